import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { Answers } from '../session/session.ts'
import { useCanWrite, useSession, useStore } from '../state/hooks.ts'
import { createStore } from '../state/store.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { actionNamed } from '../tools/actions.ts'
import { focusAfterAnswer } from './focusAfterAnswer.ts'
import './unknownButton.css'

const none = createStore<Answers | undefined>(undefined)

/** One's own answers in a private placing round; nothing on the board itself. */
export function useOwnAnswers(): Answers | undefined {
  return useStore<Answers | undefined>(useSession().placing?.answers ?? none)
}

interface UnknownButtonProps {
  readonly card: Card
  readonly isUnknown: boolean
}

/** In the tray of a placing round: that one does not know where a card belongs. */
export function UnknownButton({ card, isUnknown }: UnknownButtonProps): ReactElement {
  const context = useActionContext()
  const canPlace = useCanWrite()
  return (
    <ToggleButton
      className="button tray-unknown"
      data-size="small"
      data-look="plain"
      aria-label={words.rounds.placing.unknownName(card.name)}
      isSelected={isUnknown}
      isDisabled={!canPlace}
      onChange={() => {
        const goOn = focusAfterAnswer(card.id, '.tray-unknown')
        context.ui.change({ selection: new Set([card.id]) })
        actionNamed('dontKnow').perform(context)
        goOn()
      }}
    >
      {words.rounds.placing.unknown}
    </ToggleButton>
  )
}
