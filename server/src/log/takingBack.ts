import {
  type Contents,
  changingFields,
  isEqual,
  readContents,
  readValues,
} from '@commonground/shared/document/contents'
import {
  type RecordRoot,
  recordKey,
  recordRoots,
  yMeta,
  yRecord,
  yRecords,
} from '@commonground/shared/document/layout'
import { readField } from '@commonground/shared/document/read'
import { settingFields } from '@commonground/shared/model/board'
import type * as Y from 'yjs'
import type { StoredUpdate } from '../storage/logTable.ts'
import { apply } from './past.ts'

type Values = Record<string, unknown>
type Records = Readonly<Record<RecordRoot, Map<string, Values>>>

/** One field of a record; of the settings without a record. */
interface Touched {
  readonly root: RecordRoot | 'meta'
  readonly id: string
  /** Every field of a record that is new. */
  readonly key: string | undefined
}

/**
 * All that makes the board one on which these changes were never made, as far as nobody wrote over them: a field that
 * somebody else wrote later stays, and so does a record that somebody else worked on since its birth.
 *
 * @param doc the board before the first of `changes`; it goes along with them.
 * @param at when records that are taken back are removed.
 * @see SPEC R28
 */
export function takingBack(
  doc: Y.Doc,
  changes: readonly StoredUpdate[],
  { isTaken, at }: { readonly isTaken: (change: StoredUpdate) => boolean; readonly at: number },
): Contents {
  const ledger = new Ledger(doc)
  let touched: Touched[] = []
  const stop = watch(doc, (one) => touched.push(one))
  for (const { run, taken } of runs(changes, isTaken)) {
    apply(doc, run)
    for (const one of touched) ledger.note(one, taken)
    touched = []
  }
  stop()
  return ledger.change(at)
}

/** What each field held before those changes that would be taken back now. */
class Ledger {
  readonly #doc: Y.Doc
  readonly #settings: Values
  readonly #records: Records
  readonly #before = { settings: new Map<string, unknown>(), records: noRecords<Map<string, unknown>>() }
  readonly #born: Readonly<Record<RecordRoot, Set<string>>> = {
    cards: new Set(),
    ties: new Set(),
    plan: new Set(),
  }

  constructor(doc: Y.Doc) {
    this.#doc = doc
    const { settings, records } = readContents(doc)
    const copies = (root: RecordRoot): Map<string, Values> =>
      new Map([...records[root]].map(([id, values]) => [id, { ...values }]))
    this.#settings = { ...settings }
    this.#records = { cards: copies('cards'), ties: copies('ties'), plan: copies('plan') }
  }

  note({ root, id, key }: Touched, taken: boolean): void {
    if (root === 'meta') {
      if (key !== undefined) this.#noteSetting(key, taken)
      return
    }
    const record = yRecord(this.#doc, root, id)
    if (!record) return
    const values = this.#records[root].get(id)
    if (!values) {
      this.#records[root].set(id, { ...readValues(record, changingFields[root]) })
      if (taken) this.#born[root].add(id)
      return
    }
    for (const name of key === undefined ? Object.keys(changingFields[root]) : [key]) {
      const field = changingFields[root][name]
      const value = field && readField(record, name, field)
      if (!field || isEqual(values[name], value)) continue
      const before = this.#before.records[root].get(id) ?? new Map<string, unknown>()
      this.#before.records[root].set(id, before)
      if (!taken) {
        this.#born[root].delete(id)
        before.delete(name)
      } else if (!this.#born[root].has(id) && !before.has(name)) before.set(name, values[name])
      values[name] = value
    }
  }

  #noteSetting(key: string, taken: boolean): void {
    const field = Object.entries(settingFields).find(([name]) => name === key)?.[1]
    const value = field && readField(yMeta(this.#doc), key, field)
    if (!field || isEqual(this.#settings[key], value)) return
    const { settings } = this.#before
    if (!taken) settings.delete(key)
    else if (!settings.has(key)) settings.set(key, this.#settings[key])
    this.#settings[key] = value
  }

  change(at: number): Contents {
    const records = noRecords<Values>()
    for (const root of recordRoots) {
      for (const [id, before] of this.#before.records[root]) {
        // Records that the document let go cannot come back.
        if (!yRecord(this.#doc, root, id)) continue
        const now = this.#records[root].get(id)
        const entries = [...before].filter(([key, value]) => !isEqual(now?.[key], value))
        if (entries.length > 0) records[root].set(id, Object.fromEntries(entries))
      }
      for (const id of this.#born[root]) {
        const isShown =
          yRecord(this.#doc, root, id) && this.#records[root].get(id)?.[recordKey.removedAt] === undefined
        if (isShown) records[root].set(id, { [recordKey.removedAt]: at })
      }
    }
    const settings = [...this.#before.settings].filter(([key, value]) => !isEqual(this.#settings[key], value))
    return { settings: Object.fromEntries(settings), records }
  }
}

const noRecords = <T>() => ({
  cards: new Map<string, T>(),
  ties: new Map<string, T>(),
  plan: new Map<string, T>(),
})

/** Changes one after the other that are alike in being taken back. */
function runs(
  changes: readonly StoredUpdate[],
  isTaken: (change: StoredUpdate) => boolean,
): readonly { readonly run: StoredUpdate[]; readonly taken: boolean }[] {
  const found: { run: StoredUpdate[]; taken: boolean }[] = []
  for (const change of changes) {
    const taken = isTaken(change)
    const last = found.at(-1)
    if (last?.taken === taken) last.run.push(change)
    else found.push({ run: [change], taken })
  }
  return found
}

/** Calls back for each field that a transaction touched. Returns its stop. */
function watch(doc: Y.Doc, onTouched: (touched: Touched) => void): () => void {
  const listen = (root: RecordRoot | 'meta') => (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) for (const one of touchedBy(root, event)) onTouched(one)
  }
  const watched = [
    { type: yMeta(doc), onEvents: listen('meta') },
    ...recordRoots.map((root) => ({ type: yRecords(doc, root), onEvents: listen(root) })),
  ]
  for (const { type, onEvents } of watched) type.observeDeep(onEvents)
  return () => {
    for (const { type, onEvents } of watched) type.unobserveDeep(onEvents)
  }
}

function touchedBy(root: Touched['root'], event: Y.YEvent<Y.AbstractType<unknown>>): readonly Touched[] {
  const path = event.path.map(String)
  const keys = [...event.keys.keys()]
  const [first, second] = path
  if (root === 'meta') return (first === undefined ? keys : [first]).map((key) => ({ root, id: '', key }))
  if (first === undefined) return keys.map((id) => ({ root, id, key: undefined }))
  return (second === undefined ? keys : [second]).map((key) => ({ root, id: first, key }))
}
