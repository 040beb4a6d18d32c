import type * as Y from 'yjs'
import { newCardId } from '../base/ids.ts'
import { addCards } from '../commands/cards.ts'
import { type Actor, run } from '../commands/command.ts'
import { importCards } from '../commands/importCards.ts'
import { changeSettings } from '../commands/settings.ts'
import { type Origin, origin } from '../document/origin.ts'
import { readBoard } from '../document/read.ts'
import { planList } from '../imports/planList.ts'
import type { Settings } from '../model/board.ts'
import { placeAt } from '../model/place.ts'
import type { Stage } from '../protocol/workshop.ts'
import { words } from '../words/words.ts'
import { agendaFor } from './agendas.ts'
import { childPovertyCsv } from './childPoverty.ts'
import type { TemplateName } from './templates.ts'

/**
 * Fills a new, empty board from a template.
 *
 * @param as the origin of the writes; the server's own by default, so that nobody can undo the template.
 */
export function boardFor(
  doc: Y.Doc,
  template: TemplateName,
  {
    title,
    question,
    actor,
    as = origin.server,
  }: {
    readonly title: string
    readonly question?: string | undefined
    readonly actor: Actor
    readonly as?: Origin
  },
): void {
  run(
    doc,
    changeSettings,
    { settings: { title, ...settings[template], ...(question && { question }) } },
    actor,
    as,
  )
  content[template](doc, actor, as)
}

/** The agenda of a template that promises steps. */
export const agendaOf = (template: TemplateName): readonly Stage[] | undefined =>
  template === 'fiveSteps' ? agendaFor('full') : undefined

const { fiveSteps, childPoverty } = words.templates

const settings: Readonly<Record<TemplateName, Partial<Settings>>> = {
  blank: {},
  fiveSteps: {
    influenceMeaning: fiveSteps.influenceMeaning,
    interestMeaning: fiveSteps.interestMeaning,
  },
  childPoverty,
}

const content: Readonly<Record<TemplateName, (doc: Y.Doc, actor: Actor, as: Origin) => void>> = {
  blank: () => {},
  fiveSteps(doc, actor, as) {
    const cards = fiveSteps.examples.map(({ name, description, relationship, ...place }) => ({
      id: newCardId(),
      name,
      description,
      relationship,
      ...('influence' in place && { place: placeAt(place.influence, place.interest) }),
    }))
    run(doc, addCards, { cards }, actor, as)
  },
  childPoverty(doc, actor, as) {
    run(doc, importCards, planList(readBoard(doc), childPovertyCsv, actor.role), actor, as)
  },
}
