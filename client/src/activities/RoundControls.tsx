import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { announce } from '../app/announce.ts'
import { Button } from '../controls/Button.tsx'
import { Confirm, type Question } from '../controls/Confirm.tsx'
import { useCommand } from '../panels/workshop/useCommand.ts'
import { useWorkshop } from '../state/hooks.ts'

const text = words.rounds.controls

/** Fewer answers than this and people could guess who said what. */
const leastAnswers = 3

/** What a facilitator does with a round that is under way: more time, close, reveal, throw away. */
export function RoundControls({ round }: { readonly round: Round }): ReactElement {
  const run = useCommand()
  const { timer } = useWorkshop()
  const [question, ask] = useState<Question>()
  const isOpen = round.state === 'open'

  const say = (done: string) => (isDone: boolean) => {
    if (isDone) announce.polite(done)
  }
  const reveal = (): void => void run({ type: 'revealRound', round: round.id }).then(say(text.revealed))
  const askToReveal = (): void => {
    const { begun } = round.progress
    // A list is shown whole in any case; places and votes are what could be guessed.
    if (round.kind === 'silentListing' || begun >= leastAnswers) {
      reveal()
      return
    }
    ask({
      title: text.fewTitle(begun),
      about: text.fewAbout,
      perform: text.fewDo,
      cancel: text.cancel,
      onYes: reveal,
    })
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
      <Button look="primary" onPress={askToReveal}>
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
