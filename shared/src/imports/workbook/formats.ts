import { attribute, readMarkup } from '../markup.ts'

/** How a cell's number is shown, as far as it changes what it means. */
export type Format = 'plain' | 'date' | 'percent'

const builtIn = (id: number): Format => {
  if (id === 9 || id === 10) return 'percent'
  const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return isDate ? 'date' : 'plain'
}

/** The format of every cell style of a workbook, by its index. */
export function readFormats(xml: string): readonly Format[] {
  const own = new Map<number, Format>()
  const formats: Format[] = []
  let isCells = false
  readMarkup(xml, {
    open(tag, attributes) {
      const local = tag.slice(tag.indexOf(':') + 1)
      if (local === 'numfmt') {
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          formatOf(attribute(attributes, 'formatCode') ?? ''),
        )
      } else if (local === 'cellxfs') isCells = true
      else if (local === 'xf' && isCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(own.get(id) ?? builtIn(id))
      }
    },
    close(tag) {
      if (tag.endsWith('cellxfs')) isCells = false
    },
    text() {},
  })
  return formats
}

/** Letters of days and years, outside of quoted text, colours and conditions, make a date. */
function formatOf(code: string): Format {
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (signs.includes('%')) return 'percent'
  return /[dy]/i.test(signs) && !/general/i.test(signs) ? 'date' : 'plain'
}
