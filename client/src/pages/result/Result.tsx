import { writeSvg } from '@commonground/shared/exports/svg'
import { isPlaced } from '@commonground/shared/model/card'
import type { SittingDetail } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { ChevronLeft, Copy, Printer } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { copyText } from '../../app/copyText.ts'
import { Button } from '../../controls/Button.tsx'
import { dayText, dayWords } from '../../panels/workshop/days.ts'
import { useBoard, useRole, useSession, useSettings, useWorkshop } from '../../state/hooks.ts'
import { PlanPart } from './PlanPart.tsx'
import { Fairness, Outcomes, Part, Priorities } from './ResultParts.tsx'
import './result.css'

const text = words.workshop.result

interface ResultProps {
  /** One sentence on the workshop this page shows. */
  readonly about: string
  /** The workshop that is kept; none for one that is not closed. */
  readonly sitting?: SittingDetail
  readonly foot?: ReactNode
}

/** The whole result on one sheet. */
export function Result({ about, sitting, foot }: ResultProps) {
  const { boardId } = useSession()
  const { title, question } = useSettings()
  const { closedAt, reviewOn } = useWorkshop()
  const day = sitting?.unclosed ? sitting.begunAt : closedAt
  // Without its board, names are all there is of that day.
  const isReadable = !sitting || sitting.board !== undefined
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
          <p className="result-day">{day === undefined ? text.title : text.closed(dayText(day))}</p>
          <h1>{name}</h1>
          {question !== '' && question !== title && <p className="result-question">{question}</p>}
          <p className="hint">{about}</p>
        </header>
        {isReadable ? <MapPicture /> : <p className="hint">{text.boardLost}</p>}
        {isReadable && <PlanPart />}
        <div className="result-parts">
          <Priorities />
          <Outcomes title={text.agreed} outcome="agreed" />
          <Outcomes title={text.differ} outcome="differ" />
          <Fairness />
          {reviewOn && (
            <Part title={text.review}>
              <p className="result-figure">{dayWords(reviewOn)}</p>
            </Part>
          )}
        </div>
        {isViewer && <p className="hint">{text.shareSafe}</p>}
        {foot}
      </main>
    </div>
  )
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
  if (!url) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="result-map-frame" aria-label={text.mapLabel} tabIndex={0}>
      <img className="result-map" src={url} alt={text.picture(placed)} />
    </section>
  )
}
