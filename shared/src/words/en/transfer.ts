/** Words of import and export: reasons for refused rows, the two panels, and the picture. */
export const transferWords = {
  refused: {
    noName: 'It has no name.',
    sameName: (row: number) => `Row ${row} has the same name.`,
    twoOnBoard: 'Two cards on the board have this name. Change one of them first.',
    notNumber: (column: string, text: string) => `“${text}” in ${column} is not a number.`,
    outOfRange: (column: string, text: string) => `${column} must be from 0 to 100, not ${text}.`,
    halfPlace: 'It needs both influence and interest, or neither.',
    unknownWord: (column: string, text: string, known: string) =>
      `“${text}” is not one of the words for ${column}: ${known}.`,
    tooLong: (column: string, letters: number) => `${column} is longer than ${letters} letters.`,
    notYesNo: (column: string, text: string) => `“${text}” in ${column} is neither yes nor no.`,
    notDay: (column: string, text: string) => `“${text}” in ${column} is not a day such as 2026-03-31.`,
    notKept: (column: string) => `${column} holds something that cannot be kept.`,
    tooManyCells:
      'It has more cells than there are columns. A comma may need quotation marks round its cell.',
    openQuote: 'A quotation mark in it is not closed, or stands where none can.',
    locked: 'A facilitator locked this card in its place.',
    notRecord: 'It is not a card.',
  },
  picture: {
    untitled: 'Board',
    about: (cards: number) =>
      `A map of influence (up) and interest (across) with ${cards === 1 ? '1 card' : `${cards} cards`}.`,
  },
} as const
