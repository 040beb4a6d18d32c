/** One person or body of a list of contacts. */
export interface Contact {
  readonly name: string
  readonly organisation: string
  readonly notes: string
  /** Phone numbers and e-mail addresses. */
  readonly contacts: string
  /** It is none of the list: a title, a subject, a greeting. */
  readonly isAside: boolean
}

/** True for what an address book writes. */
export function isAddressBook(text: string): boolean {
  return /^\s*BEGIN:VCARD\s/i.test(text.slice(0, 500))
}

/** One contact for each card of an address book. */
export function addressBookCards(lines: readonly string[]): readonly Contact[] {
  const cards: Map<string, string>[] = []
  for (const line of lines) {
    if (/^BEGIN:VCARD/i.test(line)) cards.push(new Map())
    const [, key = '', value = ''] = /^(?:item\d+\.)?([A-Z]+)[^:]*:(.*)$/i.exec(line) ?? []
    const card = cards.at(-1)
    const name = key.toUpperCase()
    if (value !== '') card?.set(name, [card.get(name), value].filter(Boolean).join(' '))
  }
  return cards.map((card) => {
    const text = (key: string): string => (card.get(key) ?? '').replaceAll('\\', '')
    const [last = '', first = ''] = text('N').split(';')
    const organisation = text('ORG').split(';').filter(Boolean).join(', ')
    return {
      name: text('FN').trim() || `${first} ${last}`.trim() || organisation,
      organisation: text('FN') === organisation ? '' : organisation,
      notes: text('TITLE'),
      contacts: [text('TEL'), text('EMAIL')].filter(Boolean).join(', '),
      isAside: false,
    }
  })
}
