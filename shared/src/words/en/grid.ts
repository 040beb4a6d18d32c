// Places are kept to a tenth; nobody wants to read or hear tenths.
const whole = Math.round

/** Words of the map, the tray and what is done on them. */
export const gridWords = {
  gridName: (cards: number): string =>
    `Influence and interest grid, ${cards} ${cards === 1 ? 'card' : 'cards'}`,
  laserOn: 'Laser pointer. Press and drag to point.',
  laserOff: 'Laser pointer put away.',
  gridKeys:
    'Tab steps from card to card. Arrow keys move the card, with Shift by 10. Enter edits, M opens Move to. Press Escape, then Tab, to leave.',
  influence: 'Influence',
  interest: 'Interest',
  low: 'Low',
  high: 'High',
  landing: (influence: number, interest: number): string =>
    `Influence ${whole(influence)} · Interest ${whole(interest)}`,
  /** With tenths: for those who ask exactly. */
  exact: (influence: number, interest: number): string => `Influence ${influence} · Interest ${interest}`,
  overTray: 'Back to the tray',
  card: (name: string, where: string, position: string): string => `${name}. ${where}. ${position}`,
  where: (influence: number, interest: number, quadrant: string): string =>
    `Influence ${whole(influence)}, interest ${whole(interest)}. ${quadrant}`,
  position: (at: number, of: number): string => `${at} of ${of}`,
  locked: 'Locked',
  selected: 'Selected',
  beingMoved: (person: string): string => `Being moved by ${person}`,
  takenBack: 'Nothing was typed. The new card is gone again.',
  newCard: 'New card',
  copyOf: (name: string): string => name,
  influenceNow: (value: number): string => `Influence ${whole(value)}`,
  interestNow: (value: number): string => `Interest ${whole(value)}`,
  quadrantNow: (quadrant: string): string => `Now ${quadrant}`,
  movedTo: (influence: number, interest: number, quadrant: string): string =>
    `Moved to influence ${whole(influence)}, interest ${whole(interest)}, ${quadrant}`,
  movedMany: (cards: number): string => `Moved ${cards} cards`,
  movedToTray: (cards: number): string =>
    cards === 1 ? 'Moved back to the tray' : `Moved ${cards} cards back to the tray`,
  added: (name: string): string => `Added ${name}`,
  addedMany: (cards: number): string => (cards === 1 ? 'Added 1 card' : `Added ${cards} cards`),
  removed: (name: string): string => `Deleted ${name}`,
  tooManyOfOthers: 'You may take 200 cards of others off at once. A facilitator can do more.',
  removedMany: (cards: number): string => `Deleted ${cards} cards`,
  copied: (cards: number): string => (cards === 1 ? 'Copied 1 card' : `Copied ${cards} cards`),
  selectedMany: (cards: number): string =>
    cards === 0 ? 'Nothing selected' : cards === 1 ? '1 card selected' : `${cards} cards selected`,
  undone: {
    something: 'Undone',
    gone: (name: string): string => `Undone: ${name} is taken back.`,
    goneMany: (cards: number): string => `Undone. ${cards} cards taken back.`,
    back: (name: string): string => `Undone: ${name} is back.`,
    backMany: (cards: number): string => `Undone. ${cards} cards are back.`,
    moved: (name: string, influence: number, interest: number): string =>
      `Undone: ${name} is back at ${whole(influence)}, ${whole(interest)}.`,
    movedMany: (cards: number): string => `Undone. ${cards} cards are where they were.`,
    toTray: (name: string): string => `Undone: ${name} waits in the tray again.`,
    changed: (name: string): string => `Undone: a change to ${name}.`,
    changedMany: (cards: number): string => `Undone. Changes to ${cards} cards.`,
  },
  redone: {
    something: 'Redone',
    gone: (name: string): string => `Redone: ${name} is deleted.`,
    goneMany: (cards: number): string => `Redone. ${cards} cards deleted.`,
    back: (name: string): string => `Redone: ${name} is back.`,
    backMany: (cards: number): string => `Redone. ${cards} cards are back.`,
    moved: (name: string, influence: number, interest: number): string =>
      `Redone: ${name} is at ${whole(influence)}, ${whole(interest)} again.`,
    movedMany: (cards: number): string => `Redone. ${cards} cards moved again.`,
    toTray: (name: string): string => `Redone: ${name} waits in the tray again.`,
    changed: (name: string): string => `Redone: a change to ${name}.`,
    changedMany: (cards: number): string => `Redone. Changes to ${cards} cards.`,
  },
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  pasteByKey: 'Your browser only pastes by its own keys: press Ctrl+V, or ⌘V.',
  lockedNow: (cards: number): string => (cards === 1 ? 'Locked' : `Locked ${cards} cards`),
  unlockedNow: (cards: number): string => (cards === 1 ? 'Unlocked' : `Unlocked ${cards} cards`),
  isMoving: (person: string): string => `${person} is moving this.`,
  someone: 'Someone',
  tapWhere: (card: string): string => `Choose where ${card} goes`,
  tapWhereMany: (cards: number): string => `Choose where the ${cards} cards go`,
  cancelled: 'Cancelled',
  cancel: 'Cancel',
  undo: 'Undo',
  gone: (name: string): string => `${name} was deleted.`,
  goneToTray: (name: string): string => `${name} was put back in the tray.`,
  lineNow: (axis: string, value: number): string => `${axis} line at ${whole(value)}`,
  lineName: (axis: string): string => `${axis} line: above it counts as high`,
  remoteMoved: (person: string, influence: number, interest: number): string =>
    `${person} moved it to influence ${whole(influence)}, interest ${whole(interest)}`,
  gridLinesOn: 'Grid lines shown',
  gridLinesOff: 'Grid lines hidden',
  goTo: (person: string): string => `Go to ${person}`,
  emptyTitle: 'The map is empty',
  dragFromLeft: 'Drag cards here from the left',
  dragFromBelow: 'Drag cards here from below',
  emptyHint: 'Double-click where a partner stands, or add names on the left.',
  tray: {
    add: 'Add a partner',
    addHint: 'Type a name, then Enter',
    addButton: 'Add',
    count: (waiting: number): string => `${waiting} waiting`,
    empty: 'Every card has its place.',
    emptyBoard: 'Type the first name above, or paste a list.',
    hide: 'Hide the tray',
    show: 'Show the tray',
    dragHint: 'Drag a card onto the map. By keys: M on a card, or Enter on Place.',
    place: 'Place',
    placeCard: (name: string): string => `Place ${name}`,
    drop: 'Drop here to take it off the map',
  },
  bar: {
    name: 'Selected card',
    move: 'Move',
    up: 'More influence',
    down: 'Less influence',
    left: 'Less interest',
    right: 'More interest',
    more: 'More',
  },
  /** Undo or redo found that somebody else had changed the same meanwhile. */
  overtaken: {
    did: {
      moved: (who: string, about: string): string => `${who} moved ${about} meanwhile.`,
      changed: (who: string, about: string): string => `${who} changed ${about} meanwhile.`,
      removed: (who: string, about: string): string => `${who} deleted ${about} meanwhile.`,
      brought: (who: string, about: string): string => `${who} brought ${about} back meanwhile.`,
    },
    destroyed: 'What this was about was deleted for good meanwhile.',
    ownElsewhere: (about: string): string => `You changed ${about} in another window meanwhile.`,
    cards: (count: number): string => `${count} cards`,
    board: 'the board’s settings',
    again: {
      undo: (name: string): string => `Undo again to take back your earlier step: ${name}.`,
      redo: (name: string): string => `Redo again for the next step: ${name}.`,
    },
  },
  superseded: {
    /** Where a card is, after “now” or “put it”. */
    at: (influence: number, interest: number): string =>
      `at influence ${whole(influence)}, interest ${whole(interest)}`,
    inTray: 'in the tray',
    one: (person: string, name: string, theirs: string, mine: string): string =>
      `${person} moved ${name} meanwhile: it is now ${theirs}. You had put it ${mine}.`,
    many: (cards: readonly string[], more: number): string =>
      `Others moved these cards of yours meanwhile. ${cards.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    ofMany: (name: string, theirs: string, mine: string): string =>
      `${name}: now ${theirs}, yours was ${mine}.`,
    putBack: 'Put back mine',
  },
  legend: {
    title: 'Legend',
    show: 'Show the legend',
    hide: 'Hide the legend',
    sectors: 'Sectors',
    relationship: 'Our relationship',
    places: 'Places',
    aside: 'Moved aside to be read; the diamond marks its exact place',
    locked: 'Locked in its place',
  },
  zoomBar: 'Zoom',
  zoomPercent: (percent: number): string => `${percent} %`,
} as const
