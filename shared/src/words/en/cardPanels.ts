/** Words of the card editor, the *Move to…* dialog and find. */
export const cardPanelsWords = {
  editor: {
    title: 'Card',
    close: 'Close',
    remove: 'Delete card',
    restore: 'Restore card',
    gone: (by: string | undefined): string =>
      `${by ? `${by} deleted this card` : 'This card is no longer on the board'}. What you typed is still here.`,
    private: 'Only for those who work on the board',
    privateHint: 'Viewers and share-safe files never get these.',
    privateField: 'Not shown to viewers',
    influence: 'Influence, 0 to 100',
    interest: 'Interest, 0 to 100',
    quadrant: 'Quadrant',
    score: '0 to 100',
    labels: 'Separate with semicolons',
    nameNeeded: 'A card needs a name.',
    notScore: 'Type a number from 0 to 100.',
    needsBoth: 'A card without both numbers waits in the tray. Type the other one to place it.',
    locked: 'Locked in its place by a facilitator.',
    nothing: 'Nothing yet',
    yes: 'Yes',
    no: 'No',
    /** For fields whose name does not say enough. */
    hints: {
      voice: 'Do they take part themselves, or does somebody speak for them?',
      anchor: 'A clear case that everyone agrees on, to compare others with.',
      minorityNote: 'What those who would place it elsewhere said.',
    },
  },
  moveTo: {
    title: (name: string): string => `Move ${name}`,
    titleMany: (cards: number): string => `Move ${cards} cards`,
    quadrants: 'To the middle of',
    beside: 'Beside another card',
    besideChoose: 'Choose a card',
    toTray: 'Back to the tray',
    apply: 'Move',
  },
  find: {
    title: 'Find a card',
    field: 'Name, sector or description',
    none: 'No card has this.',
    found: (cards: number): string => (cards === 1 ? '1 card' : `${cards} cards`),
    hint: 'Enter shows the card.',
  },
} as const
