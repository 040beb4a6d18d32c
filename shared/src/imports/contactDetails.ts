/** A text without its phone numbers and e-mail addresses, and these. */
export interface WithoutContacts {
  readonly text: string
  readonly contacts: readonly string[]
}

const address = /(?:mailto:\s*)?[\p{L}\p{N}._%+'’-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/giu
/** Digits as phone numbers are written, with the signs between them. */
const digits = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s\u00a0().–/-]{0,3}\d){5,50}(?![\p{L}\p{N}])/gu
/** Before or behind a number, and between numbers, these say only what they are. */
const label =
  /(?<![\p{L}\p{N}])(?:(?:telephone|telefon|telefono|teléfono|téléphone|telefoon|telefone|phone|tel|tél|tlf|mob|fax)\.?(?=\s*\ue000)|(?:e-?mail|mail|courriel|correo|telephone|telefon|telefono|teléfono|téléphone|telefoon|telefone|phone|tel|tél|tlf|mobile|mobil|mobiel|móvil|movil|cell|handy|portable|kom|mob|fax|ph|direct|office|work|home|[temhpwf])\s*[.:]{1,2}(?=\s*(?:\ue000|$)))/giu
const extension = /\ue000[\s,]*(?:ext|extension|x|durchwahl|dw|poste|int|wew|toestel)\.?\s*\d{1,6}/giu
/** Stands where a contact stood while its surroundings are tidied. */
const gap = '\ue000'

/**
 * Takes phone numbers and e-mail addresses out of a text, with the words that announce them. Years, days and numbers
 * that begin a name stay. Texts are looked at up to their 2,000th letter.
 *
 * @see SPEC T6
 */
export function withoutContacts(given: string): WithoutContacts {
  const looked = given.slice(0, mostLooked).replaceAll(gap, '')
  if (!/@|\d[^\p{L}]{4,}\d/u.test(looked)) return { text: given, contacts: [] }
  const contacts: string[] = []
  const out = (found: string): string => {
    contacts.push(found.replace(/^mailto:\s*/i, '').trim())
    return gap
  }
  const cut = looked
    .replace(address, out)
    .replace(digits, (found) => (isPhone(found) ? out(found) : found))
    .replace(extension, gap)
  if (contacts.length === 0) return { text: given, contacts }
  return { text: cut.replace(label, ' ').replace(/[<([{]\s*\ue000[\s\ue000]*[>)\]}]/g, gap), contacts }
}

const mostLooked = 2_000

/** The same for one name: what stood around the contacts is tidied away. */
export function nameWithoutContacts(name: string): WithoutContacts {
  const { text, contacts } = withoutContacts(name)
  if (contacts.length === 0) return { text, contacts }
  const plain = text
    .split(gap)
    .map((part) => part.replace(edges, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .join(', ')
  return { text: plain === '' ? nameOfAddress(contacts[0] ?? '') : plain, contacts }
}

/** The parts of a text between its contacts. */
export function partsBetween(text: string): readonly string[] {
  return text.split(gap)
}

const edges = /^[\s,;:|/<>·•–—-]+|[\s,;:|/<>·•–—-]+$/g

function isPhone(found: string): boolean {
  const groups = found.match(/\d+/g) ?? []
  const count = groups.join('').length
  const several = found.split(/\s+\/\s+/)
  if (several.length > 1 && several.every(isPhone)) return true
  if (count < 7 || isDayOrYears(found, groups)) return false
  if (/^(?:\+|00|0|\()/.test(found)) return true
  return count >= 9 ? groups.length > 1 && count < 14 : groups.length === 2 && /^\d{3}[-. ]\d{4}$/.test(found)
}

function isDayOrYears(found: string, groups: readonly string[]): boolean {
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return true
  return !/\d/.test(found.replace(/\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}/g, ''))
}

/** Whose an address is, in words that are no address any more: *Ann Lee* of `ann.lee@…`, *duty (shelter)* of others. */
export function nameOfAddress(contact: string): string {
  const [local = '', domain = ''] = contact.split('@')
  if (domain === '') return ''
  const words = local.split(/[._]+/).filter((word) => /^\p{L}+(?:-\p{L}+)?$/u.test(word))
  if (words.length > 1) return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
  const labels = domain.split('.')
  const place = labels.at(-2) ?? ''
  const isSecondLevel = labels.length > 2 && /^(?:co|com|org|gov|ac|net|nhs|gouv|edu)$/.test(place)
  return `${local} (${isSecondLevel ? labels.at(-3) : place})`
}
