import { BoardError } from '@commonground/shared/base/boardError'
import {
  type BoardId,
  newRoundId,
  newSittingId,
  newVersionId,
  type ParticipantId,
  type RoundId,
} from '@commonground/shared/base/ids'
import { newCode } from '@commonground/shared/base/joinCode'
import { hasCard } from '@commonground/shared/document/read'
import { may } from '@commonground/shared/protocol/policy'
import type {
  PutBackTold,
  Round,
  WorkshopCommand,
  WorkshopState,
} from '@commonground/shared/protocol/workshop'
import type { There, Version } from '../storage/roundTables.ts'
import { StorageError } from '../storage/storage.ts'
import { workshopToKeep } from '../workshop/held.ts'
import { takesFor } from '../workshop/roundSteps.ts'
import { writeState } from '../workshop/rows.ts'
import { raiseHand, step, withoutPerson } from '../workshop/steps.ts'
import type { StoredWorkshop } from '../workshop/stored.ts'
import type { Ballots, BallotsDeps } from './ballots.ts'
import { keepWorkshop } from './keepWorkshop.ts'
import type { Kept } from './kept.ts'
import type { Log } from './log.ts'
import { reveal } from './reveal.ts'
import type { Saver } from './saver.ts'

export interface WorkshopsDeps extends BallotsDeps {
  readonly log: Log
  readonly saver: Saver
  readonly ballots: Ballots
  /** What is on disk of a board as one snapshot, written beside what goes on. @throws BoardError `limit` */
  readonly snapshot: (board: BoardId) => Promise<Uint8Array>
  /** Forgets a room whose document was changed in vain. */
  readonly discard: (kept: Kept) => void
}

/** What a person asks of a workshop. */
interface Asked {
  readonly board: BoardId
  readonly by: ParticipantId
  /** Resolves while they still may, and rejects with why not. */
  readonly mayStill: () => Promise<unknown>
}

/** Versions are whole boards: people keep this many of one by hand. Those of its workshops come on top. */
const maxVersions = 200

/**
 * The workshops of all boards. What a method did is on disk when it returns; when it throws nothing was changed.
 *
 * @see SPEC W1, W2
 */
export class Workshops {
  readonly #deps: WorkshopsDeps
  /** Reveals that wait; called, they are given up. */
  readonly #waiting = new Set<() => void>()

  constructor(deps: WorkshopsDeps) {
    this.#deps = deps
  }

  /** As facilitators see it. */
  state(board: BoardId): WorkshopState {
    return this.#deps.open(board).room.workshop.stateFor(true, this.#deps.now())
  }

  /**
   * As `command`, but no answer on its way is lost: a round that is to be revealed is closed first, and revealed when
   * it takes nothing more.
   *
   * @throws BoardError as `command` does, `moved-on` when somebody opened the round again meanwhile, what `mayStill`
   * rejects with, and `storage-unavailable` when the server stops meanwhile.
   * @see SPEC W4
   */
  async run(asked: Asked, command: WorkshopCommand): Promise<WorkshopState> {
    if (command.type === 'revealRound') await this.#letArrive(asked, command.round)
    return this.command(asked.board, asked.by, command)
  }

  /** Gives up every reveal that waits: its round stays closed, and can be revealed when the server is back. */
  close(): void {
    for (const giveUp of this.#waiting) giveUp()
  }

  async #letArrive({ board, by, mayStill }: Asked, id: RoundId): Promise<void> {
    const current = (): Round | undefined => {
      const { round } = this.#deps.open(board).room.workshop.stored
      return round?.id === id ? round : undefined
    }
    if (current()?.state === 'open') this.command(board, by, { type: 'closeRound', round: id })
    const closed = current()
    const waitMs = closed ? takesFor(closed, this.#deps.now()) : 0
    if (waitMs > 0) {
      await this.#wait(waitMs)
      // Whoever was taken off the board meanwhile reveals nothing.
      await mayStill()
    }
    if (current()?.state === 'open') throw new BoardError('moved-on')
  }

  async #wait(ms: number): Promise<void> {
    let giveUp = (): void => {}
    try {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, ms)
        giveUp = () => {
          clearTimeout(timer)
          reject(new BoardError('storage-unavailable'))
        }
        this.#waiting.add(giveUp)
      })
    } finally {
      this.#waiting.delete(giveUp)
    }
  }

  /**
   * Runs one command of a facilitator at once and answers the state as facilitators see it.
   *
   * @throws BoardError `moved-on` when somebody else was quicker, and others; StorageError.
   */
  command(board: BoardId, by: ParticipantId, command: WorkshopCommand): WorkshopState {
    const { storage, ballots, now } = this.#deps
    ballots.flush()
    const kept = this.#deps.open(board)
    const { workshop } = kept.room
    const before = workshop.stored
    const at = now()
    const newSitting = newSittingId()
    const after = step(before, command, {
      now: at,
      by,
      newRound: newRoundId(),
      newCode: newCode(),
      newSitting,
      hasCard: (card) => hasCard(kept.room.doc, card),
      progress: workshop.progress,
      here: () => this.#here(kept, by),
    })
    if (after === before) return workshop.stateFor(true, at)
    const audit = (): void =>
      storage.audit.add({
        board,
        participant: by,
        at,
        what: `workshop-${command.type}`,
        about: aboutOf(command),
      })
    if (before.round && command.type === 'revealRound') {
      reveal({ ...this.#deps, kept, by, at, round: before.round }, (write) =>
        this.#commit(kept, after, () => {
          audit()
          write()
        }),
      )
    } else {
      const ending = workshopToKeep(before, after)
      const name = command.type === 'close' ? command.version : undefined
      const row = { id: newSitting, by, at, ...(name !== undefined && { name }) }
      const keep = ending && keepWorkshop(storage, kept, ending, row)
      this.#commit(kept, after, () => {
        audit()
        keep?.()
      })
    }
    if (command.type === 'revealRound' || command.type === 'dropRound') this.#scrub(board)
    return workshop.stateFor(true, now())
  }

  /** @throws BoardError `too-many-attempts` when this person did so too often. @see SPEC W1 */
  raiseHand(board: BoardId, participant: ParticipantId, up: boolean): void {
    const { open, now, wake } = this.#deps
    const kept = open(board)
    const { workshop } = kept.room
    const after = raiseHand(workshop.stored, participant, up)
    if (after === workshop.stored) return
    if (!workshop.mayChangeHand(participant, now())) throw new BoardError('too-many-attempts')
    this.#save(kept, after)
    workshop.takeHands(after)
    wake(kept)
  }

  /** Keeps the board as it is now under a name. @throws BoardError `limit` @see SPEC S11 */
  async keepVersion(board: BoardId, by: ParticipantId, name: string): Promise<Version> {
    const { storage, now } = this.#deps
    this.#deps.open(board)
    const version: Version = { id: newVersionId(), name, at: now(), participant: by }
    const bytes = await this.#deps.snapshot(board)
    storage.transaction(() => {
      if (!storage.boards.find(board)) throw new BoardError('board-missing')
      const ofSittings = storage.sittings.versions(board)
      const byHand = storage.versions.ofBoard(board).filter(({ id }) => !ofSittings.has(id))
      if (byHand.length >= maxVersions) throw new BoardError('limit', 'versions')
      storage.versions.add(board, version, bytes)
    })
    return version
  }

  /** Everybody in the room is told that the board was put back. */
  tellPutBack(board: BoardId, told: PutBackTold): void {
    const kept = this.#deps.open(board)
    kept.room.workshop.tellPutBack(told)
    this.#deps.wake(kept)
  }

  /** Someone came into the lobby or was let in. */
  lobbyChanged(board: BoardId): void {
    const kept = this.#deps.open(board)
    kept.room.workshop.setWaiting(this.#deps.storage.memberships.waiting(board))
    this.#deps.wake(kept)
  }

  /** Someone was taken off the board: the workshop goes on without them, and what they answered is destroyed. */
  personRemoved(board: BoardId, participant: ParticipantId): void {
    const { storage, ballots } = this.#deps
    ballots.flush()
    const kept = this.#deps.open(board)
    const { workshop } = kept.room
    const { round } = workshop.stored
    const hasAnswered = [...workshop.answerers].includes(participant)
    this.#commit(kept, withoutPerson(workshop.stored, participant), () => {
      storage.ballots.forget(board, participant)
      if (round && hasAnswered) storage.rounds.tookOff(board, round.id)
    })
    this.#scrub(board)
    workshop.forget(participant)
    workshop.setWaiting(storage.memberships.waiting(board))
  }

  /** Deleted ballots leave the files too. When that fails, the next time or the next start does it. */
  #scrub(board: BoardId): void {
    const { storage, log } = this.#deps
    try {
      storage.scrub()
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      log.warn({ board, trouble: error.trouble }, 'deleted ballots are still in the log of writes')
    }
  }

  /** People who are connected or have answered, with their sector; viewers took no part. @see SPEC W19 */
  #here({ room }: Kept, by: ParticipantId): ReadonlyMap<ParticipantId, string> {
    const { storage } = this.#deps
    const ids = new Set<ParticipantId>([by, ...room.workshop.answerers])
    for (const { person } of room.sessions) ids.add(person.participant.id)
    const members = storage.memberships
      .ofBoard(room.board)
      .filter(({ role, waiting }) => !waiting && may(role, 'answerRound'))
    const here = members.filter(({ participant }) => ids.has(participant.id))
    return new Map(here.map(({ participant }) => [participant.id, participant.sector]))
  }

  /** Who is connected now, may answer, and was let in by a facilitator or is one, with their sectors. @see SPEC W9 */
  #connected({ room }: Kept): There {
    const open = [...room.sessions].filter(({ isOpen, person }) => isOpen && may(person.role, 'answerRound'))
    const ids = new Set(open.map(({ person }) => person.participant.id))
    const members = this.#deps.storage.memberships.ofBoard(room.board)
    const there = members.filter(({ participant, role, letIn }) => {
      return (letIn || may(role, 'passLobby')) && ids.has(participant.id)
    })
    return new Map(there.map(({ participant: { id, sector } }) => [id, sector]))
  }

  /** One commit for the state, its rows and what else belongs to it; then everyone is told. */
  #commit(kept: Kept, after: StoredWorkshop, also?: () => void): void {
    const { workshop } = kept.room
    const before = workshop.stored
    this.#save(kept, after, also)
    kept.room.takeWorkshop(after)
    if (before.lobby && !after.lobby) workshop.setWaiting(0)
    this.#deps.wake(kept)
  }

  #save(kept: Kept, after: StoredWorkshop, also?: () => void): void {
    const { storage, saver, now } = this.#deps
    const { board, workshop } = kept.room
    saver.saveWith(kept, () => {
      const there = (): There => this.#connected(kept)
      writeState(storage, board, { before: workshop.stored, after, at: now(), there })
      also?.()
    })
  }
}

/** What a command was about, for the audit: ids, numbers and switches, never words. */
function aboutOf(command: WorkshopCommand): string {
  switch (command.type) {
    case 'goToStage':
      return `${command.from} to ${command.to}`
    case 'closeRound':
    case 'reopenRound':
    case 'revealRound':
    case 'dropRound':
      return command.round
    case 'openRound':
      return command.kind
    case 'freeze':
      return String(command.frozen)
    case 'lobby':
    case 'hold':
    case 'cursors':
      return String(command.on)
    case 'code':
      return String(command.open)
    case 'talkAbout':
    case 'settle':
      return command.card ?? ''
    case 'lowerHand':
      return command.participant ?? ''
    default:
      return ''
  }
}
