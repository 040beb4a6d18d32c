import type { CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import { createContext, useContext } from 'react'
import type { Session } from '../session/session.ts'
import type { WritableStore } from '../state/store.ts'
import type { UiStore } from '../state/uiState.ts'
import type { Camera } from './camera.ts'
import type { BoardFocus } from './focus.ts'
import type { Laser } from './laser.ts'
import type { MapMarks } from './marks.ts'
import type { Nudger } from './nudge.ts'
import type { PreviewStore } from './preview.ts'

/** Says something to people who listen instead of looking. */
export interface Announce {
  readonly polite: (text: string) => void
  readonly assertive: (text: string) => void
  readonly repeat: () => void
}

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly perform: () => void }
  /** Calls back when the message is no longer so. Returns its stop. */
  readonly until?: (over: () => void) => () => void
  /** Waits for an answer. */
  readonly stays?: boolean
}

/** All an action or a gesture may touch. Made once per open board by `BoardTools`. */
export interface ActionContext {
  readonly session: Session
  readonly ui: UiStore
  readonly camera: Camera
  readonly focus: BoardFocus
  readonly preview: PreviewStore
  readonly nudger: Nudger
  readonly laser: Laser
  readonly gridLines: WritableStore<boolean>
  /** What a round’s result shows on the map. */
  readonly marks: WritableStore<MapMarks | undefined>
  /** False for people who switched single-letter shortcuts off. */
  readonly hasLetterKeys: () => boolean
  readonly announce: Announce
  readonly notify: (notice: Notice) => void
}

export const ActionsContext = createContext<ActionContext | undefined>(undefined)

/** What actions are performed with, on the board page. */
export function useActionContext(): ActionContext {
  const context = useContext(ActionsContext)
  if (!context) throw new Error('No actions: this component stands outside BoardTools')
  return context
}

export const useCamera = (): Camera => useActionContext().camera

/**
 * The cards an action is about: the focused card alone when it is not among the selected ones, else the selection.
 */
export function targetIds({ session, ui, focus }: ActionContext): readonly CardId[] {
  const { cards } = session.board.get()
  const focused = focus.get()
  const { selection } = ui.get()
  if (focused && !selection.has(focused)) return cards.has(focused) ? [focused] : []
  return [...selection].filter((id) => cards.has(id))
}

export function targets(context: ActionContext): readonly Card[] {
  const { cards } = context.session.board.get()
  return targetIds(context).flatMap((id) => cards.get(id) ?? [])
}
