import { agendaWords } from './en/agendas.ts'
import { cardPanelsWords } from './en/cardPanels.ts'
import { draftsWords } from './en/drafts.ts'
import { gridWords } from './en/grid.ts'
import { keysWords } from './en/keys.ts'
import { mirrorWords } from './en/mirror.ts'
import { modelWords } from './en/model.ts'
import { pagesWords } from './en/pages.ts'
import { panelsWords } from './en/panels.ts'
import { planWords } from './en/plan.ts'
import { problemWords } from './en/problems.ts'
import { putBackWords } from './en/putBack.ts'
import { roundsWords } from './en/rounds.ts'
import { savedWords } from './en/saved.ts'
import { speechWords } from './en/speech.ts'
import { templateWords } from './en/templates.ts'
import { transferWords } from './en/transfer.ts'
import { workshopWords } from './en/workshop.ts'

/** Every word a person reads or hears, in their language. English is the only one so far. */
export const words = {
  agendas: agendaWords,
  cardPanels: cardPanelsWords,
  drafts: draftsWords,
  grid: gridWords,
  keys: keysWords,
  mirror: mirrorWords,
  model: modelWords,
  pages: pagesWords,
  panels: panelsWords,
  plan: planWords,
  problems: problemWords,
  putBack: putBackWords,
  rounds: roundsWords,
  saved: savedWords,
  speech: speechWords,
  templates: templateWords,
  transfer: transferWords,
  workshop: workshopWords,
} as const
