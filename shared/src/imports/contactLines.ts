import { fold } from '../base/fold.ts'
import { addressBookCards, type Contact, isAddressBook } from './addressBook.ts'
import { nameOfAddress, partsBetween, withoutContacts } from './contactDetails.ts'
import { isClosing, letterLines } from './letterLines.ts'
import { hasMark, withoutListMarks } from './listMarks.ts'
import { readRating } from './rating.ts'

const mostLines = 45_000

/**
 * Reads a list of contacts that has no headings: lines such as *Ann Lee, Housing, 01632 960201*, blocks of lines with
 * one person each, cards as address books write them, the lines of a letter that say whom it went to.
 *
 * @returns nothing when most lines hold neither a phone number nor an e-mail address.
 * @see SPEC T6
 */
export function readContacts(text: string): readonly Contact[] | undefined {
  const lines = withoutListMarks(text.split(/\r\n?|\n/, mostLines))
  if (isAddressBook(text)) return addressBookCards(lines)
  const end = signatureAt(lines)
  const filled = lines.slice(0, end).filter((line) => line.trim() !== '')
  const holding = filled.filter(holdsContact)
  if (holding.length === 0) return undefined
  if (areAddressFields(holding)) return addressLines(lines)
  const blocks = blocksOf(lines)
  if (blocks) return blocks.map((block) => contactOf(block.map(withoutFieldName).join('\t')))
  const around = letterLines(lines.slice(0, end), (line) => holdsContact(line) || hasMark(line))
  const isMost = holding.length > 1 && holding.length * 2 > filled.length - around.size
  return isMost && !areRated(holding) ? eachLine(lines, (at) => at >= end || around.has(at)) : undefined
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

function eachLine(lines: readonly string[], isAround: (at: number) => boolean): readonly Contact[] {
  const first = lines.findIndex((line, at) => !isAround(at) && holdsContact(line))
  return lines.map((line, at) => {
    if (line.trim() === '') return nobody
    const isTitle = at < first && isTitleLine(line, lines[at + 1] ?? '')
    return isAround(at) || isTitle ? aside(line) : contactOf(line)
  })
}

/** Above the first contact a line without any is a title when it stands apart or calls itself a list. */
function isTitleLine(line: string, below: string): boolean {
  return below.trim() === '' || /[:：]\s*$/.test(line) || listLike.test(line)
}

const listLike =
  /(?<!\p{L})(?:contacts?|contact list|list of|phone list|directory|kontakte|kontaktliste|adressliste|verteiler|telefonliste|liste|annuaire|lista|contactos|contatti|contatos|elenco|rubrica|agenda|contacten|lijst|adressen|kontakty|spis)(?!\p{L})/iu

/** Blocks of lines with blank ones between, in most of which a contact has a line of its own. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] | undefined {
  const blocks: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() !== '') blocks.at(-1)?.push(line)
    else if (blocks.at(-1)?.length) blocks.push([])
  }
  const all = blocks.filter((block) => block.length > 0)
  const isCard = (block: readonly string[]): boolean =>
    block.length > 1 && !holdsContact(block[0] ?? '') && block.slice(1).some(isOnlyContact)
  const cards = all.filter(isCard)
  const isList = cards.length > 0 && cards.length * 2 > all.length && all.every(({ length }) => length < 9)
  return isList ? all : undefined
}

function isOnlyContact(line: string): boolean {
  const { contacts } = withoutContacts(line)
  return contacts.length > 0 && textsIn(line).length === 0
}

/** *Name: Ann Lee* in a block of lines. */
const withoutFieldName = (line: string): string => line.replace(/^\s*[\p{L}][\p{L}. -]{0,24}:\s+(?=\S)/u, '')

/** Lines with several addresses: whom a letter went to. They may go on in the next line. */
function addressLines(lines: readonly string[]): readonly Contact[] {
  const whole = lines.join('\n').replace(/([;,])[ \t]*\n\s*/g, '$1 ')
  return whole.split('\n').flatMap((line): readonly Contact[] => {
    if (line.trim() === '') return []
    const [, header = '', rest = line] = /^\s*([\p{L}]{1,9})\s*:\s*(.*)$/u.exec(line) ?? []
    if (header !== '' && !holdsContact(rest)) return [aside(line)]
    const entries = entriesOf(rest)
    return entries.map(contactOf)
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

/** Name, where they work, and what else is said, of one line. */
function contactOf(line: string): Contact {
  const { contacts } = withoutContacts(line)
  const email = contacts.find((contact) => contact.includes('@')) ?? ''
  const numbers = contacts.length > 0 ? bareNumbers(line) : []
  const [first = '', ...others] = givenNameFirst(textsIn(line), { email, isQuoted: /<[^>]*@/.test(line) })
  const at = others.findLastIndex((text) => /^[^\p{L}]*[\p{Lu}\p{Lo}\p{N}]/u.test(text) && wordsIn(text) < 7)
  const notes = others.filter((_, index) => index !== at)
  return {
    name: first === '' ? nameOfAddress(email) : first,
    organisation: others[at] ?? '',
    notes: notes.join(', '),
    contacts: [...contacts, ...numbers].join(', '),
    isAside: false,
  }
}

const wordsIn = (text: string): number => text.split(/\s+/).length

const separators = /[,;|\t]|\s[-–—]\s|\s\/\s/u

const edges = /^[\s"“”<>:–—-]+|[\s"“”<>:–—-]+$/gu

/** The words of a line between its commas, dashes and contacts. */
function textsIn(line: string): readonly string[] {
  return partsBetween(withoutContacts(line).text)
    .flatMap((part) => part.split(separators))
    .map((part) => part.replace(edges, '').replace(/^['‘](.*)['’]$/u, '$1'))
    .filter((part) => /\p{L}/u.test(part))
}

/** Parts of digits alone: extensions. */
function bareNumbers(line: string): readonly string[] {
  return partsBetween(withoutContacts(line).text)
    .flatMap((part) => part.split(separators))
    .map((part) => part.trim())
    .filter((part) => /^[\d ()+-]{3,}$/.test(part))
}

interface Beside {
  readonly email: string
  /** The address stands in angle brackets behind the name. */
  readonly isQuoted: boolean
}

/** *Lee, Ann* is *Ann Lee*: the address has both names, or the name stands before an address in brackets. */
function givenNameFirst(texts: readonly string[], { email, isQuoted }: Beside): readonly string[] {
  const [last = '', given = '', ...others] = texts
  if (given === '' || email === '') return texts
  const [, first = given, behind = ''] = /^([^(]*?)\s*(\(.*\))$/u.exec(given) ?? []
  const local = fold(email.split('@')[0] ?? '')
  const isIn = (name: string): boolean => name.length > 1 && local.includes(fold(name))
  const hasBoth = isIn(first.split(' ')[0] ?? '') && last.split(/[\s-]/).some(isIn)
  const isShort = isQuoted && wordsIn(last) === 1 && wordsIn(first) < 3
  if (!hasBoth && !isShort) return texts
  return [[first, last, behind].filter((part) => part !== '').join(' '), ...others]
}
