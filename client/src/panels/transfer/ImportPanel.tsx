import { importBoard } from '@commonground/shared/commands/importBoard'
import { importCards } from '@commonground/shared/commands/importCards'
import type { LeftCells } from '@commonground/shared/imports/left'
import type { AlikeNames } from '@commonground/shared/imports/planImport'
import { isStandIn } from '@commonground/shared/imports/ratingWords'
import type { Given } from '@commonground/shared/imports/sheet'
import { maxImportBytes } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'
import { type ClipboardEvent, type DragEvent, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { useCanWrite, useSession, useUiStore } from '../../state/hooks.ts'
import { type ActionContext, useActionContext } from '../../tools/actionContext.ts'
import { asOneStep, obstacle, obstacleWords } from '../../tools/cardActs.ts'
import { listFrom } from '../../tools/clipboard.ts'
import { givenList } from '../../tools/givenList.ts'
import { GiveList } from './GiveList.tsx'
import { ImportOutcome } from './ImportOutcome.tsx'
import { type Joins, sameAs } from './joins.ts'
import type { Choices, Shown } from './readImport.ts'
import { useImport } from './useImport.ts'
import '../card/fields.css'
import './import.css'
import './transfer.css'

const texts = words.transfer.import

/** Brings in a list or a board file; nothing happens before it was shown. */
export function ImportPanel() {
  const ui = useUiStore()
  const session = useSession()
  const canWrite = useCanWrite('add')
  const { given, problem, give, open, again } = useGiven()
  const why = obstacle(session, undefined, 'add')
  const close = (): void => ui.change({ panel: undefined })
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const [file] = event.dataTransfer.files
      if (file) open(file)
    },
    onPaste: (event: ClipboardEvent) => {
      const { target } = event
      if (target instanceof HTMLTextAreaElement && target.value !== '') return
      const [file] = event.clipboardData.files
      const list = listFrom(event.clipboardData)
      if (!list && !file) return
      event.preventDefault()
      if (list) give(list)
      else if (file) open(file)
    },
  }
  return (
    <DialogFrame title={texts.title} isOpen onClose={close} size={given ? 'sheet' : 'wide'}>
      <section className="import" aria-label={texts.title} {...(canWrite && drop)}>
        {why && <p className="field-note">{obstacleWords(why)}</p>}
        {problem && (
          <p className="error" role="alert">
            {problem}
          </p>
        )}
        {given ? (
          <Import given={given} onAgain={again} onDone={close} canWrite={canWrite} />
        ) : (
          <GiveList onGive={give} onFile={open} isReadOnly={!canWrite} />
        )}
      </section>
    </DialogFrame>
  )
}

/** The list that was given: in the panel, or on the board before it opened. */
function useGiven() {
  const [given, setGiven] = useState<Given>()
  const [problem, setProblem] = useState<string>()
  const open = (file: File): void => {
    setProblem(undefined)
    // A file far too large is not even read.
    if (file.size > maxImportBytes) setProblem(words.problems.errors['csv-too-large'])
    else
      file.arrayBuffer().then(
        (bytes) => setGiven({ kind: 'file', bytes: new Uint8Array(bytes) }),
        () => setProblem(texts.unreadable),
      )
  }
  const take = useEffectEvent(() => {
    const waiting = givenList.get()
    if (!waiting) return
    givenList.set(undefined)
    if (waiting instanceof File) open(waiting)
    else setGiven(waiting)
  })
  useEffect(() => {
    take()
    return givenList.subscribe(take)
  }, [])
  return { given, problem, give: setGiven, open, again: () => setGiven(undefined) }
}

interface ImportProps {
  readonly given: Given
  readonly canWrite: boolean
  readonly onAgain: () => void
  readonly onDone: () => void
}

function Import({ given, canWrite, onAgain, onDone }: ImportProps) {
  const context = useActionContext()
  const [joins, setJoins] = useState<Joins>([])
  const [choices, setChoices] = useState<Choices>({})
  const asked = useMemo(() => ({ ...choices, sameAs: sameAs(joins) }), [choices, joins])
  const { shown, whenSettled } = useImport(given, asked)
  const choose = (next: Choices): void => {
    const isOther = (['sheet', 'headingRows', 'encoding'] as const).some((key) => next[key] !== choices[key])
    // Rows are then other rows.
    if (isOther) setJoins([])
    else setJoins(joins.filter((pair) => !isStruck(pair, next)))
    setChoices(next)
  }
  const perform = (): void => whenSettled?.((settled) => bringIn(context, settled) && onDone())
  if (!shown) return <Waiting onCancel={onAgain} />
  if (shown.kind === 'refused') {
    return (
      <>
        <p className="field-note" role="alert">
          {shown.why}
        </p>
        <div className="transfer-acts">
          <Button onPress={onAgain}>{texts.another}</Button>
        </div>
      </>
    )
  }
  return (
    <>
      <div className="import-outcome">
        <ImportOutcome shown={shown} choices={choices} joins={joins} onChoose={choose} onJoins={setJoins} />
      </div>
      <div className="import-foot">
        <Button look="primary" isDisabled={!canWrite || !bringsAnything(shown)} onPress={perform}>
          {bringsAnything(shown) ? texts.perform(cardsIn(shown)) : texts.performNone}
        </Button>
        <Button onPress={onAgain}>{texts.another}</Button>
      </div>
    </>
  )
}

/** A row that stays out is joined to nothing. */
function isStruck({ row, other }: AlikeNames, { chosenRows }: Choices): boolean {
  const rows = other.kind === 'row' ? [row, other.row] : [row]
  return rows.some((one) => chosenRows?.get(one) === false)
}

const slowMs = 1000

/** A wait is told only once it is one. */
function Waiting({ onCancel }: { readonly onCancel: () => void }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isSlow) return null
  return (
    <div className="transfer-acts">
      <p role="status">{texts.reading}</p>
      <Button onPress={onCancel}>{texts.cancel}</Button>
    </div>
  )
}

/** Cells such as *n/a* are told before; they are nothing that was lost. */
function saysAnything({ example }: LeftCells): boolean {
  return example.text === '' || !isStandIn(example.text)
}

function cardsIn(shown: Shown): number {
  if (shown.kind === 'refused' || !shown.plan) return 0
  return shown.plan.added.length + shown.plan.changed.length
}

function bringsAnything(shown: Shown): boolean {
  if (cardsIn(shown) > 0) return true
  return shown.kind === 'board' && shown.plan.ties.length + shown.plan.plan.length > 0
}

/** Does what the preview said, as one step. False when nothing was done. */
function bringIn(context: ActionContext, shown: Shown): boolean {
  if (!bringsAnything(shown) || shown.kind === 'refused') return false
  const { plan } = shown
  if (!plan) return false
  const isDone = asOneStep(context, () => {
    if (shown.kind === 'board') context.session.run(importBoard, shown.plan)
    else context.session.run(importCards, plan)
    return true
  })
  if (!isDone) return false
  context.notify({
    text: texts.done({
      added: plan.added.length,
      changed: plan.changed.length,
      left: plan.left.filter(saysAnything),
    }),
  })
  return true
}
