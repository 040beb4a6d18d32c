import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Button } from '../controls/Button.tsx'
import { Confirm, type Question } from '../controls/Confirm.tsx'
import { fewAnswers } from '../panels/workshop/fewAnswers.ts'
import { useCommand } from '../panels/workshop/useCommand.ts'
import { useReveal } from '../panels/workshop/useReveal.ts'
import { useWorkshop } from '../state/hooks.ts'

const text = words.rounds.controls

/** What a facilitator does with a round that is under way: more time, close, reveal, throw away. */
export function RoundControls({ round }: { readonly round: Round }): ReactElement {
  const run = useCommand()
  const { timer } = useWorkshop()
  const show = useReveal()
  const [question, ask] = useState<Question>()
  const [isRevealing, setIsRevealing] = useState(false)
  const isOpen = round.state === 'open'

  const say = (done: string) => (isDone: boolean) => {
    if (isDone) announce.polite(done)
  }
  const reveal = async (): Promise<void> => {
    setIsRevealing(true)
    say(text.revealed)(await show(round))
    setIsRevealing(false)
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

  return (
    <div className="round-acts">
      <Button look="primary" onPress={askToReveal} isDisabled={isRevealing}>
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
      <Button look="plain" onPress={askToDrop}>
        {text.drop}
      </Button>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </div>
  )
}
