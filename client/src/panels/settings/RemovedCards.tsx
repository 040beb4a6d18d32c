import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { Confirm } from '../../controls/Confirm.tsx'
import { emptyTrash } from '../../session/api.ts'
import { useBoard, useSession } from '../../state/hooks.ts'

const text = words.panels.settings.removed

/** How many cards were removed, and the way to be rid of them; nothing where there are none. @see SPEC R29 */
export function RemovedCards() {
  const { boardId } = useSession()
  const count = useBoard().removedCards.size
  const [isAsked, setIsAsked] = useState(false)
  const empty = (): void => {
    emptyTrash(boardId).then(
      ({ cards }) => notify({ text: text.done(cards) }),
      (error: unknown) => notify({ text: problemText(error) }),
    )
  }
  const question = {
    title: text.question(count),
    about: text.questionAbout,
    perform: text.perform,
    cancel: text.cancel,
    onYes: empty,
  }
  if (count === 0) return null
  return (
    <section className="side-panel-section">
      <h3>{text.title}</h3>
      <p className="hint">{text.about(count)}</p>
      <Button size="small" onPress={() => setIsAsked(true)}>
        {text.do}
      </Button>
      <Confirm question={isAsked ? question : undefined} onClose={() => setIsAsked(false)} />
    </section>
  )
}
