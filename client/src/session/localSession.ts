import { newBoardId, newParticipantId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { observeBoard } from '@commonground/shared/document/observe'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import { allowedTools } from '@commonground/shared/protocol/allowedTools'
import type { Connected } from '@commonground/shared/protocol/messages'
import type { Presence } from '@commonground/shared/protocol/presence'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { boardFor } from '@commonground/shared/templates/boardFor'
import type { TemplateName } from '@commonground/shared/templates/templates'
import * as Y from 'yjs'
import { createStore, type WritableStore } from '../state/store.ts'
import { serverNow } from './serverClock.ts'
import type { Draft, Other, Saved, Session } from './session.ts'
import { markLast } from './takeBack.ts'

/** A session without a server: the same document and commands, in this tab alone. For measuring and for tests. */
export interface LocalSession extends Session {
  readonly others: WritableStore<readonly Other[]>
  readonly people: WritableStore<readonly Connected[]>
  readonly workshop: WritableStore<WorkshopState>
  /** What this tab shows of itself. */
  readonly shown: () => Presence
}

interface LocalOptions {
  readonly template?: TemplateName
  readonly role?: Role
  readonly cards?: readonly NewCard[]
}

export function localSession({
  template = 'blank',
  role = 'facilitator',
  cards,
}: LocalOptions = {}): LocalSession {
  const doc = new Y.Doc()
  const start = { role: 'facilitator', now: 0 } as const
  boardFor(doc, template, { title: 'Local board', actor: start })
  if (cards) run(doc, addCards, { cards }, start, origin.server)
  const board = createStore<Board>(readBoard(doc))
  const people = createStore<readonly Connected[]>([])
  const others = createStore<readonly Other[]>([])
  const workshop = createStore<WorkshopState>(freshWorkshop)
  const undo = localUndo(doc)
  const me = { id: newParticipantId(), name: 'Ada', sector: 'Health', colour: 0 }
  const stop = observeBoard(doc, () => board.set(readBoard(doc)))
  let presence: Presence = {}
  return {
    boardId: newBoardId(),
    role,
    me,
    board,
    people,
    workshop,
    saved: createStore<Saved>({ kind: 'saved', at: 0 }),
    drafts: createStore<readonly Draft[]>([]),
    others,
    shown: () => presence,
    show: (part) => {
      const next = Object.entries({ ...presence, ...part }).filter(([, value]) => value !== undefined)
      presence = Object.fromEntries(next)
    },
    run: (command, args) => run(doc, command, args, { role, participant: me.id, now: Date.now() }),
    canWrite: (tool) => {
      const tools = allowedTools(role, workshop.get(), serverNow())
      return tool ? tools.has(tool) : tools.size > 0
    },
    undo,
    authorOf: async () => undefined,
    keepUnsent: () => {},
    discardDraft: () => {},
    onOthersChange: () => () => {},
    onSuperseded: () => () => {},
    answering: () => () => {},
    close: stop,
  }
}

function localUndo(doc: Y.Doc): Session['undo'] {
  const roots = ['meta', 'cards', 'ties', 'plan'].map((root) => doc.getMap(root))
  const manager = new Y.UndoManager(roots, { trackedOrigins: new Set([origin.person]) })
  const store = createStore({ canUndo: false, canRedo: false })
  const tell = (): void => store.set({ canUndo: manager.canUndo(), canRedo: manager.canRedo() })
  for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
    manager.on(event, tell)
  return {
    get: store.get,
    subscribe: store.subscribe,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    stop: () => manager.stopCapturing(),
    hold: () => () => manager.stopCapturing(),
    last: () => manager.undoStack.at(-1),
    mark: () => markLast(manager),
  }
}
