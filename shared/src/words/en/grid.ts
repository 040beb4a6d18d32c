// Places are kept to a tenth; nobody wants to read or hear tenths.
const whole = Math.round

/** Words of the map, the tray and what is done on them. */
export const gridWords = {
  gridName: (cards: number): string =>
    `Influence and interest grid, ${cards} ${cards === 1 ? 'card' : 'cards'}`,
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
  removedMany: (cards: number): string => `Deleted ${cards} cards`,
  copied: (cards: number): string => (cards === 1 ? 'Copied 1 card' : `Copied ${cards} cards`),
  selectedMany: (cards: number): string =>
    cards === 0 ? 'Nothing selected' : cards === 1 ? '1 card selected' : `${cards} cards selected`,
  undone: 'Undone',
  undoneAdded: (name: string): string => `Undone: ${name} is taken back.`,
  undoneAddedMany: (cards: number): string => `Undone. ${cards} cards taken back.`,
  undoneRemoved: (name: string): string => `Undone: ${name} is back.`,
  undoneRemovedMany: (cards: number): string => `Undone. ${cards} cards are back.`,
  undoneMany: (cards: number): string => `Undone. ${cards} cards are where they were.`,
  undoneToTray: (name: string): string => `Undone: ${name} waits in the tray again.`,
  redone: 'Redone',
  redoneAdded: (name: string): string => `Redone: ${name} is back.`,
  redoneAddedMany: (cards: number): string => `Redone. ${cards} cards are back.`,
  redoneRemoved: (name: string): string => `Redone: ${name} is deleted.`,
  redoneRemovedMany: (cards: number): string => `Redone. ${cards} cards deleted.`,
  undoneTo: (influence: number, interest: number): string =>
    `Undone: back to ${whole(influence)}, ${whole(interest)}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  pasteByKey: 'Your browser only pastes by its own keys: press Ctrl+V, or ⌘V.',
  lockedNow: (cards: number): string => (cards === 1 ? 'Locked' : `Locked ${cards} cards`),
  unlockedNow: (cards: number): string => (cards === 1 ? 'Unlocked' : `Unlocked ${cards} cards`),
  isMoving: (person: string): string => `${person} is moving this.`,
  someone: 'Someone',
  tapWhere: 'Tap where it goes',
  tapWhereMany: (cards: number): string => `Tap where the ${cards} cards go`,
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
  zoomBar: 'Zoom',
  zoomPercent: (percent: number): string => `${percent} %`,
} as const
