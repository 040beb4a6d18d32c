import { isMeasured, textWidth } from '../map/textWidth.ts'

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

interface Lettering {
  readonly size: number
  /** By how much these letters are wider than plain ones: bold is. */
  readonly wider?: number
}

/**
 * Lines of one text that take just the width they were laid out with, whichever font the reader has. With letters whose
 * width is only guessed, such as emoji, all of them are left as the font has them: stretched to a guess they look uneven.
 *
 * @param attributesOf by the number of the line.
 */
export function fittedLines(
  lines: readonly string[],
  { size, wider = 1 }: Lettering,
  attributesOf: (line: number) => Attributes,
): string {
  const isKnown = lines.every(isMeasured)
  const drawn = lines.map((line, at) =>
    textElement(line, {
      'font-size': size,
      ...(isKnown && { textLength: textWidth(line, size) * wider, lengthAdjust: 'spacingAndGlyphs' }),
      ...attributesOf(at),
    }),
  )
  return drawn.join('')
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
