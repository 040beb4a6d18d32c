/** A name, and what is said about it behind a dash or a colon. */
export interface NameAndNote {
  readonly name: string
  readonly note: string
}

const between = /\s+[-–—]\s+|\s*[:：]\s+/u
/** A name and what cuts it off end within these letters, so that long lines cost no time. */
const mostLooked = 120
const mostNameWords = 8
const mostNameLetters = 80

/**
 * Cuts lines of a list where a note begins: *Age UK – runs the lunch club*. The second half of a name stays with it:
 * *Citizens Advice – North Yorkshire*. Where hardly any line is cut, a note has several words.
 *
 * @param isMarked the list has bullets or numbers.
 */
export function namesAndNotes(lines: readonly string[], isMarked: boolean): readonly NameAndNote[] {
  const filled = lines.filter((line) => line.trim() !== '')
  const cut = lines.map(noted)
  const count = cut.filter((found) => found !== undefined).length
  const isUsual = isMarked || (count > 1 && count * 2 > filled.length)
  return lines.map((line, at) => {
    const found = cut[at]
    const isNote = found && (isUsual || wordsIn(found.note).length > 2)
    return isNote ? found : { name: line, note: '' }
  })
}

/** True for a line that has a note behind a name. */
export function isNoted(line: string, leastWords: number): boolean {
  const found = noted(line)
  return found !== undefined && wordsIn(found.note).length >= leastWords && !/[,;|\t]/.test(found.name)
}

function noted(line: string): NameAndNote | undefined {
  const text = line.trim()
  const found = between.exec(text.slice(0, mostLooked))
  if (!found) return undefined
  const [name, note] = [text.slice(0, found.index), text.slice(found.index + found[0].length).trim()]
  const isShort = name.length <= mostNameLetters && wordsIn(name).length <= mostNameWords
  if (note === '' || !isShort || !/\p{L}/u.test(name) || isPartOfName(note, name)) return undefined
  return { name, note }
}

const wordsIn = (text: string): readonly string[] => text.split(/\s+/)

/** A few words with capitals, but for small ones between them; in a line without any capital, a word or two. */
function isPartOfName(note: string, name: string): boolean {
  const words = wordsIn(note).filter((word) => /\p{L}/u.test(word))
  if (words.length === 0) return false
  const all = [...wordsIn(name), ...words]
  if (!all.some((word) => /^[^\p{L}]*\p{Lu}/u.test(word))) return words.length < 3
  return words.length < 6 && words.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word) || small.has(word))
}

const small = new Set(
  'of the and for in on at to by & von der die das des dem den und für im am de la le les du des et en y el los las del e di della dei del da do dos van het voor w i na'.split(
    ' ',
  ),
)
