import type { CardId } from '@commonground/shared/base/ids'
import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Board, Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { samePlace } from '@commonground/shared/model/place'
import type { Connected } from '@commonground/shared/protocol/messages'
import { words } from '@commonground/shared/words/words'
import { refusedCount } from '../panels/saved/savedText.ts'
import type { Saved, Session } from '../session/session.ts'
import type { Store } from '../state/store.ts'
import type { UiStore } from '../state/uiState.ts'
import type { Announcer } from './announce.ts'
import type { Preferences } from './preferences.ts'

/** Comings, goings and changes of others are gathered for this long. */
export const batchMs = 10_000
/** Above this many people nobody wants to hear who comes and goes. */
export const crowd = 15

type Heard = Pick<Session, 'me' | 'people' | 'saved' | 'drafts' | 'workshop' | 'board' | 'onOthersChange'>

export interface Speaking {
  readonly session: Heard
  readonly ui: Pick<UiStore, 'get'>
  readonly announce: Announcer
  readonly preferences: Pick<Store<Preferences>, 'get'>
}

const text = words.speech

/** Reads out what others do and how the connection fares. Returns its stop. */
export function speakOfOthers(speaking: Speaking): () => void {
  const stops = [
    speakOfPeople(speaking),
    speakOfConnection(speaking),
    speakOfFreeze(speaking),
    speakOfChanges(speaking),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function speakOfPeople({ session, announce }: Speaking): () => void {
  const names = (people: readonly Connected[]): Map<string, string> =>
    new Map(
      people
        .filter(({ participantId }) => participantId !== session.me.id)
        .map((one) => [one.participantId, one.name]),
    )
  /** Who was here when the words were last said; nobody has been counted before the first list. */
  let told = session.people.get().length > 0 ? names(session.people.get()) : undefined
  const say = (): void => {
    const here = names(session.people.get())
    const before = told ?? here
    told = here
    if (here.size >= crowd) return
    const joined = [...here].filter(([id]) => !before.has(id)).map(([, name]) => name)
    const left = [...before].filter(([id]) => !here.has(id)).map(([, name]) => name)
    const parts = [joined.length > 0 && text.joined(joined), left.length > 0 && text.left(left)].filter(
      Boolean,
    )
    if (parts.length > 0) announce.polite(parts.join('. '))
  }
  const batch = batched(say)
  const stop = session.people.subscribe(() => {
    told ??= names(session.people.get())
    batch.add()
  })
  return () => {
    stop()
    batch.stop()
  }
}

/** Says where this person's changes are; what was refused, in the same breath as that the rest is saved. @see SPEC O8 */
function speakOfConnection({ session, announce }: Speaking): () => void {
  let before = session.saved.get()
  let wasSlower = false
  let refused = refusedCount(session.drafts.get())
  /** The troubles since all was last saved. */
  let lost: { isOffline?: boolean; isNotTaken?: boolean; refused?: number } | undefined
  const stops = [
    session.drafts.subscribe(() => {
      const more = refusedCount(session.drafts.get()) - refused
      refused += more
      if (more <= 0) return
      announce.polite(text.notAccepted(more))
      if (lost) lost.refused = (lost.refused ?? 0) + more
    }),
    session.saved.subscribe(() => {
      const saved = session.saved.get()
      const last = before
      before = saved
      if (saved.kind !== last.kind) {
        if (saved.kind === 'onlyHere') announce.assertive(text.onlyHere)
        if (saved.kind === 'notSavedYet') announce.polite(text.notSaved)
        if (saved.kind === 'notTaken') announce.polite(text.notTaken)
      }
      const said = lostWords(saved)
      // While a board opens only what does not pass by itself is news.
      const isNews = last.kind !== 'opening' || (saved.kind === 'offline' && saved.why === 'blocked')
      if (said && said !== lostWords(last) && isNews) announce.assertive(said)
      const isSlower = saved.kind === 'saved' ? saved.isSlower === true : wasSlower
      if (isSlower && !wasSlower) announce.polite(text.slower)
      wasSlower = isSlower
      if (saved.kind === 'saved') {
        const news = lost && backWords(lost)
        lost = undefined
        if (news) announce.polite(news)
      } else if (saved.kind === 'offline' || saved.kind === 'onlyHere') lost = { ...lost, isOffline: true }
      else if (saved.kind === 'notTaken') lost = { ...lost, isNotTaken: true }
      else if (saved.kind === 'notSavedYet') lost ??= {}
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function lostWords(saved: Saved): string | undefined {
  if (saved.kind !== 'offline') return undefined
  if (saved.answers === 'wait') return text.answersWait
  return saved.keepsNothing ? text.keepsNothing : text.lost[saved.why ?? 'offline']
}

function backWords({
  isOffline,
  isNotTaken,
  refused,
}: {
  readonly isOffline?: boolean
  readonly isNotTaken?: boolean
  readonly refused?: number
}): string {
  const rest = refused ? text.notAccepted(refused) : isNotTaken ? '' : text.saved
  return [isOffline ? text.backOnly : '', rest].filter(Boolean).join(' ')
}

function speakOfFreeze({ session, announce }: Speaking): () => void {
  let before = session.workshop.get().frozen
  return session.workshop.subscribe(() => {
    const { frozen } = session.workshop.get()
    if (frozen === before) return
    before = frozen
    announce.polite(frozen ? text.frozen : text.unfrozen)
  })
}

function speakOfChanges({ session, ui, announce, preferences }: Speaking): () => void {
  /** The board before the first change that has not been told yet. */
  let since: Board | undefined
  const mine = (): ReadonlySet<CardId> => {
    const { selection, editing } = ui.get()
    return editing ? new Set([...selection, editing]) : selection
  }
  const say = (): void => {
    const before = since
    since = undefined
    if (!before) return
    const { announce: wanted } = preferences.get()
    const said =
      wanted === 'off' ? '' : changesText(before, session.board.get(), wanted === 'mine' ? mine() : undefined)
    if (said !== '') announce.polite(said)
  }
  const batch = batched(say)
  const stop = session.onOthersChange((before) => {
    // The first content is not news.
    if (session.saved.get().kind === 'opening') return
    since ??= before
    batch.add()
  })
  return () => {
    stop()
    batch.stop()
  }
}

/**
 * What changed from one board to another, in a few words; empty when nothing did.
 *
 * @param only tells of these cards alone.
 */
export function changesText(before: Board, after: Board, only?: ReadonlySet<CardId>): string {
  const counted = (id: CardId): boolean => only === undefined || only.has(id)
  const shown = [...after.cards.values()].filter(({ id }) => counted(id))
  const added = shown.filter(({ id }) => !before.cards.has(id))
  const kept = shown.flatMap((card) => {
    const old = before.cards.get(card.id)
    return old && old !== card ? [{ old, card }] : []
  })
  const moved = kept.filter(({ old, card }) => !samePlace(old.place, card.place)).map(({ card }) => card)
  const edited = kept.filter(({ old, card }) => samePlace(old.place, card.place)).map(({ card }) => card)
  const removed = [...before.cards.values()].filter(({ id }) => counted(id) && !after.cards.has(id))

  const [one] = [...moved, ...edited, ...removed]
  if (one && moved.length + edited.length + removed.length === 1 && added.length === 0) {
    const what = moved.length === 1 ? 'moved' : edited.length === 1 ? 'edited' : 'removed'
    return oneText(one, what, after.settings)
  }
  const parts = [
    moved.length > 0 && text.moved(moved.length),
    added.length > 0 && text.added(added.length),
    edited.length > 0 && text.edited(edited.length),
    removed.length > 0 && text.removed(removed.length),
  ].filter((part) => part !== false)
  return parts.length > 0 ? text.others(parts) : ''
}

function oneText(card: Card, what: 'moved' | 'edited' | 'removed', settings: Settings): string {
  const name = card.name || words.model.unnamed
  if (what === 'removed') return text.removedOne(name)
  if (what === 'edited') return text.editedOne(name)
  if (!card.place) return text.movedToTray(name)
  const { influence, interest } = saidPlace(card.place, settings)
  return text.movedTo(name, influence, interest)
}

/** Calls back once, `batchMs` after the first thing that was added. */
function batched(say: () => void): { readonly add: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    add: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        say()
      }, batchMs)
    },
    stop: () => clearTimeout(timer),
  }
}
