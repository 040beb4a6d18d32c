import type { Role } from '@commonground/shared/model/participant'
import { words } from '@commonground/shared/words/words'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { QrPicture } from '../../controls/QrPicture.tsx'

interface LargeLinkProps {
  readonly role: Role
  /** Open while there is one. */
  readonly address: string | undefined
  readonly onClose: () => void
}

const text = words.panels.share

/** A link large enough for the back row of a room. */
export function LargeLink({ role, address, onClose }: LargeLinkProps) {
  return (
    <DialogFrame
      title={text.large(text.role[role].name)}
      isOpen={address !== undefined}
      onClose={onClose}
      size="wide"
    >
      {address && (
        <div className="large-link">
          <QrPicture content={address} label={text.qr} />
          <p>{address}</p>
        </div>
      )}
    </DialogFrame>
  )
}
