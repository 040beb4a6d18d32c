import { planInOrder } from '@commonground/shared/map/readingOrder'
import type { PlanLine } from '@commonground/shared/model/planLine'
import { words } from '@commonground/shared/words/words'
import { dayWords } from '../../panels/workshop/days.ts'
import { useBoard } from '../../state/hooks.ts'
import { Part } from './ResultParts.tsx'

const text = words.plan

/** Who does what, with whom and by when: what is due first stands first. Viewers are told no plan, so see no part. */
export function PlanPart() {
  const board = useBoard()
  const lines = planInOrder(board).toSorted((one, other) => dueOf(one).localeCompare(dueOf(other)))
  if (lines.length === 0) return null
  return (
    <Part title={text.result}>
      <ul className="result-list result-plan">
        {lines.map((line) => (
          <li key={line.id}>
            <strong>{line.action || text.noAction}</strong>
            <span>{text.with(board.cards.get(line.card)?.name || words.model.unnamed)}</span>
            <span>{line.owner || text.noOwner}</span>
            <span>{whenOf(line)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function whenOf({ done, due }: PlanLine): string {
  if (done) return text.fields.done
  return due ? text.by(dayWords(due)) : text.noDue
}

/** A line without a day comes after all that have one. */
const dueOf = ({ due }: PlanLine): string => due || '9999'
