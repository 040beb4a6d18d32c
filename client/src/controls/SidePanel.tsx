import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
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

  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has a role, and Escape closes it from any control inside.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a dialog gets aria-modal.
    <div
      role={role}
      aria-modal={role === 'dialog' || undefined}
      className="side-panel"
      aria-labelledby={titleId}
      onKeyDown={closeOnEscape}
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
