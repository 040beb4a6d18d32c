import { finish, type Steps } from '../base/steps.ts'

/** What is done with the parts of a marked-up text, in their order. Names of tags are in lower case. */
export interface MarkupReader {
  readonly open: (tag: string, attributes: string) => void
  readonly close: (tag: string) => void
  readonly text: (text: string) => void
}

const tagsAStep = 10_000

/** Elements whose content is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noscript', 'template', 'iframe'])

/**
 * Walks over HTML or XML, however broken, without building a tree, running or fetching anything. Text comes with its
 * character references resolved; comments and declarations are passed over.
 */
export function readMarkup(markup: string, reader: MarkupReader): void {
  finish(readingMarkup(markup, reader))
}

/** The same in steps. */
export function* readingMarkup(markup: string, reader: MarkupReader): Steps<void> {
  let at = 0
  for (let tags = 1; at < markup.length; tags += 1) {
    if (tags % tagsAStep === 0) yield
    const tagAt = markup.indexOf('<', at)
    if (tagAt === -1) {
      reader.text(unescapeText(markup.slice(at)))
      return
    }
    if (tagAt > at) reader.text(unescapeText(markup.slice(at, tagAt)))
    at = readTag(markup, tagAt, reader)
  }
}

/** @returns where reading goes on. */
function readTag(markup: string, at: number, reader: MarkupReader): number {
  if (markup.startsWith('<!--', at)) return behind(markup, '-->', at + 4)
  if (markup.startsWith('<![CDATA[', at)) {
    const end = behind(markup, ']]>', at)
    reader.text(markup.slice(at + 9, end - 3))
    return end
  }
  if (markup[at + 1] === '!' || markup[at + 1] === '?') return behind(markup, '>', at)
  const isEnd = markup[at + 1] === '/'
  const nameAt = at + (isEnd ? 2 : 1)
  let nameEnd = nameAt
  while (isNameLetter(markup.charCodeAt(nameEnd))) nameEnd += 1
  if (nameEnd === nameAt) {
    reader.text('<')
    return at + 1
  }
  const end = tagEnd(markup, nameEnd)
  const tag = markup.slice(nameAt, nameEnd).toLowerCase()
  const isEmpty = markup[end - 2] === '/'
  if (isEnd) reader.close(tag)
  else reader.open(tag, markup.slice(nameEnd, end - 1))
  if (!isEnd && isEmpty) reader.close(tag)
  if (isEnd || isEmpty || !raw.has(tag)) return end
  const closing = new RegExp(`</${tag}[\\s>/]`, 'ig')
  closing.lastIndex = end
  const found = closing.exec(markup)
  return found ? found.index : markup.length
}

function behind(markup: string, mark: string, from: number): number {
  const at = markup.indexOf(mark, from)
  return at === -1 ? markup.length : at + mark.length
}

function isNameLetter(code: number): boolean {
  // Letters, digits, and : - _ of names such as o:p.
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= 58 && code !== 47) ||
    code === 95
  )
}

/** Behind the `>` that ends a tag: one within quotation marks does not. */
function tagEnd(markup: string, from: number): number {
  let quote = ''
  for (let at = from; at < markup.length; at += 1) {
    const letter = markup[at] ?? ''
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '>') return at + 1
    else if ((letter === '"' || letter === "'") && markup[at - 1] === '=') quote = letter
  }
  return markup.length
}

/** One attribute out of the text between a tag's name and its end. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = patternOf(name).exec(attributes)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? undefined : unescapeText(value)
}

const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp {
  const there = patterns.get(name)
  if (there) return there
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
  patterns.set(name, pattern)
  return pattern
}

/** The named letters of Latin-1, from U+00A0 on. */
const latinNames =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const named: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    bull: '•',
    hellip: '…',
    euro: '€',
    trade: '™',
  }),
  ...latinNames.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
])

function unescapeText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,7}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return named.get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
