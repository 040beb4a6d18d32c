import type { Steps } from '../base/steps.ts'
import { words } from '../words/words.ts'
import type { Contact } from './addressBook.ts'
import { readingContacts } from './contactLines.ts'
import type { LayoutColumn } from './layout.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheetOf.ts'

const columnOf: Readonly<Record<Exclude<keyof Contact, 'isAside'>, LayoutColumn>> = {
  name: { heading: '', meaning: 'name', isSure: true },
  organisation: { heading: '', meaning: 'organisation', isSure: false },
  notes: { heading: '', meaning: 'notes', isSure: true },
  contacts: { heading: words.transfer.left.contacts, meaning: 'leaveOut', isSure: true },
}
const parts = ['name', 'organisation', 'notes', 'contacts'] as const

/**
 * A sheet of a list of contacts: who, where they work, and in a column that is left out how to reach them.
 *
 * @returns nothing when the text is no such list.
 * @see SPEC T6
 */
export function* contactSheet(text: string): Steps<Sheet | undefined> {
  const contacts = yield* readingContacts(text)
  if (!contacts) return undefined
  const used = parts.filter((part) => contacts.some((contact) => contact[part] !== '' && !contact.isAside))
  const records = contacts.map((contact) => ({ cells: used.map((part) => contact[part]) }))
  const asides = contacts.flatMap(({ isAside }, at) => (isAside ? [at + 1] : []))
  return {
    ...sheetOf({ records }),
    asides: new Set(asides),
    columns: used.map((part) => columnOf[part]),
  }
}
