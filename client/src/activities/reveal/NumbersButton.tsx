import { words } from '@commonground/shared/words/words'
import { type ReactElement, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { NumbersTable } from './NumbersTable.tsx'
import type { Found } from './useFound.ts'

const text = words.rounds.reveal

/** Opens all numbers as a table. */
export function NumbersButton({ found }: { readonly found: Found }): ReactElement {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{text.table}</Button>
      <DialogFrame title={text.tableTitle} size="table" isOpen={isOpen} onClose={() => setOpen(false)}>
        <NumbersTable found={found} />
      </DialogFrame>
    </>
  )
}
