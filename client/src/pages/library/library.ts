import type { BoardId } from '@commonground/shared/base/ids'
import type { BoardSummary, CreatedBoard } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { clearNotices, notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { forgetLinks, keepLinks } from '../../panels/share/keptLinks.ts'
import * as api from '../../session/api.ts'
import { takeOffDevice } from '../../session/offlineDatabase.ts'
import { forgetBoard, rememberedBoard } from '../../session/remembered.ts'
import { createStore, type Store } from '../../state/store.ts'
import { copyTitle } from './copyTitle.ts'

export type Shelf = 'current' | 'archived' | 'trashed'

export type LibraryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly boards: readonly BoardSummary[] }

/** The boards of this browser, as the server lists them. */
export interface Library extends Store<LibraryState> {
  readonly load: () => Promise<void>
  readonly rename: (board: BoardSummary, title: string) => Promise<void>
  readonly duplicate: (board: BoardSummary) => Promise<void>
  readonly archive: (board: BoardSummary, archived: boolean) => Promise<void>
  readonly trash: (board: BoardSummary) => Promise<void>
  readonly restore: (board: BoardSummary) => Promise<void>
  /** Deletes for good, from this device too. */
  readonly erase: (board: BoardSummary) => Promise<void>
}

const text = words.pages.library
const idOf = (board: BoardSummary): BoardId => board.id as BoardId

export function createLibrary(): Library {
  const store = createStore<LibraryState>({ kind: 'loading' })

  const load = async (): Promise<void> => {
    try {
      store.set({ kind: 'ready', boards: await api.listBoards() })
    } catch (error) {
      store.set({ kind: 'failed', reason: problemText(error) })
    }
  }
  /** Does one thing to a board, then shows how the server sees them all. */
  const act = async (work: () => Promise<unknown>, done?: Parameters<typeof notify>[0]): Promise<void> => {
    try {
      await work()
      if (done) notify(done)
    } catch (error) {
      notify({ text: problemText(error) })
    }
    await load()
  }
  const restore: Library['restore'] = (board) =>
    act(() => api.changeBoard(idOf(board), { trashed: false }), { text: text.putBack(board.title) })
  const archive: Library['archive'] = (board, archived) =>
    act(() => api.changeBoard(idOf(board), { archived }), {
      text: archived ? text.archived(board.title) : text.putBack(board.title),
      ...(archived && { action: { label: text.undo, perform: () => void archive(board, false) } }),
    })

  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    rename: (board, title) => act(() => api.changeBoard(idOf(board), { title })),
    duplicate: (board) => {
      const state = store.get()
      const taken = state.kind === 'ready' ? state.boards.map(({ title }) => title) : []
      const title = copyTitle(board.title, taken)
      return act(async () => keepCreated(await api.duplicateBoard(idOf(board), { title })), {
        text: text.duplicated(title),
      })
    },
    archive,
    trash: (board) =>
      act(() => api.trashBoard(idOf(board)), {
        text: text.trashed(board.title),
        action: { label: text.undo, perform: () => void restore(board) },
      }),
    restore,
    erase: (board) =>
      act(
        async () => {
          await api.eraseBoard(idOf(board))
          await forgetHere(idOf(board))
          // One may still offer to put it back.
          clearNotices()
        },
        { text: text.erased(board.title) },
      ),
  }
}

async function forgetHere(board: BoardId): Promise<void> {
  const known = rememberedBoard(board)
  if (known) await takeOffDevice(board, known.participant.id)
  forgetBoard(board)
  forgetLinks(board)
}

/** Boards of one shelf whose title holds the letters searched for. */
export function shelved(boards: readonly BoardSummary[], shelf: Shelf, folded: (title: string) => boolean) {
  return boards.filter((board) => shelfOf(board) === shelf && folded(board.title))
}

export function shelfOf({ archivedAt, trashedAt }: BoardSummary): Shelf {
  if (trashedAt !== undefined) return 'trashed'
  return archivedAt === undefined ? 'current' : 'archived'
}

/** The keys of a new board's links are told once: they stay in this browser. */
export function keepCreated(created: CreatedBoard): CreatedBoard {
  keepLinks(created.board.id as BoardId, {
    facilitator: created.links.facilitator.key,
    participant: created.links.participant.key,
    viewer: created.links.viewer.key,
  })
  return created
}
