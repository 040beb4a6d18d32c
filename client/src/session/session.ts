import type { BoardId, CardId, RoundId } from '@commonground/shared/base/ids'
import type { Command } from '@commonground/shared/commands/command'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import type { Role } from '@commonground/shared/model/participant'
import type { Place } from '@commonground/shared/model/place'
import type { Joined } from '@commonground/shared/protocol/http'
import type { Connected, RefusalCode } from '@commonground/shared/protocol/messages'
import type { Presence } from '@commonground/shared/protocol/presence'
import type { StageTool, WorkshopState } from '@commonground/shared/protocol/workshop'
import type { Store } from '../state/store.ts'
import type { BallotState } from './ballotKeeper.ts'
import type { Overtaken } from './overtaken.ts'
import type { Why } from './reach.ts'
import type { Superseded } from './superseded.ts'

/** What can truthfully be said about this tab's changes. Only message 66 leads to `saved`; no timer does. */
export type Saved =
  | { readonly kind: 'opening' }
  /** `isSlower`: the connection is carried by plain requests. */
  | { readonly kind: 'saved'; readonly at: number; readonly isSlower?: boolean }
  | { readonly kind: 'saving' }
  /** Unconfirmed for 3 s or the server is in trouble; kept on this device. */
  | { readonly kind: 'notSavedYet' }
  /**
   * Not connected; `changes` are kept on this device. `why`: when the browser has a network all the same.
   * `keepsNothing`: what is done from now on could not be kept. `answers`: those of a private round wait in this tab, or
   * pass to the server by request although nothing live does.
   */
  | {
      readonly kind: 'offline'
      readonly changes: number
      readonly why?: Exclude<Why, 'offline'>
      readonly keepsNothing?: true
      readonly answers?: 'wait' | 'pass'
    }
  /** The local store failed too: this tab holds the only copy. */
  | { readonly kind: 'onlyHere'; readonly changes: number }
  /** Answers of a private round came after its close, or were refused: they do not count. */
  | { readonly kind: 'notTaken' }
  /** The server ended it: `code` is a final close code. */
  | { readonly kind: 'ended'; readonly code: number }

/** One change that was refused, in words a person can read and copy. */
export interface Draft {
  readonly at: number
  readonly code: RefusalCode
  /** The rule it broke, as the server names it. */
  readonly rule?: string
  readonly lines: readonly { readonly card: string; readonly field: string; readonly value: string }[]
}

/** Another connection on this board: who it is (from the server) and what it shows of itself. */
export interface Other {
  readonly clientId: number
  readonly person: Connected
  readonly presence: Presence
}

/** One open board in this tab: the only holder of the document, the connection, presence, undo and the local store. */
export interface Session {
  readonly boardId: BoardId
  readonly role: Role
  readonly me: Joined['participant']
  /** Immutable; a card that did not change keeps its object. */
  readonly board: Store<Board>
  readonly people: Store<readonly Connected[]>
  readonly workshop: Store<WorkshopState>
  readonly saved: Store<Saved>
  readonly drafts: Store<readonly Draft[]>
  /** Others' presence. Changes many times a second: drawn on the animation frame, never through React state per card. */
  readonly others: Store<readonly Other[]>
  /** Merges into this tab's presence; sent at most every 50 ms, the latest wins. `undefined` takes a key away. */
  readonly show: (part: { readonly [K in keyof Presence]?: Presence[K] | undefined }) => void
  /** Runs a command as this person. @throws BoardError */
  readonly run: <Args, Result>(command: Command<Args, Result>, args: Args) => Result
  /** True when this person may do this to the board now: by role, freeze and stage. Without a tool, anything at all. */
  readonly canWrite: (tool?: StageTool) => boolean
  readonly undo: UndoControl
  /** The name of who wrote under a client id, also when they are not connected. Nothing when nobody can tell. */
  readonly authorOf: (client: number) => Promise<string | undefined>
  /** Keeps as a draft what was typed and cannot be written any more: the board is closed to this person, or at rest. */
  readonly keepUnsent: (lines: Draft['lines']) => void
  readonly discardDraft: (draft: Draft) => void
  /** Calls back after every change that came from elsewhere, the first content included. Returns its stop. */
  readonly onOthersChange: (listener: (before: Board, after: Board) => void) => () => void
  /** Calls back when moves made here lost to moves made by people who had not seen them. Returns its stop. */
  readonly onSuperseded: (listener: (lost: readonly Superseded[]) => void) => () => void
  /** From now on what is said of this tab's changes is said of these answers too. Returns its stop. */
  readonly answering: (state: Store<BallotState>) => () => void
  readonly close: () => void
  /** Set while this is a person’s private copy of the grid in a placing round. */
  readonly placing?: Placing
}

export interface UndoControl extends Store<{ readonly canUndo: boolean; readonly canRedo: boolean }> {
  /** Takes back the last step. When others overtook it, nothing is taken back and it is answered how. @see SPEC C6 */
  readonly undo: () => Overtaken | undefined
  readonly redo: () => Overtaken | undefined
  /** Ends the current step, so that the next change starts a new one. */
  readonly stop: () => void
  /** All changes made until the returned function is called are one step: for bursts of arrow keys. */
  readonly hold: () => () => void
  /** Stands for the last step, and for no other. The store tells when it changes. */
  readonly last: () => unknown
  /**
   * Marks the last step. The returned function undoes it without a way to redo it, as long as it is still the last:
   * then it answers true.
   */
  readonly mark: () => () => boolean
}

export type PlaceAnswer = Place | 'unknown'
/** One person's places by card. */
export type Answers = Readonly<Record<CardId, PlaceAnswer>>

/** What a private session of a placing round adds to an ordinary one. */
export interface Placing {
  readonly round: RoundId
  /** The cards of the round that are still on the board, in its order. */
  readonly cards: Store<readonly Card[]>
  readonly answers: Store<Answers>
  readonly state: Store<BallotState>
  /** Says of cards that one does not know where they belong, or takes that back. One undo step. */
  readonly dontKnow: (cards: readonly CardId[], isUnknown: boolean) => void
}
