import type { Stage } from '@commonground/shared/protocol/workshop'

type Agenda = readonly Stage[]

/** The agenda with one stage moved one up (-1) or down (1); the same one when it stands at that end. */
export function moved(agenda: Agenda, id: string, by: -1 | 1): Agenda {
  const from = agenda.findIndex((stage) => stage.id === id)
  const [here, there] = [agenda[from], agenda[from + by]]
  if (!here || !there) return agenda
  return agenda.map((stage, at) => (at === from ? there : at === from + by ? here : stage))
}

export const changed = (agenda: Agenda, id: string, part: Partial<Stage>): Agenda =>
  agenda.map((stage) => (stage.id === id ? { ...stage, ...part } : stage))

export const without = (agenda: Agenda, id: string): Agenda => agenda.filter((stage) => stage.id !== id)

/** Puts a stage where it was before, or at the end of what has become shorter meanwhile. */
export const putBack = (agenda: Agenda, stage: Stage, at: number): Agenda => [
  ...agenda.slice(0, at),
  stage,
  ...agenda.slice(at),
]
