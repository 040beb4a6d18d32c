import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { CardId, ParticipantId, PlanLineId, RoundId } from '@commonground/shared/base/ids'
import { createStore, type Store } from './store.ts'

/** Which way of looking at the board fills the middle of the page. */
export type View = 'grid' | 'outline' | 'table'

/** What is open beside or over the board; one at a time. */
export type Panel =
  | 'share'
  | 'people'
  | 'import'
  | 'export'
  | 'settings'
  | 'shortcuts'
  | 'find'
  | 'drafts'
  | 'workshop'
  | 'plan'

export interface NewCard {
  readonly id: CardId
  /** Whether the board still has it just as it was made. */
  readonly isUntouched: () => boolean
  /** Makes its birth undone. False when something was done after it. */
  readonly takeBack: () => boolean
}

/** The state of this tab alone: never synced, never stored. */
export interface UiState {
  readonly view: View
  readonly tool: 'select' | 'hand' | 'laser'
  readonly selection: ReadonlySet<CardId>
  /** The card whose editor is open. */
  readonly editing?: CardId
  /** Start the editor in its name field: the card was just made. */
  readonly editingName?: boolean
  /** The card that was just made, until its editor closes. */
  readonly newCard?: NewCard
  /** The cards waiting for a tap that says where they go: moving without a drag. */
  readonly moving?: readonly CardId[]
  /** The cards the *Move to…* dialog is open for. */
  readonly movingTo?: readonly CardId[]
  readonly panel?: Panel
  /** How often *Find* was asked for: its field takes the keyboard each time. */
  readonly findings?: number
  /** The line of the plan whose fields are open, and whether its first field is to take the keyboard. */
  readonly planning?: { readonly line: PlanLineId; readonly takesKeyboard: boolean }
  /** What a facilitator shows or asks over the whole page. */
  readonly sheet?: 'code' | 'close' | 'putBack'
  /** What was typed into the closing sheet before the closing question was asked. */
  readonly closing?: { readonly version: string; readonly reviewOn: string }
  /** The kind of round a facilitator is about to open. */
  readonly setup?: ActivityKind
  /** Whose view this tab follows of its own will. */
  readonly following?: ParticipantId
  /** Where the card menu is open, in CSS pixels of the window. */
  readonly menuAt?: { readonly xPx: number; readonly yPx: number }
  readonly trayOpen: boolean
  /** The placing round in which the legend was asked for. */
  readonly legendIn?: RoundId
}

export interface UiStore extends Store<UiState> {
  /** Merges the given keys; a key given as undefined is taken out. */
  readonly change: (part: { readonly [K in keyof UiState]?: UiState[K] | undefined }) => void
}

export function createUiStore(): UiStore {
  const store = createStore<UiState>({ view: 'grid', tool: 'select', selection: new Set(), trayOpen: true })
  return {
    get: store.get,
    subscribe: store.subscribe,
    change: (part) => {
      const next = Object.fromEntries(
        Object.entries({ ...store.get(), ...part }).filter(([, value]) => value !== undefined),
      )
      store.set(next as unknown as UiState)
    },
  }
}
