/**
 * How wide text is, without a browser: one table for every picture that is written as text, so that lines break the
 * same wherever it is made. Widths are thousandths of the font size, those of Helvetica and its many twins.
 */
const groups: readonly (readonly [width: number, letters: string])[] = [
  [222, "'ijl|‘’ł"],
  [278, ' !,./:;I[\\]ft·ı'],
  [333, '"()-`r{}“”„'],
  [389, '*'],
  [500, 'Jcksvxyz'],
  [556, '#$0123456789?_abdeghnopqu^–£€«»đ'],
  [584, '+<=>~'],
  [611, 'FTZßø'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQØ'],
  [833, 'Mm'],
  [889, '%æ'],
  [1000, '—…Æ'],
  [944, 'W'],
  [1015, '@'],
]

const widths = new Map(groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])))
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u{1f000}-\u{3ffff}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Where emoji are drawn as pictures they are about this wide, of however many characters they are made. */
const pictureWidth = 1250

/** The width of a line in the unit of `size`. Rather a little too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let thousandths = 0
  if (picture.test(text))
    for (const { segment } of segmenter.segment(text)) thousandths += clusterWidth(segment)
  else for (const letter of text.normalize('NFD')) thousandths += letterWidth(letter)
  return (thousandths * size) / 1000
}

const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

function clusterWidth(cluster: string): number {
  if (picture.test(cluster)) return pictureWidth
  return [...cluster.normalize('NFD')].reduce((sum, letter) => sum + letterWidth(letter), 0)
}

/** Whether the width of every letter is known, and none is guessed. */
export function isMeasured(text: string): boolean {
  return [...text.normalize('NFD')].every((letter) => widths.has(letter) || /\p{M}/u.test(letter))
}

function letterWidth(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0
  return widths.get(letter) ?? (wide.test(letter) ? 1000 : 620)
}

/**
 * Breaks text into at most `most` lines no wider than `width`. Words too long for a line are broken; what does not
 * fit ends in `…`.
 */
export function wrapText(
  text: string,
  { width, size, most }: { readonly width: number; readonly size: number; readonly most: number },
): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).flatMap((part) => (part === '' ? [] : broken(part, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer) || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
    if (lines.length > most) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const last = `${lines[most - 1] ?? ''} ${lines[most] ?? ''}`
  return [...lines.slice(0, most - 1), shortened(last, fits)]
}

/** A word in pieces that each fit. */
function broken(word: string, fits: (line: string) => boolean): readonly string[] {
  if (fits(word)) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of segmenter.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const letters = [...segmenter.segment(line)].map(({ segment }) => segment)
  while (letters.length > 0 && !fits(`${letters.join('').trimEnd()}…`)) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
