import { type CardId, isBoardId, newCardId, newPlanLineId, newTieId } from '@commonground/shared/base/ids'
import {
  addCards,
  changeCard,
  moveCards,
  orderCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { importCards } from '@commonground/shared/commands/importCards'
import { mergeCards } from '@commonground/shared/commands/mergeCards'
import { addPlanLine, changePlanLine } from '@commonground/shared/commands/plan'
import { changeSettings } from '@commonground/shared/commands/settings'
import { addTie, removeTies } from '@commonground/shared/commands/ties'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import { attitudes, relationships } from '@commonground/shared/model/card'
import type { Role } from '@commonground/shared/model/participant'
import type { Refused } from '@commonground/shared/protocol/messages'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import { openCopy } from '../../../client/src/session/copy.ts'
import type { SavingEvent } from '../../../client/src/session/saved.ts'
import { createUndo } from '../../../client/src/session/undo.ts'
import type { Network } from '../../support/network.ts'
import { openBoard } from '../../support/person.ts'
import type { Dice } from '../../support/seed.ts'

/** One person at a board, by our own client or by the unmodified one of y-websocket. */
export interface HonestPerson {
  readonly doc: Y.Doc
  readonly role: Role
  readonly network: Network
  readonly run: <Args, Result>(command: Command<Args, Result>, args: Args) => Result
  readonly undo: () => void
  readonly redo: () => void
  readonly refused: readonly Refused[]
  /** Close codes that an honest page should never meet. */
  readonly closed: readonly number[]
  readonly isSynced: () => boolean
  readonly leave: () => void
}

interface Coming {
  readonly network: Network
  readonly board: string
  readonly token: string
  readonly role: Role
  readonly participant: string
}

/** Ours: provider and undo as the page uses them. */
export function openOurs({ network, board, token, role, participant }: Coming): HonestPerson {
  if (!isBoardId(board)) throw new Error(`${board} is no board`)
  const refused: Refused[] = []
  const closed: number[] = []
  let isSynced = false
  const where = { board, origin: network.origin, webSocket: socketWith(token) as never }
  const events = {
    synced: () => {
      isSynced = true
    },
    saving: ({ kind }: SavingEvent) => {
      if (kind === 'disconnected') isSynced = false
    },
    workshop: () => {},
    people: () => {},
    refused: (what: Refused) => refused.push(what),
    ended: (code: number) => closed.push(code),
  }
  const { doc, connect, close } = openCopy(where, events, () => [])
  const undo = createUndo(() => true)
  undo.follow(doc)
  connect()
  return {
    ...acting(doc, role, participant),
    network,
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    refused,
    closed,
    isSynced: () => isSynced,
    leave: () => {
      undo.close()
      close()
    },
  }
}

/** The client of y-websocket, with the undo of Yjs. */
export function openStock({ network, board, token, role, participant }: Coming): HonestPerson {
  const person = openBoard({ origin: network.origin, board, token, role })
  const { doc, heard, provider } = person
  const roots = ['meta', 'cards', 'ties', 'plan'].map((root) => doc.getMap(root))
  const manager = new Y.UndoManager(roots, { captureTimeout: 0, trackedOrigins: new Set(['person']) })
  const unexpected = (): readonly number[] => heard.closed.filter((code) => code >= 4_000 && code < 4_500)
  return {
    ...acting(doc, role, participant),
    network,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    refused: heard.refused,
    get closed() {
      return unexpected()
    },
    isSynced: () => provider.synced,
    leave: person.leave,
  }
}

function acting(doc: Y.Doc, role: Role, participant: string): Pick<HonestPerson, 'doc' | 'role' | 'run'> {
  return {
    doc,
    role,
    run: (command, args) =>
      run(doc, command, args, { role, participant: participant as never, now: Date.now() }),
  }
}

function socketWith(token: string): unknown {
  return class extends NodeSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }
  }
}

/**
 * What people do in a workshop, the frequent more often. Each does nothing where there is nothing to do it to. Nobody
 * locks: who moves a card before they know of its lock is refused on purpose (C7).
 */
const acts: readonly (readonly [
  often: number,
  act: (person: HonestPerson, board: Board, dice: Dice) => void,
])[] = [
  [8, (person, _board, dice) => person.run(addCards, { cards: [{ id: newCardId(), name: nameOf(dice) }] })],
  [
    30,
    (person, board, dice) =>
      withCard(board, dice, (id) => person.run(moveCards, { moves: [{ id, place: placeOf(dice) }] })),
  ],
  [25, (person, board, dice) => withCard(board, dice, (id) => typeIn(person, id, dice))],
  [
    6,
    (person, board, dice) =>
      withCard(board, dice, (id) =>
        person.run(changeCard, { id, fields: { name: nameOf(dice), sector: `Sector ${dice.whole(5)}` } }),
      ),
  ],
  [
    5,
    (person, board, dice) =>
      withCard(board, dice, (id) =>
        person.run(changeCard, {
          id,
          fields: {
            attitude: dice.pick(attitudes),
            relationship: dice.pick(relationships),
          },
        }),
      ),
  ],
  [2, (person, board, dice) => withCard(board, dice, (id) => person.run(removeCards, { ids: [id] }))],
  [
    2,
    (person, board, dice) =>
      withId(board.removedCards, dice, (id) => person.run(restoreCards, { ids: [id] })),
  ],
  [8, (person) => person.undo()],
  [4, (person) => person.redo()],
  [
    3,
    (person, board, dice) =>
      withCard(board, dice, (from) =>
        withCard(
          board,
          dice,
          (to) =>
            from !== to &&
            person.run(addTie, { id: newTieId(), from, to, fields: { kind: 'funds', label: nameOf(dice) } }),
        ),
      ),
  ],
  [1, (person, board, dice) => withId(board.ties, dice, (id) => person.run(removeTies, { ids: [id] }))],
  [
    3,
    (person, board, dice) =>
      withCard(board, dice, (card) =>
        person.run(addPlanLine, { id: newPlanLineId(), card, fields: { action: nameOf(dice) } }),
      ),
  ],
  [
    3,
    (person, board, dice) =>
      withId(board.plan, dice, (id) =>
        person.run(changePlanLine, { id, fields: { canChange: nameOf(dice), done: dice.whole(2) === 0 } }),
      ),
  ],
  [
    1,
    (person, board, dice) =>
      withCard(board, dice, (id) => person.run(orderCards, { ids: [id], to: 'front' })),
  ],
  [
    2,
    (person, board) =>
      person.role === 'facilitator' &&
      person.run(changeSettings, { settings: { question: `${board.settings.question} Who?`.slice(-400) } }),
  ],
  [
    1,
    (person, board, dice) =>
      withCard(board, dice, (id) =>
        withCard(
          board,
          dice,
          (other) =>
            id !== other &&
            person.run(mergeCards, { merges: [{ keep: id, others: [other] }], fresh: newCardId() }),
        ),
      ),
  ],
  [1, (person, board, dice) => bringIn(person, board, dice, 20)],
]

const lots = acts.flatMap(([often, act]) => Array.from({ length: often }, () => act))

/** One act of one person. What a page would not let them do is left out as there. */
export function actOnce(person: HonestPerson, dice: Dice): void {
  const act = dice.pick(lots)
  try {
    act(person, readBoard(person.doc), dice)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'BoardError') throw error
  }
}

/** Rows of a list: new cards, and other values for some that are there. */
export function bringIn(person: HonestPerson, board: Board, dice: Dice, rows: number): void {
  const added = Array.from({ length: rows }, () => ({
    id: newCardId(),
    name: nameOf(dice),
    notes: 'From a list',
  }))
  const changed = [...board.cards.values()]
    .slice(0, 5)
    .map(({ id }) => ({ id, fields: { sector: `Sector ${dice.whole(5)}` } }))
  person.run(importCards, { added, changed })
}

/** Letter by letter at one place, and a word taken away again now and then. */
function typeIn({ doc }: HonestPerson, id: CardId, dice: Dice): void {
  const text = doc
    .getMap<Y.Map<unknown>>('cards')
    .get(id)
    ?.get(dice.pick(['notes', 'description']))
  if (!(text instanceof Y.Text)) return
  let at = dice.whole(text.length + 1)
  for (const letter of nameOf(dice)) {
    doc.transact(() => text.insert(at, letter), 'person')
    at += 1
  }
  if (text.length > 200) doc.transact(() => text.delete(dice.whole(text.length - 20), 10), 'person')
}

const nameOf = (dice: Dice): string => `Partner ${dice.whole(100_000)}`
const placeOf = (dice: Dice) => ({ influence: dice.whole(1_000) / 10, interest: dice.whole(1_000) / 10 })
const withCard = (board: Board, dice: Dice, work: (id: CardId) => unknown): void =>
  withId(board.cards, dice, work)

function withId<Id>(records: ReadonlyMap<Id, unknown>, dice: Dice, work: (id: Id) => unknown): void {
  const ids = [...records.keys()]
  if (ids.length > 0) work(dice.pick(ids))
}
