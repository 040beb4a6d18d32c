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
  },
  meanings: {
    firstName: 'First name',
    lastName: 'Last name',
    organisation: 'Where they work',
    leaveOut: 'Leave out',
  },
  picture: {
    untitled: 'Board',
    about: (cards: number) =>
      `A map of influence (up) and interest (across) with ${cards === 1 ? '1 card' : `${cards} cards`}.`,
  },
  import: {
    title: 'Import',
    about: 'Copy rows from a spreadsheet and paste them here, or choose a CSV or board file.',
    paste: 'Paste rows here',
    pasteHint:
      'The first row names the columns: name, sector, description, influence, interest, relationship and so on. Only name is needed. A plain list of names works too.',
    preview: 'Show what it would do',
    choose: 'Choose a file',
    drop: 'Or drop a file on this panel.',
    empties: 'Empty cells leave a card as it is.',
    added: 'Added',
    changed: 'Updated: same name',
    unchanged: 'As they are',
    refused: 'Left out',
    counts: (added: number, changed: number, unchanged: number, refused: number): string => {
      const parts = [
        added > 0 && `${added} to add`,
        changed > 0 && `${changed} to update`,
        unchanged > 0 && `${unchanged} as they are`,
        refused > 0 && `${refused} left out`,
      ]
      return parts.filter(Boolean).join(', ') || 'No rows'
    },
    row: 'Row',
    name: 'Name',
    what: 'What happens',
    willAdd: (where: string): string => `New, ${where}`,
    willChange: (fields: string): string => `Changes ${fields}`,
    unknownColumns: (names: string): string => `Not read: ${names}`,
    alsoBoard: (ties: number, plan: number): string =>
      `The board file also brings ${ties} ties and ${plan} plan lines.`,
    alsoSettings: 'Its title, question and other settings come too, because this board has no cards yet.',
    more: (rows: number): string => `and ${rows} more`,
    perform: (cards: number): string => (cards === 1 ? 'Bring in 1 card' : `Bring in ${cards} cards`),
    performNone: 'Nothing to bring in',
    another: 'Start again',
    done: (added: number, changed: number): string => `Added ${added}, updated ${changed}.`,
    unreadable: 'This file could not be opened.',
    tooMuch: 'This changes more than can be sent at once. Bring it in as two files.',
    onMap: 'on the map',
    inTray: 'to the tray',
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
