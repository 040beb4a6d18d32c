import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { Confirm } from '../../controls/Confirm.tsx'
import { emptyTrash } from '../../session/api.ts'
import { useBoard, useSession, useWorkshop } from '../../state/hooks.ts'

const text = words.panels.settings.removed

/**
 * How many cards were removed, and the way to be rid of them. Where there are none only on a full board: what fills it
 * may be ties and plan lines that were removed, which no page counts.
 *
 * @see SPEC R17, R29
 */
export function RemovedCards() {
  const { boardId } = useSession()
  const count = useBoard().removedCards.size
  const { full } = useWorkshop()
  const [isAsked, setIsAsked] = useState(false)
  const empty = (): void => {
    emptyTrash(boardId).then(
      ({ cards }) => notify({ text: text.done(cards) }),
      (error: unknown) => notify({ text: problemText(error) }),
    )
  }
  const question = {
    title: text.question(count),
    about: count > 0 ? text.questionAbout : text.questionAboutOthers,
    perform: text.perform,
    cancel: text.cancel,
    onYes: empty,
  }
  if (count === 0 && !full) return null
  return (
    <section className="side-panel-section">
      <h3>{count > 0 ? text.title : text.titleOthers}</h3>
      <p className="hint">{text.about(count)}</p>
      <Button size="small" onPress={() => setIsAsked(true)}>
        {text.do}
      </Button>
      <Confirm question={isAsked ? question : undefined} onClose={() => setIsAsked(false)} />
    </section>
  )
}
