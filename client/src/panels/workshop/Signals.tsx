import { words } from '@commonground/shared/words/words'
import { QrCode } from 'lucide-react'
import { Button } from '../../controls/Button.tsx'
import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { HandsButton } from './HandsButton.tsx'
import { LobbyButton } from './LobbyButton.tsx'

/** Hands, people in the lobby and an open code: there only while there are any. */
export function Signals() {
  const { code } = useWorkshop()
  const ui = useUiStore()
  return (
    <>
      <HandsButton />
      <LobbyButton />
      {code && (
        <Button
          size="small"
          className="stage-badge"
          aria-label={words.workshop.code.chip(words.workshop.code.letters(code))}
          onPress={() => ui.change({ sheet: 'code' })}
        >
          <QrCode size={16} strokeWidth={1.75} aria-hidden />
          {code}
        </Button>
      )}
    </>
  )
}
