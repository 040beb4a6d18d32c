import type { Round, WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { useLocation } from 'wouter'
import { announce } from '../app/announce.ts'
import { Button } from '../controls/Button.tsx'
import { Confirm, type Question } from '../controls/Confirm.tsx'
import { fewAnswers } from '../panels/workshop/fewAnswers.ts'
import { useCommand } from '../panels/workshop/useCommand.ts'
import { useReveal } from '../panels/workshop/useReveal.ts'
import { useSession, useWorkshop } from '../state/hooks.ts'
import { type ShownAt, whereShown } from './showing.ts'

const text = words.rounds.controls

interface ControlsProps {
  readonly round: Round
}

/** What a facilitator does with a round that is under way: more time, close, reveal, throw away. */
export function RoundControls({ round }: ControlsProps): ReactElement {
  const run = useCommand()
  const { timer } = useWorkshop()
  const [question, ask] = useState<Question>()
  const { reveal, drop, isRevealing } = useEndings(round, ask)
  const isOpen = round.state === 'open'
  return (
    <div className="round-acts">
      <Button look="primary" onPress={reveal} isDisabled={isRevealing}>
        {text.reveal}
      </Button>
      {isOpen ? (
        <Button onPress={() => void run({ type: 'closeRound', round: round.id }).then(say(text.closed))}>
          {text.close}
        </Button>
      ) : (
        <Button onPress={() => void run({ type: 'reopenRound', round: round.id }).then(say(text.opened))}>
          {text.reopen}
        </Button>
      )}
      {isOpen && timer && (
        <Button onPress={() => void run({ type: 'addTime', minutes: 2 })}>{text.addTime}</Button>
      )}
      <Button look="plain" onPress={drop}>
        {text.drop}
      </Button>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </div>
  )
}

/** The two ends of a round that was left behind. Where showing it leads is said before. @see SPEC W17 */
export function LeftControls({ round }: ControlsProps): ReactElement {
  const run = useCommand()
  const workshop = useWorkshop()
  const { boardId } = useSession()
  const [, go] = useLocation()
  const [question, ask] = useState<Question>()
  const shownAt = whereShown(round, workshop)
  const { reveal, drop, isRevealing } = useEndings(round, ask, () => {
    if (shownAt.kind === 'stage') void run({ type: 'goToStage', from: workshop.stage, to: shownAt.at })
    if (shownAt.kind === 'page') go(`/b/${boardId}/result`)
  })
  return (
    <>
      <Button size="small" onPress={reveal} isDisabled={isRevealing}>
        {showText(shownAt, workshop)}
      </Button>
      <Button size="small" look="plain" onPress={drop}>
        {text.dropDo}
      </Button>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </>
  )
}

function showText(shownAt: ShownAt, { agenda }: WorkshopState): string {
  switch (shownAt.kind) {
    case 'here':
      return text.showResult
    case 'stage':
      return text.showInStage(agenda[shownAt.at]?.title ?? '')
    case 'page':
      return text.showOnPage
  }
}

const say = (done: string) => (isDone: boolean) => {
  if (isDone) announce.polite(done)
}

interface Endings {
  readonly reveal: () => void
  readonly drop: () => void
  readonly isRevealing: boolean
}

/** Showing a round and throwing it away; both ask where there is something to lose. */
function useEndings(round: Round, ask: (question: Question) => void, onShown?: () => void): Endings {
  const run = useCommand()
  const show = useReveal()
  const [isRevealing, setIsRevealing] = useState(false)
  const reveal = async (): Promise<void> => {
    setIsRevealing(true)
    const isDone = await show(round)
    setIsRevealing(false)
    say(text.revealed)(isDone)
    if (isDone) onShown?.()
  }
  const askToReveal = (): void => {
    const few = fewAnswers(round, () => void reveal())
    if (few) ask(few)
    else void reveal()
  }
  const askToDrop = (): void =>
    ask({
      title: text.dropTitle,
      about: text.dropAbout,
      perform: text.dropDo,
      cancel: text.keep,
      onYes: () => void run({ type: 'dropRound', round: round.id }),
    })

  return { reveal: askToReveal, drop: askToDrop, isRevealing }
}
