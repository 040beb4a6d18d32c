import type { ParticipantId } from '@commonground/shared/base/ids'
import { recordKey, recordRoots, type YRecord, yRecords } from '@commonground/shared/document/layout'
import { cardsOf, type Trashed } from '@commonground/shared/document/trash'
import * as Y from 'yjs'
import { firstIn, holderOf, keysNow } from './yjsInside.ts'

interface Asked {
  /** Ms since 1970. */
  readonly removedBy: number
  /** Whose client id it is. */
  readonly ownerOf: (client: number) => ParticipantId | undefined
  readonly most: number
}

/**
 * Some of what was removed by a time and holds the words of one person alone, cards with nothing else about them. The
 * times are those of people's own clocks: with a false one they are rid sooner of what is theirs, and of nothing else.
 *
 * @see SPEC R29
 */
export function oldTrash(doc: Y.Doc, { removedBy, ownerOf, most }: Asked): readonly Trashed[] {
  const isAlone = (record: YRecord): boolean => {
    const owners = new Set([...writersIn(record)].map(ownerOf))
    return owners.size === 1 && !owners.has(undefined)
  }
  const needed = new Set<string>()
  const found: Trashed[] = []
  // Cards last, when it is known which of them others need.
  for (const root of [...recordRoots].reverse()) {
    yRecords(doc, root).forEach((record, id) => {
      const removedAt = record instanceof Y.Map ? record.get(recordKey.removedAt) : undefined
      const isOld = removedAt !== undefined && Number(removedAt) <= removedBy
      if (isOld && found.length < most && !needed.has(id) && isAlone(record)) found.push({ root, id })
      else for (const card of cardsOf(root, record)) needed.add(card)
    })
  }
  return found
}

/** The client ids of what a record holds now. */
function* writersIn(record: YRecord): Iterable<number> {
  const holder = holderOf(record)
  if (holder) yield holder.id.client
  for (const [, { id, content }] of keysNow(record)) {
    yield id.client
    if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Text)) continue
    for (let item = firstIn(content.type); item; item = item.right) if (!item.deleted) yield item.id.client
  }
}
