import type { CardId } from '@commonground/shared/base/ids'
import { samePlace } from '@commonground/shared/model/place'
import { createStore, type Store } from '../state/store.ts'
import type { Overtaken } from './overtaken.ts'
import type { Answers, PlaceAnswer, UndoControl } from './session.ts'

/** The answers with those given in their place; the same object when that changes nothing. */
export function changed(answers: Answers, given: Readonly<Record<CardId, PlaceAnswer | undefined>>): Answers {
  const entries = Object.entries(given) as [CardId, PlaceAnswer | undefined][]
  const isSame = entries.every(([id, place]) => sameAnswer(answers[id], place))
  if (isSame) return answers
  const next: Record<string, PlaceAnswer> = { ...answers }
  for (const [id, place] of entries) {
    if (place === undefined) delete next[id]
    else next[id] = place
  }
  return next
}

function sameAnswer(a: PlaceAnswer | undefined, b: PlaceAnswer | undefined): boolean {
  if (a === undefined || b === undefined || a === 'unknown' || b === 'unknown') return a === b
  return samePlace(a, b)
}

interface Change {
  readonly card: CardId
  readonly before: PlaceAnswer | undefined
  readonly after: PlaceAnswer | undefined
}
type Step = readonly Change[]

interface Steps extends UndoControl {
  readonly step: (next: Answers) => void
}

/**
 * Undo over a person's answers. Another tab of theirs may answer the same round: a step changes back the answers it
 * gave, as long as they are as it left them.
 *
 * @see SPEC C6, W21
 */
export function createSteps(answers: Pick<Store<Answers>, 'get'>, change: (next: Answers) => void): Steps {
  const done: Step[] = []
  const undone: Step[] = []
  /** The answers at the start of a burst that is one step. */
  let heldSince: Answers | undefined
  const store = createStore({ canUndo: false, canRedo: false })
  const tell = (): void => store.set({ canUndo: done.length > 0, canRedo: undone.length > 0 })
  const go = (from: Step[], to: Step[]): Overtaken | undefined => {
    const step = from.pop()
    if (!step) return undefined
    const now = answers.get()
    const standing = step.filter(({ card, after }) => sameAnswer(now[card], after))
    const next = changed(now, Object.fromEntries(standing.map(({ card, before }) => [card, before])))
    if (next !== now) {
      to.push(standing.map(({ card, before, after }) => ({ card, before: after, after: before })))
      change(next)
    }
    tell()
    if (next !== now) return undefined
    const cards = step.map(({ card }) => card)
    return { cards, did: 'changed', isOwn: true, next: from.at(-1)?.map(({ card }) => card) ?? [] }
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    step: (next) => {
      if (heldSince) done.pop()
      done.push(stepBetween(heldSince ?? answers.get(), next))
      undone.length = 0
      change(next)
      tell()
    },
    undo: () => go(done, undone),
    redo: () => go(undone, done),
    stop: () => {},
    last: () => done.at(-1),
    mark: () => () => false,
    hold: () => {
      heldSince = answers.get()
      done.push([])
      return () => {
        heldSince = undefined
        if (done.at(-1)?.length === 0) done.pop()
        tell()
      }
    },
  }
}

function stepBetween(before: Answers, after: Answers): Step {
  const cards = [...new Set([...Object.keys(before), ...Object.keys(after)])] as CardId[]
  return cards
    .filter((card) => !sameAnswer(before[card], after[card]))
    .map((card) => ({ card, before: before[card], after: after[card] }))
}
