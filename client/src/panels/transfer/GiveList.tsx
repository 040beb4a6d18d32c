import type { Given } from '@commonground/shared/imports/sheet'
import { words } from '@commonground/shared/words/words'
import { useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'

const texts = words.transfer.import
const accepted =
  '.xlsx,.csv,.tsv,.tab,.txt,.json,.htm,.html,text/csv,text/tab-separated-values,text/plain,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface GiveListProps {
  readonly onGive: (given: Given) => void
  readonly onFile: (file: File) => void
  readonly isReadOnly: boolean
}

/** Takes a list: pasted, typed, or as a file. */
export function GiveList({ onGive, onFile, isReadOnly }: GiveListProps) {
  const file = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  return (
    <>
      <p>{texts.about}</p>
      <div className="field">
        <label htmlFor="import-paste">{texts.paste}</label>
        <textarea
          id="import-paste"
          rows={6}
          value={text}
          readOnly={isReadOnly}
          aria-describedby="import-hint"
          onChange={(event) => setText(event.target.value)}
        />
        <p className="hint" id="import-hint">
          {texts.pasteHint}
        </p>
      </div>
      <div className="transfer-acts">
        {text.trim() !== '' && (
          <Button look="primary" onPress={() => onGive({ kind: 'paste', text, html: '' })}>
            {texts.preview}
          </Button>
        )}
        <Button isDisabled={isReadOnly} onPress={() => file.current?.click()}>
          {texts.choose}
        </Button>
        <input
          ref={file}
          className="unseen"
          type="file"
          tabIndex={-1}
          aria-label={texts.choose}
          accept={accepted}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen) onFile(chosen)
            // The same file once more, after it was mended, must be news again.
            event.target.value = ''
          }}
        />
        <p className="hint import-drop">{texts.drop}</p>
      </div>
    </>
  )
}
