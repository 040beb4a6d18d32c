interface Effect {
  readonly changed: number
  readonly back: number
  readonly gone: number
  readonly others: number
}

/** Putting the board back: the dialog, and what everybody is told. */
export const putBackWords = {
  menu: 'Put the board back…',
  title: 'Put the board back',
  about:
    'Nothing is lost by it: what is put back can be undone, and what people have not sent yet stays theirs.',
  way: 'Back to before',
  ways: { time: 'A time', person: 'One person’s changes' },
  time: 'As it was',
  ago: { 5: '5 minutes ago', 15: '15 minutes ago', 30: '30 minutes ago', 60: 'An hour ago' },
  agoAt: (ago: string, clock: string): string => `${ago} (${clock})`,
  beforePause: (clock: string): string => `Before work went on at ${clock}`,
  beforeMuch: (name: string, clock: string): string =>
    `Before ${name === '' ? 'somebody' : name} changed much at once (${clock})`,
  choose: 'Choose…',
  exact: 'At another time…',
  exactTime: 'Day and time',
  person: 'Whose changes',
  personChanges: (name: string, changes: number, clock: string): string =>
    `${name === '' ? 'Somebody who left the board' : name}: ${changes === 1 ? '1 change' : `${changes} changes`}, last ${clock}`,
  since: 'Changed since',
  sinces: { 15: '15 minutes ago', 60: 'An hour ago', 1440: 'A day ago', ever: 'They first came' },
  laterStays: 'What others wrote over it since stays.',
  reading: 'Looking at what was changed…',
  nobody: 'Nobody has changed this board yet.',
  nothing: 'The board is like that already: nothing would change.',
  effect: ({ changed, back, gone, others }: Effect): string => {
    const parts = [
      changed > 0 &&
        `${cards(changed)} ${changed === 1 ? 'gets' : 'get'} back what ${changed === 1 ? 'it' : 'they'} said`,
      back > 0 && `${count(back, changed > 0)} ${back === 1 ? 'comes' : 'come'} back`,
      gone > 0 && `${count(gone, changed + back > 0)} ${gone === 1 ? 'is' : 'are'} taken off the board`,
    ].filter((part) => part !== false)
    const besides =
      others > 0
        ? `${others} ${others === 1 ? 'tie, plan line or setting changes' : 'ties, plan lines and settings change'}`
        : ''
    if (parts.length === 0) return `${besides}.`
    return `${listed(parts)}.${besides === '' ? '' : ` ${besides} as well.`}`
  },
  reachesTo: (clock: string): string => `What was before ${clock} is no longer known.`,
  do: 'Put it back',
  doing: 'Putting it back…',
  done: 'The board is put back.',
  undo: 'Undo',
  undone: 'The board is as it was before.',
  told: {
    time: (name: string, clock: string): string => `${name} put the board back to how it was at ${clock}.`,
    person: (name: string, of: string): string =>
      `${name} took back what ${of === '' ? 'somebody who left' : of} had changed.`,
    destroyed: (name: string, many: number): string =>
      `${name} deleted ${many === 1 ? '1 removed card' : `${many} removed cards`} for good.`,
    undone: (name: string): string => `${name} undid that: the board is as it was before it was put back.`,
  },
} as const

const cards = (many: number): string => (many === 1 ? '1 card' : `${many} cards`)
const count = (many: number, isKnown: boolean): string => (isKnown ? String(many) : cards(many))

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last
}
