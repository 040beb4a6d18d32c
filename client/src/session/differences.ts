import type { CardId, PlanLineId, TieId } from '@commonground/shared/base/ids'
import { recordRoots } from '@commonground/shared/document/layout'
import type { BoardChange } from '@commonground/shared/document/observe'
import { type Board, settingFields } from '@commonground/shared/model/board'
import { type Card, cardFieldNames } from '@commonground/shared/model/card'
import { readPlace } from '@commonground/shared/model/place'
import { planFields } from '@commonground/shared/model/planLine'
import type { Tie } from '@commonground/shared/model/tie'
import { draftsWords } from '@commonground/shared/words/en/drafts'
import { modelWords } from '@commonground/shared/words/en/model'
import { planWords } from '@commonground/shared/words/en/plan'
import type { Draft } from './session.ts'

type Line = Draft['lines'][number]
type Values = Readonly<Record<string, unknown>>
type Names = Readonly<Record<string, string>>

/** What this tab wrote and the server has not confirmed: which records, by root. */
export type Touched = Pick<BoardChange, 'settings' | 'records'>

export const nothingTouched: Touched = {
  settings: false,
  records: { cards: new Set(), ties: new Set(), plan: new Set() },
}

export function touchedToo(touched: Touched, change: Touched): Touched {
  const union = recordRoots.map((root) => [
    root,
    new Set([...touched.records[root], ...change.records[root]]),
  ])
  return { settings: touched.settings || change.settings, records: Object.fromEntries(union) }
}

/**
 * Of what was touched, all that is about cards that are no longer there, removed ones neither.
 *
 * @see SPEC R29
 */
export function destroyedOf({ records }: Touched, before: Board, after: Board): Touched {
  const isGone = (id: CardId | undefined): boolean =>
    id !== undefined && cardOf(before, id) !== undefined && cardOf(after, id) === undefined
  const within = (ids: ReadonlySet<string>, isLost: (id: string) => boolean): ReadonlySet<string> =>
    new Set([...ids].filter(isLost))
  return {
    settings: false,
    records: {
      cards: within(records.cards, (id) => isGone(id as CardId)),
      ties: within(records.ties, (id) => {
        const tie = before.ties.get(id as TieId)
        return isGone(tie?.from) || isGone(tie?.to)
      }),
      plan: within(records.plan, (id) => isGone(before.plan.get(id as PlanLineId)?.card)),
    },
  }
}

/**
 * What `mine` says and `truth` does not, one line per field and in words a person can read, about what this tab
 * touched. What others changed there meanwhile is in both and gives no line.
 */
export function differences(mine: Board, truth: Board, touched: Touched): readonly Line[] {
  const { cards, ties, plan } = touched.records
  const name = (id: CardId): string => cardOf(mine, id)?.name ?? cardOf(truth, id)?.name ?? modelWords.unnamed
  const tieLines = (id: TieId): readonly Line[] =>
    tieDifference(mine.ties.get(id), truth.ties.get(id)).map((tie) => ({
      card: name(tie.from),
      field: draftsWords.tie,
      value: tieWords(tie, name(tie.to), !mine.ties.has(id)),
    }))
  const planLines = (id: PlanLineId): readonly Line[] => {
    const [before, after] = [truth.plan.get(id), mine.plan.get(id)]
    const about = name((after ?? before)?.card ?? ('' as CardId))
    if (!after)
      return before
        ? [{ card: about, field: draftsWords.plan(before.action), value: draftsWords.removed }]
        : []
    return changed(before, after, Object.keys(planFields)).map((field) => ({
      card: about,
      field: draftsWords.plan((planWords.fields as Names)[field] ?? field),
      value: inWords(after[field as keyof typeof planFields]),
    }))
  }
  return [
    ...[...cards].flatMap((id) => cardLines(cardOf(mine, id as CardId), cardOf(truth, id as CardId))),
    ...[...ties].flatMap((id) => tieLines(id as TieId)),
    ...[...plan].flatMap((id) => planLines(id as PlanLineId)),
    ...(touched.settings ? settingLines(mine, truth) : []),
  ]
}

export function cardOf(board: Board, id: CardId): Card | undefined {
  return board.cards.get(id) ?? board.removedCards.get(id)
}

function cardLines(mine: Card | undefined, truth: Card | undefined): readonly Line[] {
  if (!mine) return []
  const line = (field: string, value: string): Line => ({ card: mine.name, field, value })
  const isRemoved = mine.removedAt !== undefined
  const wasRemoved = truth?.removedAt !== undefined
  // A card that was made and taken away again before anybody saw it.
  if (isRemoved && !truth) return []
  const fields = changed(truth, mine, cardFieldNames).map((field) =>
    line((modelWords.fields as Names)[field] ?? field, fieldInWords(mine, field)),
  )
  return [
    ...(isRemoved && !wasRemoved ? [line(draftsWords.removed, draftsWords.yes)] : []),
    ...(!isRemoved && truth && wasRemoved ? [line(draftsWords.brought, draftsWords.yes)] : []),
    ...(truth && mine.locked !== truth.locked ? [line(draftsWords.locked, inWords(mine.locked))] : []),
    ...fields,
  ]
}

function settingLines(mine: Board, truth: Board): readonly Line[] {
  return changed(truth.settings, mine.settings, Object.keys(settingFields)).map((field) => ({
    card: draftsWords.board,
    field: (draftsWords.settings as Names)[field] ?? field,
    value: inWords((mine.settings as Values)[field]),
  }))
}

function tieDifference(mine: Tie | undefined, truth: Tie | undefined): readonly Tie[] {
  const tie = mine ?? truth
  return tie && JSON.stringify(mine) !== JSON.stringify(truth) ? [tie] : []
}

function tieWords(tie: Tie, to: string, isRemoved: boolean): string {
  const told = draftsWords.tieTo(draftsWords.tieKinds[tie.kind], to, tie.label)
  return isRemoved ? `${draftsWords.removed}: ${told}` : told
}

/** The fields that say something else; for a new record those that say anything. */
function changed<R extends object>(
  before: R | undefined,
  after: R,
  fields: readonly string[],
): readonly string[] {
  const was = (before ?? {}) as Values
  const is = after as Values
  return fields.filter((field) => {
    if (!before) return !isEmpty(is[field])
    return JSON.stringify(was[field]) !== JSON.stringify(is[field])
  })
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || value === false || value === 'unknown' || isEmptyList(value)
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

function fieldInWords(card: Card, field: keyof typeof modelWords.options | (string & {})): string {
  const value = (card as unknown as Values)[field]
  const options: Names = (modelWords.options as Readonly<Record<string, Names>>)[field] ?? {}
  if (field === 'place' && value === undefined) return draftsWords.tray
  if (Array.isArray(value)) return inWords(value.map((word) => options[String(word)] ?? word))
  return options[String(value)] ?? inWords(value)
}

function inWords(value: unknown): string {
  const place = readPlace(value)
  if (place) return draftsWords.place(place.influence, place.interest)
  if (typeof value === 'boolean') return value ? draftsWords.yes : draftsWords.no
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return text === '' ? draftsWords.empty : text
}
