import type { CardId } from '@commonground/shared/base/ids'
import { planInOrder } from '@commonground/shared/map/readingOrder'
import type { Card } from '@commonground/shared/model/card'
import type { PlanLine } from '@commonground/shared/model/planLine'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Plus } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import {
  useBoard,
  useCanWrite,
  useRole,
  useSession,
  useUi,
  useUiStore,
  useWorkshop,
} from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { obstacle, obstacleWords } from '../../tools/cardActs.ts'
import { addToPlan, closeGone } from '../../tools/planActs.ts'
import { planChoices } from './choices.ts'
import { PlanRow } from './PlanRow.tsx'
import { useVoted } from './useVoted.ts'
import '../card/fields.css'
import './plan.css'

const text = words.plan

/** Who does what with which partner, and by when. For those who work on the board: none of it is told to viewers. */
export function PlanPanel() {
  const ui = useUiStore()
  const session = useSession()
  const board = useBoard()
  const canEdit = useCanWrite('edit')
  const isForThem = may(useRole(), 'readPrivateFields')
  const lines = useMemo(() => planInOrder(board), [board])
  const why = obstacle(session, undefined, 'edit')
  useEffect(
    () => () => {
      if (ui.get().panel !== 'plan') ui.change({ planning: undefined })
    },
    [ui],
  )
  useGone(lines)
  useStageEnd()
  return (
    <SidePanel title={text.title} onClose={() => ui.change({ panel: undefined })}>
      <p className="hint">{text.private}</p>
      {(why === 'frozen' || why === 'stage') && <p className="field-note">{obstacleWords(why)}</p>}
      {isForThem && lines.length > 0 && (
        <ul className="plan-lines" aria-label={text.lines}>
          {lines.map((line) => (
            <PlanRow key={line.id} line={line} />
          ))}
        </ul>
      )}
      {isForThem && lines.length === 0 && <p>{board.cards.size === 0 ? text.noCards : text.empty}</p>}
      {canEdit && board.cards.size > 0 && <AddLine />}
    </SidePanel>
  )
}

/** The plan leaves with its stage: what comes next needs the room, on a phone all of it. */
function useStageEnd(): void {
  const ui = useUiStore()
  const { agenda, stage } = useWorkshop()
  const isPlanStage = agenda[stage]?.kind === 'plan'
  const wasPlanStage = useRef(isPlanStage)
  useEffect(() => {
    if (wasPlanStage.current && !isPlanStage) ui.change({ panel: undefined })
    wasPlanStage.current = isPlanStage
  }, [ui, isPlanStage])
}

/** Somebody else may take out the line that is open here, or the card it is about. */
function useGone(lines: readonly PlanLine[]): void {
  const open = useUi((state) => state.planning?.line)
  const context = useActionContext()
  const isGone = open !== undefined && lines.every(({ id }) => id !== open)
  useEffect(() => {
    if (isGone) closeGone(context, open)
  }, [context, isGone, open])
}

/** Chooses the partner of a new line: first those the vote chose, then where most is to be won. */
function AddLine() {
  const id = useId()
  const board = useBoard()
  const context = useActionContext()
  const voted = useVoted()
  const { voted: winners, priorities, others } = useMemo(() => planChoices(board, voted), [board, voted])
  const [picked, setPicked] = useState<CardId>()
  const planned = new Set([...board.plan.values()].map(({ card }) => card))
  const inOrder = [...winners, ...priorities, ...others]
  const chosen =
    inOrder.find((card) => card.id === picked) ?? inOrder.find((card) => !planned.has(card.id)) ?? inOrder[0]
  if (!chosen) return null
  return (
    <form
      className="plan-add"
      onSubmit={(event) => {
        event.preventDefault()
        addToPlan(context, chosen.id)
        setPicked(undefined)
      }}
    >
      <div className="field">
        <label htmlFor={id}>{text.partner}</label>
        <select
          id={id}
          value={chosen.id}
          onChange={({ target }) => setPicked(inOrder.find((card) => card.id === target.value)?.id)}
        >
          <Choices label={text.voted} cards={winners} />
          <Choices label={text.priorities} cards={priorities} />
          <Choices label={text.others} cards={others} />
        </select>
      </div>
      <Button type="submit">
        <Plus size={16} aria-hidden />
        {text.add}
      </Button>
    </form>
  )
}

function Choices({ label, cards }: { readonly label: string; readonly cards: readonly Card[] }) {
  if (cards.length === 0) return null
  return (
    <optgroup label={label}>
      {cards.map(({ id, name }) => (
        <option key={id} value={id}>
          {name || words.model.unnamed}
        </option>
      ))}
    </optgroup>
  )
}
