import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import { onEscape } from '../app/onEscape.ts'
import { IconButton } from './IconButton.tsx'
import { usePanelRole } from './usePanelRole.ts'
import './sidePanel.css'

interface SidePanelProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A panel beside the board, which stays in use meanwhile; on phones a sheet from below. It takes the keyboard when it
 * opens and gives it back when it closes.
 */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const titleId = useId()
  const role = usePanelRole()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    const opener = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])

  const close = useEffectEvent(onClose)
  useEffect(() => onEscape(close), [])

  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a dialog gets aria-modal.
    <div
      role={role}
      aria-modal={role === 'dialog' || undefined}
      className="side-panel"
      aria-labelledby={titleId}
    >
      <div className="side-panel-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon={X} label={words.panels.close} size="small" onPress={onClose} />
      </div>
      <div className="side-panel-body">{children}</div>
    </div>
  )
}
