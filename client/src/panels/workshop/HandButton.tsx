import type { ParticipantId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { Hand } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../../app/announce.ts'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { raiseHand } from '../../session/api.ts'
import { useSession, useWorkshop } from '../../state/hooks.ts'

const text = words.workshop.hands

/** Raises one's own hand and takes it down again. */
export function HandButton() {
  const { boardId, me } = useSession()
  const { hands } = useWorkshop()
  const isUp = hands.includes(me.id as ParticipantId)
  const [isBusy, setIsBusy] = useState(false)
  const toggle = async (): Promise<void> => {
    setIsBusy(true)
    try {
      await raiseHand(boardId, !isUp)
      announce.polite(isUp ? text.lowered : text.mine)
    } catch (error) {
      notify({ text: problemText(error) })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Button
      className="stage-hand"
      data-on={isUp || undefined}
      aria-pressed={isUp}
      isDisabled={isBusy}
      onPress={() => void toggle()}
    >
      <Hand size={18} strokeWidth={1.75} aria-hidden />
      <span>{isUp ? text.lower : text.raise}</span>
    </Button>
  )
}
