import type { Role } from '@commonground/shared/model/participant'
import { words } from '@commonground/shared/words/words'
import { encode } from 'uqr'
import { DialogFrame } from '../../controls/DialogFrame.tsx'

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
          <QrPicture content={address} />
          <p>{address}</p>
        </div>
      )}
    </DialogFrame>
  )
}

function QrPicture({ content }: { readonly content: string }) {
  const { data, size } = encode(content, { ecc: 'M', border: 3 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text.qr} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
