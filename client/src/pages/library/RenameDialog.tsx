import type { BoardSummary } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { LineField } from '../../controls/LineField.tsx'

interface RenameDialogProps {
  readonly board: BoardSummary | undefined
  readonly onClose: () => void
  readonly onRename: (board: BoardSummary, title: string) => void
}

const text = words.pages.library

export function RenameDialog({ board, onClose, onRename }: RenameDialogProps) {
  return (
    <DialogFrame title={text.renameTitle} isOpen={board !== undefined} onClose={onClose}>
      {board && <RenameForm board={board} onClose={onClose} onRename={onRename} />}
    </DialogFrame>
  )
}

function RenameForm({ board, onClose, onRename }: RenameDialogProps & { readonly board: BoardSummary }) {
  const [title, setTitle] = useState(board.title)
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '' && title !== board.title) onRename(board, title.trim())
        onClose()
      }}
    >
      <LineField label={text.titleLabel} value={title} onChange={setTitle} isRequired autoFocus />
      <div className="dialog-foot">
        <Button onPress={onClose}>{words.pages.create.cancel}</Button>
        <Button look="primary" type="submit">
          {text.save}
        </Button>
      </div>
    </Form>
  )
}
