import { newStageId } from '../base/ids.ts'
import type { Stage, StageKind, StageTool } from '../protocol/workshop.ts'
import { words } from '../words/words.ts'

export const agendaNames = ['full', 'short', 'visit'] as const
export type AgendaName = (typeof agendaNames)[number]

type Row = readonly [kind: StageKind, minutes: number]

/** The ready-made agendas: which stages, and for how long. */
const scripts: Readonly<Record<AgendaName, readonly Row[]>> = {
  full: [
    ['join', 8],
    ['listing', 10],
    ['missing', 8],
    ['axes', 4],
    ['placing', 12],
    ['reveal', 4],
    ['talk', 20],
    ['label', 6],
    ['choose', 8],
    ['plan', 8],
    ['close', 2],
  ],
  short: [
    ['join', 4],
    ['missing', 4],
    ['placing', 10],
    ['reveal', 3],
    ['talk', 12],
    ['choose', 4],
    ['plan', 6],
    ['close', 2],
  ],
  visit: [
    ['join', 4],
    ['missing', 4],
    ['placing', 10],
    ['reveal', 3],
    ['talk', 12],
    ['plan', 10],
    ['close', 2],
  ],
}

/** What participants need of the board in each kind of stage. Rounds have their own panels and need none of it. */
const toolsOf: Readonly<Partial<Record<StageKind, readonly StageTool[]>>> = {
  missing: ['add', 'edit'],
  label: ['edit'],
  plan: ['edit'],
  free: ['add', 'place', 'edit'],
}

/** A new stage of a kind, with the words and tools it usually has. */
export function stageOf(kind: StageKind, minutes = 5): Stage {
  const { name, prompt, note } = words.agendas.stages[kind]
  const tools = [...(toolsOf[kind] ?? [])]
  return { id: newStageId(), kind, title: name, minutes, prompt, ...(note !== '' && { note }), tools }
}

/** A ready-made agenda, each stage under an id of its own. */
export function agendaFor(name: AgendaName): readonly Stage[] {
  const stages = scripts[name].map(([kind, minutes]) => stageOf(kind, minutes))
  return name === 'visit' ? stages.map(inOtherWords) : stages
}

function inOtherWords(stage: Stage): Stage {
  const others: Readonly<Partial<Record<StageKind, { name: string; prompt: string; note: string }>>> =
    words.agendas.visit
  const said = others[stage.kind]
  return said ? { ...stage, title: said.name, prompt: said.prompt, note: said.note } : stage
}

/** How long an agenda takes when every stage keeps to its time. */
export const totalMinutes = (agenda: readonly Stage[]): number =>
  agenda.reduce((sum, { minutes }) => sum + minutes, 0)
