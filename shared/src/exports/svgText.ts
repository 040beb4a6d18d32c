import { textWidth } from '../map/textWidth.ts'

/** Makes text safe in XML, as content and as attribute: no tag, no entity, nothing XML may not hold. */
export function escapeXml(text: string): string {
  return text.replace(unfit, '\ufffd').replace(/[&<>"']/g, (letter) => entities.get(letter) ?? letter)
}

// Controls and halves of surrogate pairs: XML 1.0 cannot hold them.
const unfit = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

type Attributes = Readonly<Record<string, string | number>>

/** One element; `content` is XML already. Numbers are cut to one decimal. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value)}"`)
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** A text element. */
export function textElement(text: string, attributes: Attributes): string {
  return element('text', attributes, escapeXml(text))
}

/** Text that takes just the width it was laid out with, whichever font the reader has. */
export function fittedText(text: string, size: number, attributes: Attributes): string {
  const fitted = { textLength: textWidth(text, size), lengthAdjust: 'spacingAndGlyphs' }
  return textElement(text, { 'font-size': size, ...fitted, ...attributes })
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
