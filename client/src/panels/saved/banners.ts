import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import { may } from '@commonground/shared/protocol/policy'
import { isResting, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Draft, Saved } from '../../session/session.ts'
import { notConnected } from './notConnected.ts'
import { endedText, refusedCount } from './savedText.ts'

/** What a banner's one button does. */
export type BannerAct = 'reload' | 'unfreeze' | 'showDrafts' | 'showResult' | 'showSettings'

/** One line above the board that stays until its reason is gone. */
export interface Banner {
  readonly key: string
  readonly tone: 'info' | 'warn' | 'danger'
  readonly text: string
  readonly act?: { readonly kind: BannerAct; readonly label: string }
  /** Good to know, and no longer in the way once read. */
  readonly canHide?: boolean
}

export interface BannerFacts {
  readonly saved: Saved
  readonly workshop: WorkshopState
  readonly role: Role
  readonly drafts: readonly Draft[]
  readonly setAside: Board['setAside']
  /** The server's clock. */
  readonly now: number
}

const text = words.saved.banner
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** Everything a person must know about this board at present, the most pressing first. */
export function banners(facts: BannerFacts): readonly Banner[] {
  if (facts.saved.kind === 'ended') return [ended(facts.saved.code), ...drafts(facts)]
  return [
    ...saving(facts),
    ...drafts(facts),
    ...full(facts),
    ...frozen(facts),
    ...closed(facts),
    // One at a time: at the end the way to the result is what a viewer needs.
    ...(closed(facts).length === 0 ? viewing(facts) : []),
    ...recovered(facts),
  ]
}

function ended(code: number): Banner {
  const act = { kind: 'reload', label: text.reload } as const
  return { key: 'ended', tone: 'danger', text: endedText(code), act }
}

function saving({ saved, workshop, role }: BannerFacts): readonly Banner[] {
  if (saved.kind === 'onlyHere')
    return [{ key: 'onlyHere', tone: 'danger', text: text.onlyHere(saved.changes) }]
  if (saved.kind === 'offline')
    return [{ key: 'offline', tone: 'warn', text: notConnected(saved, role).about }]
  if (workshop.trouble && may(role, 'writeBoard')) {
    return [{ key: 'trouble', tone: 'danger', text: text.trouble[workshop.trouble] }]
  }
  return saved.kind === 'notSavedYet' ? [{ key: 'notSavedYet', tone: 'warn', text: text.notSavedYet }] : []
}

function drafts({ drafts: kept }: BannerFacts): readonly Banner[] {
  const changes = refusedCount(kept)
  if (changes === 0) return []
  return [
    {
      key: 'drafts',
      tone: 'warn',
      text: text.drafts(changes),
      act: { kind: 'showDrafts', label: text.showDrafts },
    },
  ]
}

/** @see SPEC R17 */
function full({ workshop, role }: BannerFacts): readonly Banner[] {
  if (!workshop.full || !may(role, 'writeBoard')) return []
  if (!may(role, 'emptyTrash')) return [{ key: 'full', tone: 'warn', text: text.full }]
  const act = { kind: 'showSettings', label: text.showSettings } as const
  return [{ key: 'full', tone: 'warn', text: text.fullForUs, act }]
}

function frozen({ workshop, role, now }: BannerFacts): readonly Banner[] {
  if (!workshop.frozen || !may(role, 'writeBoard')) return []
  if (!may(role, 'writeWhileFrozen') && !isResting(workshop, now)) {
    return [{ key: 'freezing', tone: 'warn', text: text.freezing }]
  }
  return may(role, 'runWorkshop')
    ? [
        {
          key: 'frozen',
          tone: 'info',
          text: text.frozenByUs,
          act: { kind: 'unfreeze', label: text.unfreeze },
        },
      ]
    : [{ key: 'frozen', tone: 'info', text: text.frozen }]
}

/** The day of a workshop everybody is shown the way to its result; later it is in the menu. */
const showResultMs = 24 * 60 * 60_000

function closed({ workshop: { closedAt }, now }: BannerFacts): readonly Banner[] {
  if (closedAt === undefined || now - closedAt > showResultMs) return []
  const act = { kind: 'showResult', label: text.showResult } as const
  return [{ key: `closed${closedAt}`, tone: 'info', text: text.closed, act, canHide: true }]
}

function viewing({ role }: BannerFacts): readonly Banner[] {
  return may(role, 'writeBoard') ? [] : [{ key: 'viewing', tone: 'info', text: text.viewer, canHide: true }]
}

function recovered({ workshop, setAside }: BannerFacts): readonly Banner[] {
  const lost: readonly Banner[] = workshop.recovered
    ? [
        {
          key: 'recovered',
          tone: 'warn',
          text: text.recovered(day.format(workshop.recovered.at)),
          canHide: true,
        },
      ]
    : []
  return setAside > 0
    ? [...lost, { key: `setAside${setAside}`, tone: 'info', text: text.setAside(setAside), canHide: true }]
    : lost
}
