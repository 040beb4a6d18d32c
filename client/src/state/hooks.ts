import type { CardId } from '@commonground/shared/base/ids'
import { cardsInOrder, type ReadingOrder, readingOrder } from '@commonground/shared/map/readingOrder'
import type { Board, Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import type { Role } from '@commonground/shared/model/participant'
import { type SectorStyle, sectorStyles } from '@commonground/shared/model/sectorStyle'
import type { Connected } from '@commonground/shared/protocol/messages'
import type { StageTool, WorkshopState } from '@commonground/shared/protocol/workshop'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Draft, Saved, Session } from '../session/session.ts'
import type { Store } from './store.ts'
import type { UiState, UiStore } from './uiState.ts'

export const SessionContext = createContext<Session | undefined>(undefined)
export const UiContext = createContext<UiStore | undefined>(undefined)

/** The open board's session. Components call commands through it and read through the hooks below. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No session: this component stands outside a board page')
  return session
}

export function useUiStore(): UiStore {
  const ui = useContext(UiContext)
  if (!ui) throw new Error('No interface state: this component stands outside a board page')
  return ui
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** A part of a store; `pick` must give the same object for the same state. */
export function usePart<T, P>(store: Store<T>, pick: (value: T) => P): P {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

export const useBoard = (): Board => useStore(useSession().board)
export const useSettings = (): Settings => usePart(useSession().board, (board) => board.settings)
export const useCard = (id: CardId): Card | undefined =>
  usePart(useSession().board, (board) => board.cards.get(id))
export const usePeople = (): readonly Connected[] => useStore(useSession().people)
export const useWorkshop = (): WorkshopState => useStore(useSession().workshop)
export const useSaved = (): Saved => useStore(useSession().saved)
/** True while there is no connection and nothing of the board has ever come: every board is made with a title. */
export function useIsUnread(): boolean {
  const isBlank = usePart(
    useSession().board,
    ({ settings, cards }) => settings.title === '' && cards.size === 0,
  )
  return useSaved().kind === 'offline' && isBlank
}
export const useDrafts = (): readonly Draft[] => useStore(useSession().drafts)
export const useRole = (): Role => useSession().role
export const useUndo = (): { readonly canUndo: boolean; readonly canRedo: boolean } =>
  useStore(useSession().undo)
export const useUi = <P>(pick: (state: UiState) => P): P => usePart(useUiStore(), pick)

/** Quadrants and tray in reading order, computed once per change of the board for all that ask. */
export const useReadingOrder = (): ReadingOrder => orderOf(useBoard())
export const useCardsInOrder = (): readonly Card[] => listOf(useBoard())
/** Colour and mark of each sector, by its folded name. */
export const useSectorStyles = (): ReadonlyMap<string, SectorStyle> => stylesOf(useBoard())

/** True when this person may do this to the board now; without a tool, anything at all. */
export function useCanWrite(tool?: StageTool): boolean {
  const session = useSession()
  useWorkshop()
  usePart(session.saved, ({ kind }) => kind === 'ended' || kind === 'opening')
  return session.canWrite(tool)
}

const orderOf = remembered(readingOrder)
const listOf = remembered(cardsInOrder)
const stylesOf = remembered(sectorStyles)

/** Derived once per board: boards are immutable, so the object is the key. */
function remembered<T>(derive: (board: Board) => T): (board: Board) => T {
  const known = new WeakMap<Board, T>()
  return (board) => {
    const found = known.get(board)
    if (found !== undefined) return found
    const made = derive(board)
    known.set(board, made)
    return made
  }
}
