import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './IconButton.tsx'

interface DialogFrameProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** `sheet` takes most of the page, and all of a phone. */
  readonly size?: 'wide' | 'large' | 'table' | 'sheet'
  /** `alertdialog` for questions that must be answered first. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** A dialog over the page with its title and a way out. On phones it comes up from below. */
export function DialogFrame({ title, isOpen, onClose, size, role = 'dialog', children }: DialogFrameProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
    >
      <Modal data-size={size}>
        <Dialog role={role} ref={keepKeyboard}>
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label={words.pages.close} size="small" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * Gives the keyboard to the dialog itself when what held it goes. Its first button would get it otherwise, and show its
 * name over what has come.
 */
function keepKeyboard(dialog: HTMLElement | null): (() => void) | undefined {
  if (!dialog) return undefined
  const onFocusOut = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      const isGone = target instanceof Node && !target.isConnected
      if (isGone && document.activeElement === document.body) dialog.focus()
    })
  dialog.addEventListener('focusout', onFocusOut)
  return () => dialog.removeEventListener('focusout', onFocusOut)
}
