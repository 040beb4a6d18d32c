import type * as Y from 'yjs'
import { type RecordRoot, recordRoots, yMeta, yRecords } from './layout.ts'

/** What one transaction touched: ids to read again. */
export interface BoardChange {
  readonly settings: boolean
  readonly records: Readonly<Record<RecordRoot, ReadonlySet<string>>>
  /** The origin of the transaction: our own commands, undo, or the network. */
  readonly origin: unknown
}

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[]

/**
 * Calls back once per transaction that changed the board. Returns its stop.
 *
 * @see SPEC D4
 */
export function observeBoard(doc: Y.Doc, onChange: (change: BoardChange) => void): () => void {
  const meta = yMeta(doc)
  let settings = false
  let touched = nothingTouched()

  const onMeta = (): void => {
    settings = true
  }
  const onRecords = recordRoots.map((root) => (events: Events): void => {
    for (const event of events) for (const id of touchedIds(event)) touched[root].add(id)
  })
  const onEnd = (transaction: Y.Transaction): void => {
    if (!settings && recordRoots.every((root) => touched[root].size === 0)) return
    const change = { settings, records: touched, origin: transaction.origin }
    settings = false
    touched = nothingTouched()
    onChange(change)
  }

  meta.observeDeep(onMeta)
  for (const [at, root] of recordRoots.entries()) yRecords(doc, root).observeDeep(onRecords[at] ?? onMeta)
  doc.on('afterTransaction', onEnd)
  return () => {
    meta.unobserveDeep(onMeta)
    for (const [at, root] of recordRoots.entries()) yRecords(doc, root).unobserveDeep(onRecords[at] ?? onMeta)
    doc.off('afterTransaction', onEnd)
  }
}

const nothingTouched = (): Record<RecordRoot, Set<string>> => ({
  cards: new Set(),
  ties: new Set(),
  plan: new Set(),
})

/** The record ids an event is about: the root's own keys, or the first step of the path below it. */
function touchedIds(event: Events[number]): readonly string[] {
  if (event.path.length === 0) return [...event.changes.keys.keys()]
  return [String(event.path[0])]
}
