import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { notify } from '../../app/notices.ts'
import { useCommand } from './useCommand.ts'

/**
 * Shows what a round found. One that is open is closed first and takes answers that are on their way: that wait is
 * said. True when it was shown.
 *
 * @see SPEC W4
 */
export function useReveal(): (round: Round) => Promise<boolean> {
  const send = useCommand()
  return (round) => {
    const shown = send({ type: 'revealRound', round: round.id })
    if (round.state === 'open') {
      notify({
        text: words.rounds.controls.revealing,
        until: (over) => {
          void shown.then(over)
          return () => {}
        },
      })
    }
    return shown
  }
}
