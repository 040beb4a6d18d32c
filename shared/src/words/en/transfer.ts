interface Sum extends Readonly<Record<'added' | 'changed' | 'unchanged' | 'refused' | 'onMap', number>> {
  /** Columns of influence and interest of which nothing could be read. */
  readonly unrated: readonly string[]
}

interface Done {
  readonly added: number
  readonly changed: number
  readonly left: readonly { readonly column: string; readonly isWholeColumn: boolean }[]
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)
const quoted = (text: string): string => `“${text}”`
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Words of import and export: reasons for refused rows, the two panels, and the picture. */
export const transferWords = {
  refused: {
    noName: 'It has no name.',
    sameName: (row: number) => `Row ${row} has the same name.`,
    twoOnBoard: 'Two cards on the board have this name. Change one of them first.',
    notKept: (column: string) => `${column} holds something that cannot be kept.`,
    locked: 'A facilitator locked this card in its place.',
    notRecord: 'It is not a card.',
  },
  left: {
    column: (letter: string) => `Column ${letter}`,
    beyond: 'Columns after the 64th',
    quotes: 'Quotation marks that do not match',
    contacts: 'Phone and e-mail',
  },
  meanings: {
    firstName: 'First name',
    lastName: 'Last name',
    organisation: 'Organisation',
    leaveOut: 'Leave out',
  },
  picture: {
    untitled: 'Board',
    about: (cards: number) =>
      `A map of influence (up) and interest (across) with ${cards === 1 ? '1 card' : `${cards} cards`}.`,
  },
  import: {
    title: 'Import',
    about: 'Copy rows from any list and paste them here, or choose a file: a spreadsheet or a board file.',
    paste: 'Paste rows here',
    pasteHint: 'A plain list of names is enough. You see what will happen before anything does.',
    preview: 'Show what it would do',
    choose: 'Choose a file',
    drop: 'Or drop a file anywhere on the board.',
    reading: 'Reading the list…',
    cancel: 'Cancel',
    sum: ({ added, changed, unchanged, refused, onMap, unrated }: Sum): string => {
      const all = added + changed + unchanged
      const parts = [
        added > 0 && `${added} new`,
        changed > 0 && `${changed} updated`,
        unchanged > 0 && `${unchanged} as they are`,
        refused > 0 && `${rows(refused)} left out`,
      ]
      const told = parts.filter(Boolean).join(', ')
      const partners = all === 1 ? '1 partner' : `${all} partners`
      if (added + changed === 0) return `${partners}: ${told || 'nothing to bring in'}.`
      const placed = onMap === 0 ? 'none goes' : onMap === 1 ? '1 goes' : `${onMap} go`
      const why =
        unrated.length > 0 ? `: no ratings could be read in ${unrated.map(quoted).join(' and ')}` : ''
      return `${partners}: ${told}; ${placed} on the map${why}.`
    },
    sheet: 'Sheet',
    sheetRows: (name: string, count: number): string => `${name} (${rows(count)})`,
    headings: 'Headings',
    headingRows: (numbers: readonly number[]): string => {
      if (numbers.length === 0) return 'No headings'
      return numbers.length === 1 ? `In row ${numbers[0]}` : `In rows ${numbers.join(' and ')}`
    },
    cardsAre: 'A card for each',
    cardsAreOf: { people: 'Person', organisations: 'Organisation' },
    letters: 'Letters read as',
    tableAbout: 'The rows, which of them come in, and what each column becomes',
    bringIn: 'Bring in',
    bringInRow: (row: number): string => `Bring in row ${row}`,
    showAll: (count: number): string => `Show all ${rows(count)}`,
    showFewer: 'Show fewer',
    showRows: (from: number, to: number, of: number): string => `Show rows ${from}–${to} of ${of}`,
    columnIs: (title: string): string => `${title} becomes`,
    scaleOf: (title: string): string => `Scale of ${title}`,
    scaleOfWords: 'In words',
    scaleOfNumbers: (from: number, to: number): string =>
      from > to ? `${from} low to ${to} high` : `From ${from} to ${to}`,
    check: 'Please check',
    checkColumn: { meaning: 'Is it this?', scale: 'Is this the scale?', unrated: 'No rating read' },
    isHeading: 'heading',
    toTray: 'To the tray, without places',
    unreadToNotes: 'Put what cannot be read into the notes',
    mapTitle: 'Where the cards would stand',
    mapAbout: (counts: readonly { readonly label: string; readonly cards: number }[]): string =>
      `Where the cards would stand. ${counts.map(({ label, cards }) => `${label}: ${cards}`).join(', ')}.`,
    leftCells: (
      column: string,
      cells: number,
      { row, text }: { readonly row: number; readonly text: string },
    ): string => {
      const count = cells === 1 ? '1 cell' : `${cells} cells`
      return `${column}: ${count} not read${text ? `, ${cells === 1 ? '' : 'such as '}row ${row} “${text}”` : ''}`
    },
    half: (partners: number): string =>
      partners === 1
        ? '1 partner has only one of the two ratings; a new one waits in the tray'
        : `${partners} partners have only one of the two ratings; new ones wait in the tray`,
    skipped: (lines: readonly { readonly text: string }[]): string => {
      const few = lines.slice(0, 3).map(({ text }) => `“${text}”`)
      const more = lines.length - few.length
      return `Not partners, so left out: ${few.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    },
    leftColumns: (columns: readonly string[]): string => `Left out: ${columns.join(', ')}`,
    alike: (open: number, joined: number): string => {
      const alike = open === 1 ? '1 name looks like another' : `${open} names look like others`
      if (joined === 0) return alike
      return open === 0 ? `${joined} joined` : `${alike}, ${joined} joined`
    },
    looksLike: (name: string, other: string, kind: 'card' | 'row'): string =>
      kind === 'card' ? `“${name}” looks like the card “${other}”` : `“${name}” looks like “${other}”`,
    join: 'Join',
    part: 'Keep apart',
    joinNames: (name: string, other: string): string => `Join “${name}” with “${other}”`,
    partNames: (name: string, other: string): string => `Keep “${name}” and “${other}” apart`,
    refusedRows: (count: number): string => `${rows(count)} left out`,
    changedRows: (count: number): string => (count === 1 ? '1 card updated' : `${count} cards updated`),
    empties: 'Empty cells leave a card as it is.',
    row: 'Row',
    name: 'Name',
    why: 'Why',
    changes: 'What changes',
    more: (count: number): string => (count === 1 ? 'and 1 row more' : `and ${count} rows more`),
    alsoBoard: (ties: number, plan: number): string =>
      `The board file also brings ${ties} ties and ${plan} plan lines.`,
    alsoSettings: 'Its title, question and other settings come too, because this board has no cards yet.',
    perform: (cards: number): string => (cards === 0 ? 'Bring it in' : `Bring in ${cards}`),
    performNone: 'Nothing to bring in',
    another: 'Another list',
    done: ({ added, changed, left }: Done): string => {
      const parts = [added > 0 && `Added ${added}`, changed > 0 && `updated ${changed}`].filter(Boolean)
      const unread = left.filter(({ isWholeColumn }) => !isWholeColumn).map(({ column }) => column)
      const told = parts.length > 0 ? `${upper(parts.join(', '))}.` : 'Done.'
      return unread.length > 0 ? `${told} Some cells were not read: ${unread.join(', ')}.` : told
    },
    unreadable: 'This file could not be opened.',
    noPictures: 'Pictures cannot be brought in. Copy the rows of a list instead.',
    tooMuch: 'This changes more than can be sent at once. Bring it in as two files.',
  },
  export: {
    title: 'Export',
    what: 'What goes in',
    safe: 'Safe to share',
    safeAbout: 'Names, sectors, descriptions, places and relationships. No attitudes, notes or plan.',
    all: 'Everything',
    allAbout: 'With attitudes, notes and the plan. Only for those who work on the board.',
    onlySafe: 'Your link gives copies that are safe to share.',
    wholeBoard: 'The whole board with its private fields, to keep or to open on another server.',
    pictureSame: 'The picture shows nothing private, so it is the same either way.',
    formats: {
      csv: {
        label: 'Spreadsheet (CSV)',
        about: 'Every card as a row. Opens in any spreadsheet and can be brought back in.',
      },
      plan: { label: 'Plan (CSV)', about: 'Who does what with which partner, and by when: a line a row.' },
      json: {
        label: 'Board file (JSON)',
        about:
          'The board without its private fields, to open on another server. To keep it whole, choose Everything.',
      },
      svg: { label: 'Picture (SVG)', about: 'The map, sharp at any size.' },
      png: { label: 'Picture (PNG)', about: 'The map for slides and messages.' },
    },
    save: 'Save',
    saveAs: (label: string): string => `Save as ${label}`,
    saved: (name: string): string => `Saved ${name}`,
    failed: 'The picture could not be drawn in this browser. The SVG picture works everywhere.',
  },
} as const
