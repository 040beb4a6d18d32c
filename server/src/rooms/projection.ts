import type { CardId, TieId } from '@commonground/shared/base/ids'
import { bornFields, writeFields } from '@commonground/shared/commands/write'
import {
  metaKey,
  recordKey,
  schemaVersion,
  type YRecord,
  yMeta,
  yRecord,
  yRecords,
} from '@commonground/shared/document/layout'

import { origin } from '@commonground/shared/document/origin'
import { readCard, readSettings, readTie } from '@commonground/shared/document/read'
import { settingFields } from '@commonground/shared/model/board'
import { cardFields } from '@commonground/shared/model/card'
import { shareableFields } from '@commonground/shared/model/shareable'
import { tieFields } from '@commonground/shared/model/tie'
import * as Y from 'yjs'
import type { Touched } from './touched.ts'

/** So many records are projected in less time than a neighbour would notice. */
const recordsAtOnce = 400

/**
 * The document viewers sync with: written by the server alone, from checked values, with the shareable fields and
 * nothing else. What is private never enters it, so no encoding of it can hold it.
 *
 * It begins empty. A large board takes long, so it is brought in by pieces; changes are projected meanwhile.
 *
 * @see SPEC P1, P2
 */
export class Projection {
  readonly doc = new Y.Doc()
  #source: Y.Doc
  readonly #toCome: (readonly [root: 'cards' | 'ties', id: string])[]

  constructor(source: Y.Doc) {
    this.#source = source
    const all = (root: 'cards' | 'ties') =>
      [...yRecords(source, root).keys()].map((id) => [root, id] as const)
    this.#toCome = [...all('cards'), ...all('ties')]
    this.project({ settings: true, records: { cards: new Set(), ties: new Set(), plan: new Set() } })
  }

  /** What is projected from now on: it says the same so far. */
  read(source: Y.Doc): void {
    this.#source = source
  }

  /** Whether all of the board is in it. */
  get isWhole(): boolean {
    return this.#toCome.length === 0
  }

  /** Brings in the next piece of the board. */
  goOn(): void {
    const piece = this.#toCome.splice(0, recordsAtOnce)
    const of = (root: 'cards' | 'ties') => new Set(piece.filter(([one]) => one === root).map(([, id]) => id))
    this.project({ settings: false, records: { cards: of('cards'), ties: of('ties'), plan: new Set() } })
  }

  /** Brings the given parts up to date. Returns the update, or nothing when no viewer can tell. */
  project(touched: Touched): Uint8Array | undefined {
    const updates: Uint8Array[] = []
    const take = (update: Uint8Array): number => updates.push(update)
    this.doc.on('update', take)
    this.doc.transact(() => this.#write(touched), origin.server)
    this.doc.off('update', take)
    return updates[0]
  }

  #write({ settings, records }: Touched): void {
    if (settings) this.#writeSettings()
    for (const id of records.cards) this.#writeCard(id as CardId)
    for (const id of records.ties) this.#writeTie(id as TieId)
  }

  #writeSettings(): void {
    const meta = yMeta(this.doc)
    if (meta.get(metaKey.schemaVersion) !== schemaVersion) meta.set(metaKey.schemaVersion, schemaVersion)
    writeFields(meta, openSettings, { ...readSettings(this.#source) })
  }

  #writeCard(id: CardId): void {
    const card = readCard(this.#source, id)
    if (!card || card.removedAt !== undefined) {
      this.#drop('cards', id)
      return
    }
    const record = this.#record('cards', id, () => bornFields(openCardFields, { ...card }))
    writeFields(record, openCardFields, { ...card })
    setOrClear(record, recordKey.locked, card.locked || undefined)
    setOrClear(record, recordKey.order, card.order || undefined)
  }

  #writeTie(id: TieId): void {
    const tie = readTie(this.#source, id)
    const stored = yRecord(this.#source, 'ties', id)
    if (!tie || stored?.get(recordKey.removedAt) !== undefined) {
      this.#drop('ties', id)
      return
    }
    const record = this.#record('ties', id, () => [])
    writeFields(record, openTieFields, { ...tie })
    setOrClear(record, recordKey.from, tie.from)
    setOrClear(record, recordKey.to, tie.to)
  }

  #record(root: 'cards' | 'ties', id: string, born: () => [string, unknown][]): YRecord {
    const known = yRecord(this.doc, root, id)
    if (known) return known
    const made = new Y.Map<unknown>(born())
    yRecords(this.doc, root).set(id, made)
    return made
  }

  #drop(root: 'cards' | 'ties', id: string): void {
    if (yRecord(this.doc, root, id)) yRecords(this.doc, root).delete(id)
  }
}

const openSettings = shareableFields(settingFields)
const openCardFields = shareableFields(cardFields)
const openTieFields = shareableFields(tieFields)

function setOrClear(record: YRecord, key: string, value: unknown): void {
  if (record.get(key) === value) return
  if (value === undefined) record.delete(key)
  else record.set(key, value)
}
