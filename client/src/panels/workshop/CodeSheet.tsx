import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { QrPicture } from '../../controls/QrPicture.tsx'
import { useSession, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { OriginNote } from '../share/OriginNote.tsx'
import { useOrigins } from '../share/useOrigins.ts'
import { useCommand } from './useCommand.ts'
import './code.css'

const text = words.workshop.code

/** The short code and its QR code, large enough for the back row of a room. There while the code is open. */
export function CodeSheet() {
  const ui = useUiStore()
  const { code } = useWorkshop()
  const send = useCommand()
  const origins = useOrigins(useSession().boardId)
  const close = (): void => ui.change({ sheet: undefined })
  if (!code) return null
  return (
    <DialogFrame title={text.title} isOpen onClose={close} size="large">
      <div className="code-sheet">{origins.known && <Shown code={code} origin={origins.origin} />}</div>
      <OriginNote {...origins} />
      <div className="dialog-foot code-foot">
        <p className="hint">{text.open}</p>
        <Button
          onPress={() => {
            close()
            void send({ type: 'code', open: false })
          }}
        >
          {text.close}
        </Button>
        <Button look="primary" onPress={close}>
          {text.keep}
        </Button>
      </div>
    </DialogFrame>
  )
}

function Shown({ code, origin }: { readonly code: string; readonly origin: string }) {
  const address = `${new URL(origin).host}/join`
  return (
    <>
      <div className="code-words">
        <p className="code-step">{text.go}</p>
        <p className="code-address">{address}</p>
        <p className="code-step">{text.type}</p>
        <p className="code-letters">
          <span aria-hidden>{code}</span>
          <span className="unseen">{text.letters(code)}</span>
        </p>
        <p className="code-step code-scan">{text.orScan}</p>
      </div>
      <QrPicture content={`${origin}/join#${code}`} label={text.qr} />
    </>
  )
}
