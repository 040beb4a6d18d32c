import { type CardId, isBoardId, newCardId, newPlanLineId, newTieId } from '@commonground/shared/base/ids'
import {
  addCards,
  changeCard,
  lockCards,
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
import { closeCode, type Refused } from '@commonground/shared/protocol/messages'
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
  /** The copy they see. */
  readonly doc: Y.Doc
  readonly role: Role
  readonly network: Network
  readonly run: <Args, Result>(command: Command<Args, Result>, args: Args) => Result
  readonly undo: () => void
  readonly redo: () => void
  readonly refused: readonly Refused[]
  /** Close codes that an honest page should never meet. */
  readonly closed: readonly number[]
  /** How often they read the board anew. */
  readonly timesAnew: number
  /** The cards they brought in, but for those of which they were told that the board has them not. */
  readonly made: Set<CardId>
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

/** One document and its connection. */
interface OpenCopy {
  readonly doc: Y.Doc
  readonly undo: () => void
  readonly redo: () => void
  readonly refused: readonly Refused[]
  readonly isSynced: () => boolean
  readonly leave: () => void
}

interface CopyEvents {
  readonly synced: () => void
  /** The server will not take what is in it any more. */
  readonly stale: () => void
  readonly closed: (code: number) => void
}

/**
 * A page that opens the board in another document when the old one is stale, as ours does and as a page with the
 * client of y-websocket does when that tells it `closed`. The old one is shown until the new one is there.
 *
 * @see SPEC R33
 */
function openPage(
  { role, network, participant }: Coming,
  openOne: (events: CopyEvents) => OpenCopy,
): HonestPerson {
  const closed: number[] = []
  const refused: Refused[] = []
  const made = new Set<CardId>()
  let timesAnew = 0
  let coming: OpenCopy | undefined
  const open = (): OpenCopy => {
    const copy = openOne({
      synced: () => {
        if (copy === coming) replace(copy)
      },
      stale: () => {
        if (copy === shown) coming ??= open()
      },
      closed: (code) => closed.push(code),
    })
    return copy
  }
  const replace = (copy: OpenCopy): void => {
    for (const id of made) if (!copy.doc.getMap('cards').has(id)) made.delete(id)
    refused.push(...shown.refused)
    shown.leave()
    shown = copy
    coming = undefined
    timesAnew += 1
  }
  let shown = open()
  return {
    role,
    network,
    closed,
    made,
    get doc() {
      return shown.doc
    },
    get refused() {
      return [...refused, ...shown.refused]
    },
    get timesAnew() {
      return timesAnew
    },
    run: (command, args) =>
      run(shown.doc, command, args, { role, participant: participant as never, now: Date.now() }),
    undo: () => shown.undo(),
    redo: () => shown.redo(),
    isSynced: () => !coming && shown.isSynced(),
    leave: () => {
      coming?.leave()
      shown.leave()
    },
  }
}

/** Ours: provider and undo as the page uses them. */
export function openOurs(coming: Coming): HonestPerson {
  return openPage(coming, (events) => openOurCopy(coming, events))
}

function openOurCopy({ network, board, token }: Coming, events: CopyEvents): OpenCopy {
  if (!isBoardId(board)) throw new Error(`${board} is no board`)
  const refused: Refused[] = []
  let isSynced = false
  const where = { board, origin: network.origin, webSocket: socketWith(token) as never }
  const copy = openCopy(
    where,
    {
      synced: () => {
        isSynced = true
        events.synced()
      },
      saving: ({ kind }: SavingEvent) => {
        if (kind === 'disconnected') isSynced = false
      },
      workshop: () => {},
      people: () => {},
      refused: (what: Refused) => {
        refused.push(what)
        copy.disconnect()
        events.stale()
      },
      ended: (code: number) => (code === closeCode.reload ? events.stale() : events.closed(code)),
    },
    () => [],
  )
  const undo = createUndo(() => true)
  undo.follow(copy.doc)
  copy.connect()
  return {
    doc: copy.doc,
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    refused,
    isSynced: () => isSynced,
    leave: () => {
      undo.close()
      copy.close()
    },
  }
}

/** The client of y-websocket, with the undo of Yjs. */
export function openStock(coming: Coming): HonestPerson {
  return openPage(coming, (events) => openStockCopy(coming, events))
}

function openStockCopy({ network, board, token, role }: Coming, events: CopyEvents): OpenCopy {
  const { doc, heard, provider, leave } = openBoard({ origin: network.origin, board, token, role })
  const roots = ['meta', 'cards', 'ties', 'plan'].map((root) => doc.getMap(root))
  const manager = new Y.UndoManager(roots, { captureTimeout: 0, trackedOrigins: new Set(['person']) })
  provider.on('sync', (isSynced) => {
    if (isSynced) events.synced()
  })
  provider.on('closed', ({ code }) => (code === closeCode.reload ? events.stale() : events.closed(code)))
  return {
    doc,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    refused: heard.refused,
    isSynced: () => provider.synced,
    leave,
  }
}

function socketWith(token: string): unknown {
  return class extends NodeSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }
  }
}

/** What people do in a workshop, the frequent more often. Each does nothing where there is nothing to do it to. */
const acts: readonly (readonly [
  often: number,
  act: (person: HonestPerson, board: Board, dice: Dice) => void,
])[] = [
  [8, (person, _board, dice) => addCard(person, dice)],
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
    5,
    (person, board, dice) =>
      withCard(
        board,
        dice,
        (id) =>
          person.role === 'facilitator' &&
          person.run(lockCards, { ids: [id], locked: !board.cards.get(id)?.locked }),
      ),
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

function addCard(person: HonestPerson, dice: Dice): void {
  const id = newCardId()
  person.run(addCards, { cards: [{ id, name: nameOf(dice) }] })
  person.made.add(id)
}

/** One act of one person. What a page would not let them do, as to move a card that is locked, is left out as there. */
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
    .filter(({ locked }) => !locked)
    .slice(0, 5)
    .map(({ id }) => ({ id, fields: { sector: `Sector ${dice.whole(5)}` } }))
  person.run(importCards, { added, changed })
  for (const { id } of added) person.made.add(id)
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
