import type { CardId } from '@commonground/shared/base/ids'
import { writeSvg } from '@commonground/shared/exports/svg'
import { quadrantOf } from '@commonground/shared/frameworks/influenceInterest'
import { regionLabel } from '@commonground/shared/frameworks/regionLabel'
import { type Card, isPlaced } from '@commonground/shared/model/card'
import { may } from '@commonground/shared/protocol/policy'
import type { Outcome } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { ChevronLeft, Copy, Printer } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { Link } from 'wouter'
import { copyText } from '../../app/copyText.ts'
import { Button } from '../../controls/Button.tsx'
import { dayText } from '../../panels/workshop/days.ts'
import * as api from '../../session/api.ts'
import {
  useBoard,
  useCardsInOrder,
  useRole,
  useSession,
  useSettings,
  useWorkshop,
} from '../../state/hooks.ts'
import { useRoundResult } from './useRoundResult.ts'
import './result.css'

const text = words.workshop.result

/** The whole result on one sheet. */
export function Result() {
  const { boardId } = useSession()
  const { title, question } = useSettings()
  const { closedAt, reviewOn } = useWorkshop()
  const isViewer = !may(useRole(), 'readPrivateFields')
  const name = title || words.pages.board.untitled
  useEffect(() => {
    document.title = `${text.title}: ${name} · ${words.pages.product}`
  }, [name])
  return (
    <div className="result">
      <nav className="result-acts">
        <Link href={`/b/${boardId}`} className="button" data-look="plain">
          <ChevronLeft size={18} aria-hidden />
          {text.back}
        </Link>
        <span className="result-gap" />
        <Button onPress={() => void copyText(location.href, text.copied, text.notCopied)}>
          <Copy size={16} aria-hidden />
          {text.copy}
        </Button>
        <Button look="primary" onPress={() => window.print()}>
          <Printer size={16} aria-hidden />
          {text.print}
        </Button>
      </nav>
      <main className="result-sheet">
        <header>
          <p className="result-day">{closedAt === undefined ? text.title : text.closed(dayText(closedAt))}</p>
          <h1>{name}</h1>
          {question !== '' && <p className="result-question">{question}</p>}
          {closedAt === undefined ? <p className="hint">{text.none}</p> : <KeptAs />}
        </header>
        <MapPicture />
        <div className="result-parts">
          <Priorities />
          <Outcomes title={text.agreed} outcome="agreed" />
          <Outcomes title={text.differ} outcome="differ" />
          <Fairness />
          {reviewOn && (
            <Part title={text.review}>
              <p className="result-figure">{dayText(Date.parse(`${reviewOn}T12:00:00`))}</p>
            </Part>
          )}
        </div>
        {isViewer && <p className="hint">{text.shareSafe}</p>}
      </main>
    </div>
  )
}

/** The name under which the board was kept when the workshop closed. */
function KeptAs() {
  const { boardId } = useSession()
  const [name, setName] = useState<string>()
  useEffect(() => {
    let isGone = false
    api.versions(boardId).then(
      ([newest]) => isGone || setName(newest?.name),
      // Good to know, and nothing is missing without it.
      () => setName(undefined),
    )
    return () => {
      isGone = true
    }
  }, [boardId])
  return name === undefined ? null : <p className="hint">{text.kept(name)}</p>
}

/** The map as every export draws it: nothing on it is private. */
function MapPicture() {
  const board = useBoard()
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const blob = new Blob([writeSvg({ board, private: false })], { type: 'image/svg+xml' })
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [board])
  const placed = [...board.cards.values()].filter(isPlaced).length
  return url ? <img className="result-map" src={url} alt={text.picture(placed)} /> : null
}

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

function Part({ title, children }: PartProps) {
  const id = useId()
  return (
    <section className="result-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Priorities() {
  const vote = useRoundResult('dotVote')
  const { cards } = useBoard()
  if (vote.kind === 'unreachable') return <Part title={text.priorities}>{text.offline}</Part>
  if (vote.kind !== 'found') return null
  const chosen = vote.result.cards.filter(({ dots, card }) => dots > 0 && cards.has(card))
  return (
    <Part title={text.priorities}>
      {chosen.length === 0 && <p>{text.noVotes}</p>}
      <ol className="result-list">
        {chosen.map(({ card, dots, people, rank, isTied }) => (
          <li key={card} value={rank}>
            <span className="result-rank">{rank}</span>
            <span>
              <strong>{cards.get(card)?.name}</strong>
              <span className="hint">
                {text.votes(dots, people)}
                {isTied && ` · ${text.tied}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

interface OutcomesProps {
  readonly title: string
  readonly outcome: Outcome
}

function Outcomes({ title, outcome }: OutcomesProps) {
  const { outcomes } = useWorkshop()
  const ended: ReadonlyMap<string, Outcome> = new Map(Object.entries(outcomes))
  const cards = useCardsInOrder().filter(({ id }) => ended.get(id) === outcome)
  if (cards.length === 0) return null
  return (
    <Part title={title}>
      <ul className="result-list">
        {cards.map((card) => (
          <li key={card.id}>
            <span>
              <strong>{card.name}</strong>
              <Where card={card} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Where({ card: { place } }: { readonly card: Card & { readonly id: CardId } }) {
  const settings = useSettings()
  if (!place) return null
  const { influence, interest } = place
  return (
    <span className="hint">
      {regionLabel(quadrantOf(place, settings), settings)}: {text.where(influence, interest)}
    </span>
  )
}

function Fairness() {
  const asked = useRoundResult('fairness')
  if (asked.kind !== 'found') return null
  const { mean, people } = asked.result
  return (
    <Part title={text.fairness}>
      {mean === undefined || people < fewest ? (
        <p>{text.fairnessFew}</p>
      ) : (
        <p className="result-figure">{text.fairnessMean(mean.toFixed(1), people)}</p>
      )}
    </Part>
  )
}

/** A mean of fewer answers would tell who gave them. */
const fewest = 3
