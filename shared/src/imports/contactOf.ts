import { fold } from '../base/fold.ts'
import type { Contact } from './addressBook.ts'
import { nameOfAddress, partsBetween, withoutContacts } from './contactDetails.ts'

/** Name, where they work, and what else is said, of one line. */
export function contactOf(line: string): Contact {
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
export function textsIn(line: string): readonly string[] {
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
