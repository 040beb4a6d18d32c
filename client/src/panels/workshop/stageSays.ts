import { traitsOf } from '@commonground/shared/activities/traits'
import type { Role } from '@commonground/shared/model/participant'
import { may } from '@commonground/shared/protocol/policy'
import { allRounds, roundOfStage, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { leftRound } from '../../activities/showing.ts'
import { awaitsRound } from './stageAct.ts'

const text = words.workshop.says

/**
 * The sentence below the title of a stage: what to do while its round is open, to wait before, and afterwards what
 * became of it. A facilitator reads before the round what people will be asked, a viewer what the others are there for.
 *
 * @see SPEC U8
 */
export function stageSays(workshop: WorkshopState, { role, question }: Reading): string {
  const now = workshop.agenda[workshop.stage]
  if (!now) return ''
  const activity = roundOfStage[now.kind]
  if (!activity) {
    const pointsNowhere = question === '' && now.prompt === words.agendas.stages.join.prompt
    return pointsNowhere ? text.noQuestion : now.prompt
  }
  const round = allRounds(workshop).findLast(({ kind }) => kind === activity)
  if (!may(role, 'answerRound')) {
    const isOnBoard = traitsOf(activity).isFoundOnBoard && round?.state === 'revealed'
    return isOnBoard ? text.shown[activity] : text.viewer[activity]
  }
  if (awaitsRound(workshop)) return may(role, 'runWorkshop') ? now.prompt : text.wait[activity]
  if (!round || round.state === 'open' || leftRound(workshop)) return now.prompt
  return round.state === 'closed' ? text.closed : text.shown[activity]
}

interface Reading {
  readonly role: Role
  /** The board's question; empty when it has none. */
  readonly question: string
}

/** Whether what the stage was held for is on show: its time then hurries nobody. */
export function isStageShown({ agenda, stage, round }: WorkshopState): boolean {
  const kind = agenda[stage]?.kind
  return kind !== undefined && round?.state === 'revealed' && roundOfStage[kind] === round.kind
}
