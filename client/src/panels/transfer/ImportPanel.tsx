import { maxImportBytes } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useBoard, useCanWrite, useSession, useUiStore } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { asOneStep, obstacle, obstacleWords } from '../../tools/cardActs.ts'
import { pastedText } from '../../tools/pastedText.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { carryOut, type Given, type Reading, readPlan } from './readPlan.ts'
import '../card/fields.css'
import './transfer.css'

const texts = words.transfer.import

/** Brings in rows from a spreadsheet, a CSV file or a board file; nothing happens before it was shown. */
export function ImportPanel() {
  const ui = useUiStore()
  const session = useSession()
  const canWrite = useCanWrite('add')
  const [given, setGiven] = useState<Given | undefined>(takePasted)
  const [problem, setProblem] = useState<string>()
  const reading = useReading(given)
  const why = obstacle(session, undefined, 'add')
  const close = (): void => ui.change({ panel: undefined })

  const open = (file: File | undefined): void => {
    setProblem(undefined)
    if (!file) return
    // A file far too large is not even read.
    if (file.size > maxImportBytes) setProblem(words.problems.errors['csv-too-large'])
    else
      file.arrayBuffer().then(
        (bytes) => setGiven(new Uint8Array(bytes)),
        () => setProblem(texts.unreadable),
      )
  }
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      open(event.dataTransfer.files[0])
    },
  }

  return (
    <SidePanel title={texts.title} onClose={close}>
      <section className="transfer" aria-label={texts.title} {...(canWrite && drop)}>
        {why && <p className="field-note">{obstacleWords(why)}</p>}
        {given === undefined ? (
          <GiveRows onText={setGiven} onFile={open} isReadOnly={!canWrite} />
        ) : (
          <Outcome reading={reading} onAgain={() => setGiven(undefined)} onDone={close} canWrite={canWrite} />
        )}
        {problem && (
          <p className="error" role="alert">
            {problem}
          </p>
        )}
      </section>
    </SidePanel>
  )
}

/** Rows pasted on the board itself arrive here, once. */
function takePasted(): string | undefined {
  return pastedText.get()
}

function useReading(given: Given | undefined): Reading | undefined {
  const board = useBoard()
  const { role } = useSession()
  useEffect(() => () => pastedText.set(undefined), [])
  return useMemo(() => (given === undefined ? undefined : readPlan(board, given, role)), [board, given, role])
}

interface GiveRowsProps {
  readonly onText: (text: string) => void
  readonly onFile: (file: File | undefined) => void
  readonly isReadOnly: boolean
}

function GiveRows({ onText, onFile, isReadOnly }: GiveRowsProps) {
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
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (isReadOnly || text !== '' || pasted.trim() === '') return
            event.preventDefault()
            onText(pasted)
          }}
        />
        <p className="hint" id="import-hint">
          {texts.pasteHint}
        </p>
      </div>
      <div className="transfer-acts">
        {text.trim() !== '' && (
          <Button look="primary" onPress={() => onText(text)}>
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
          accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
          onChange={(event) => {
            onFile(event.target.files?.[0])
            // The same file once more, after it was mended, must be news again.
            event.target.value = ''
          }}
        />
      </div>
      <p className="hint">{texts.drop}</p>
    </>
  )
}

interface OutcomeProps {
  readonly reading: Reading | undefined
  readonly canWrite: boolean
  readonly onAgain: () => void
  readonly onDone: () => void
}

function Outcome({ reading, canWrite, onAgain, onDone }: OutcomeProps) {
  const context = useActionContext()
  if (!reading) return null
  if (reading.kind === 'refused') {
    return (
      <>
        <p className="field-note" role="alert">
          {reading.why}
        </p>
        <div>
          <Button onPress={onAgain}>{texts.another}</Button>
        </div>
      </>
    )
  }
  const { added, changed } = reading.plan
  const perform = (): void => {
    const isDone = asOneStep(context, () => {
      carryOut(context.session, reading)
      return true
    })
    if (!isDone) return
    context.notify({ text: texts.done(added.length, changed.length) })
    onDone()
  }
  return (
    <>
      <ImportPreview reading={reading} />
      <div className="transfer-acts">
        <Button look="primary" isDisabled={!canWrite || !bringsAnything(reading)} onPress={perform}>
          {bringsAnything(reading) ? texts.perform(added.length + changed.length) : texts.performNone}
        </Button>
        <Button onPress={onAgain}>{texts.another}</Button>
      </div>
    </>
  )
}

function bringsAnything(reading: Exclude<Reading, { kind: 'refused' }>): boolean {
  const { added, changed } = reading.plan
  if (added.length + changed.length > 0) return true
  return reading.kind === 'board' && reading.plan.ties.length + reading.plan.plan.length > 0
}
