import type { Steps } from '../base/steps.ts'
import { addressBookCards, type Contact, isAddressBook } from './addressBook.ts'
import { withoutContacts } from './contactDetails.ts'
import { contactOf, textsIn } from './contactOf.ts'
import { isClosing, letterLines } from './letterLines.ts'
import { hasMark, withoutListMarks } from './listMarks.ts'
import { readRating } from './rating.ts'

const mostLines = 45_000
/** Letters by which a text is known for a list of contacts. */
const mostSampled = 20_000
const entriesAStep = 200

/** How a list of contacts is written: each line has one, blocks of lines, or lines in which several are named. */
type Shape = 'lines' | 'blocks' | 'fields'

/** The lines of one contact; `''` for a blank one. */
interface Entry {
  readonly text: string
  readonly isAside: boolean
}

/**
 * Reads a list of contacts that has no headings: lines such as *Ann Lee, Housing, 01632 960201*, blocks of lines with
 * one person each, cards as address books write them, the lines of a letter that say whom it went to.
 *
 * @returns nothing when most lines hold neither a phone number nor an e-mail address.
 * @see SPEC T6
 */
export function* readingContacts(text: string): Steps<readonly Contact[] | undefined> {
  const linesOf = (part: string): readonly string[] => withoutListMarks(part.split(/\r\n?|\n/, mostLines))
  if (isAddressBook(text)) return addressBookCards(text.split(/\r\n?|\n/, mostLines))
  const isLong = text.length > mostSampled
  const shape = shapeOf(linesOf(isLong ? text.slice(0, text.lastIndexOf('\n', mostSampled)) : text))
  if (!shape) return undefined
  yield
  const contacts: Contact[] = []
  for (const [at, entry] of entriesIn(linesOf(text), shape).entries()) {
    if (at % entriesAStep === 0) yield
    contacts.push(entry.isAside ? aside(entry.text) : entry.text === '' ? nobody : contactOf(entry.text))
  }
  return contacts
}

function shapeOf(lines: readonly string[]): Shape | undefined {
  const end = signatureAt(lines)
  const filled = lines.slice(0, end).filter((line) => line.trim() !== '')
  const holding = filled.filter(holdsContact)
  if (holding.length === 0) return undefined
  if (areAddressFields(holding)) return 'fields'
  if (areBlocks(blocksOf(lines))) return 'blocks'
  const around = letterLines(lines.slice(0, end), (line) => holdsContact(line) || hasMark(line))
  const isMost = holding.length > 1 && holding.length * 2 > filled.length - around.size
  return isMost && !areRated(holding) ? 'lines' : undefined
}

function entriesIn(lines: readonly string[], shape: Shape): readonly Entry[] {
  switch (shape) {
    case 'fields':
      return addressEntries(lines)
    case 'blocks':
      return blocksOf(lines).map((block) => ({
        text: block.map(withoutFieldName).join('\t'),
        isAside: false,
      }))
    case 'lines':
      return lineEntries(lines)
  }
}

/** Index of the closing of a letter, below which its writer signs with numbers of their own. */
function signatureAt(lines: readonly string[]): number {
  const at = lines.findIndex(
    (line, index) => isClosing(line.trim()) && lines.slice(0, index).filter(holdsContact).length > 1,
  )
  return at === -1 ? lines.length : at
}

const holdsContact = (line: string): boolean => withoutContacts(line).contacts.length > 0
const addressesIn = (line: string): number =>
  withoutContacts(line).contacts.filter((contact) => contact.includes('@')).length

/** Lines in which several are named, each with an address; a line with one may go on in the next. */
function areAddressFields(lines: readonly string[]): boolean {
  const several = lines.filter((line) => addressesIn(line) > 1 || />\s*(?:;|,\s*$)/.test(line))
  return several.length * 2 > lines.length || (several.length > 0 && lines.length < 3)
}

/** A table without headings has ratings in it, which a list of contacts has not. */
function areRated(lines: readonly string[]): boolean {
  const rated = lines.filter((line) =>
    textsIn(line)
      .slice(1)
      .some((part) => readRating(part) !== undefined),
  )
  return rated.length * 2 > lines.length
}

function lineEntries(lines: readonly string[]): readonly Entry[] {
  const end = signatureAt(lines)
  // Whole lists are looked at by less than what makes a contact: it takes its time.
  const around = letterLines(lines.slice(0, end), (line) => /@|\d{3}/.test(line) || hasMark(line))
  const isAround = (at: number): boolean => at >= end || around.has(at)
  const first = lines.findIndex((line, at) => !isAround(at) && holdsContact(line))
  return lines.map((line, at) => {
    const isTitle = at < first && isTitleLine(line, lines[at + 1] ?? '')
    return { text: line.trim(), isAside: line.trim() !== '' && (isAround(at) || isTitle) }
  })
}

/** Above the first contact a line without any is a title when it stands apart or calls itself a list. */
function isTitleLine(line: string, below: string): boolean {
  return below.trim() === '' || /[:：]\s*$/.test(line) || listLike.test(line)
}

const listLike =
  /(?<!\p{L})(?:contacts?|contact list|list of|phone list|directory|kontakte|kontaktliste|adressliste|verteiler|telefonliste|liste|annuaire|lista|contactos|contatti|contatos|elenco|rubrica|agenda|contacten|lijst|adressen|kontakty|spis)(?!\p{L})/iu

/** Blocks of lines with blank ones between. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() !== '') blocks.at(-1)?.push(line)
    else if (blocks.at(-1)?.length) blocks.push([])
  }
  return blocks.filter((block) => block.length > 0)
}

/** In most of them a contact has a line of its own. */
function areBlocks(blocks: readonly (readonly string[])[]): boolean {
  const isCard = (block: readonly string[]): boolean =>
    block.length > 1 && !holdsContact(block[0] ?? '') && block.slice(1).some(isOnlyContact)
  const cards = blocks.filter(isCard).length
  return cards > 0 && cards * 2 > blocks.length && blocks.every(({ length }) => length < 9)
}

function isOnlyContact(line: string): boolean {
  const { contacts } = withoutContacts(line)
  return contacts.length > 0 && textsIn(line).length === 0
}

/** *Name: Ann Lee* in a block of lines. */
const withoutFieldName = (line: string): string => line.replace(/^\s*[\p{L}][\p{L}. -]{0,24}:\s+(?=\S)/u, '')

/** Lines with several addresses: whom a letter went to. They may go on in the next line. */
function addressEntries(lines: readonly string[]): readonly Entry[] {
  const whole = lines.join('\n').replace(/([;,])[ \t]*\n\s*/g, '$1 ')
  return whole.split('\n').flatMap((line): readonly Entry[] => {
    const [, header = '', rest = line] = /^\s*([\p{L}]{1,9})\s*:\s*(.*)$/u.exec(line) ?? []
    if (header !== '' && !holdsContact(rest)) return [{ text: line.trim(), isAside: true }]
    return entriesOf(rest).map((text) => ({ text, isAside: false }))
  })
}

/** A line cut behind each address, and at semicolons. */
function entriesOf(line: string): readonly string[] {
  return line
    .split(/;|(?<=@[\p{L}\p{N}.-]{1,200}>?)\s*,/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

const nobody: Contact = { name: '', organisation: '', notes: '', contacts: '', isAside: false }
const aside = (line: string): Contact => ({ ...nobody, name: line.trim(), isAside: true })
