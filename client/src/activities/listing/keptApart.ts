import type { BoardId, CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import type { SameName } from '@commonground/shared/model/sameNames'
import { browserStorage } from '../../session/browserStorage.ts'
import { createStore, type Store, type WritableStore } from '../../state/store.ts'

/** Pairs of cards that somebody said are two. This device does not ask about them again. */
export type KeptApart = ReadonlySet<string>

/** So many are remembered of a board, the last ones. */
const most = 5_000
const stores = new Map<BoardId, WritableStore<KeptApart>>()

export const keptApart = (board: BoardId): Store<KeptApart> => storeOf(board)

export function keepApart(board: BoardId, pairs: readonly (readonly [CardId, CardId])[]): void {
  const store = storeOf(board)
  const next = [...store.get(), ...pairs.map(([a, b]) => pairKey(a, b))].slice(-most)
  store.set(new Set(next))
  browserStorage.write(keyOf(board), next)
}

export const pairKey = (a: CardId, b: CardId): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Of cards with one name those that nobody keeps apart and that this person may join. */
export function joinable(
  merges: readonly SameName[],
  { apart, mayJoin }: { readonly apart: KeptApart; readonly mayJoin: (id: CardId) => boolean },
): readonly SameName[] {
  return merges.flatMap(({ keep, others }) => {
    const left = others.filter((other) => mayJoin(other) && !apart.has(pairKey(keep, other)))
    return mayJoin(keep) && left.length > 0 ? [{ keep, others: left }] : []
  })
}

/** A locked card is joined by facilitators alone. */
export const mayJoin =
  (cards: ReadonlyMap<CardId, Card>, isFacilitator: boolean) =>
  (id: CardId): boolean =>
    isFacilitator || cards.get(id)?.locked !== true

export const cardsIn = (merges: readonly SameName[]): readonly CardId[] =>
  merges.flatMap(({ others }) => others)

function storeOf(board: BoardId): WritableStore<KeptApart> {
  const store = stores.get(board) ?? createStore<KeptApart>(readKept(board))
  stores.set(board, store)
  return store
}

function readKept(board: BoardId): KeptApart {
  const kept = browserStorage.read(keyOf(board))
  return new Set(Array.isArray(kept) ? kept.filter((pair) => typeof pair === 'string') : [])
}

const keyOf = (board: BoardId): string => `commonground.apart.${board}`
