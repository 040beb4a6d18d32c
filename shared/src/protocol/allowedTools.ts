import type { Role } from '../model/participant.ts'
import { may } from './policy.ts'
import { isResting, rests, type StageTool, stageTools, type WorkshopState } from './workshop.ts'

type Control = Pick<WorkshopState, 'frozen' | 'frozenFrom' | 'agenda' | 'stage'>

/**
 * What this role may do to the board now. Facilitators are never held up; everyone else has the tools of the stage, and
 * all of them while no workshop runs. None while the board is frozen.
 *
 * @param now the server's clock.
 * @see SPEC W12, W14
 */
export function allowedTools(role: Role, workshop: Control, now: number): ReadonlySet<StageTool> {
  if (!may(role, 'writeBoard')) return none
  if (may(role, 'writeWhileFrozen')) return all
  // While a rest begins, what is in hand may still be put down.
  if (rests(workshop)) return isResting(workshop, now) ? none : all
  const stage = workshop.agenda[workshop.stage]
  return stage ? new Set(stage.tools) : all
}

const all: ReadonlySet<StageTool> = new Set(stageTools)
const none: ReadonlySet<StageTool> = new Set()
