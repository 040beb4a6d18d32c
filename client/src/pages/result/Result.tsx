import { writeSvg } from '@commonground/shared/exports/svg'
import { isPlaced } from '@commonground/shared/model/card'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { ChevronLeft, Copy, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { copyText } from '../../app/copyText.ts'
import { Button } from '../../controls/Button.tsx'
import { dayText, dayWords } from '../../panels/workshop/days.ts'
import * as api from '../../session/api.ts'
import { useBoard, useRole, useSession, useSettings, useWorkshop } from '../../state/hooks.ts'
import { PlanPart } from './PlanPart.tsx'
import { Fairness, Outcomes, Part, Priorities } from './ResultParts.tsx'
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
        <PlanPart />
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
  if (!url) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="result-map-frame" aria-label={text.mapLabel} tabIndex={0}>
      <img className="result-map" src={url} alt={text.picture(placed)} />
    </section>
  )
}
