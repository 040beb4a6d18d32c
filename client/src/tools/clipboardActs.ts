import { type CardId, newCardId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import { maxLineLength, maxTextLength } from '@commonground/shared/model/field'
import type { Place } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { type ActionContext, targets } from './actionContext.ts'
import { add, obstacle, refuse, remove } from './cardActs.ts'
import { cardsFromJson, cardsType, isList, jsonOf, shifted, tsvOf } from './clipboard.ts'
import { typedIn } from './key.ts'
import { pastedText } from './pastedText.ts'

/** The part of `DataTransfer` that is used. */
export interface Clipboard {
  readonly getData: (type: string) => string
  readonly setData: (type: string, value: string) => void
}

/** Puts the chosen cards on the clipboard, for a spreadsheet and for a board. False when none is chosen. */
export function copyTo(context: ActionContext, clipboard: Clipboard): boolean {
  const cards = targets(context)
  if (cards.length === 0) return false
  clipboard.setData('text/plain', tsvOf(cards))
  clipboard.setData(cardsType, jsonOf(cards))
  context.announce.polite(words.grid.copied(cards.length))
  return true
}

export function cutTo(context: ActionContext, clipboard: Clipboard): boolean {
  const why = obstacle(context.session, undefined, 'edit')
  if (why) {
    refuse(context, why)
    return false
  }
  if (!copyTo(context, clipboard)) return false
  remove(context, targets(context))
  return true
}

/**
 * Cards come back as cards; a list opens the import panel, which shows what it would do; a single line becomes one
 * card. `one` makes one card of whatever it is.
 */
export function pasteFrom(context: ActionContext, clipboard: Clipboard, as: 'cards' | 'one'): void {
  const why = obstacle(context.session, undefined, 'add')
  if (why) {
    refuse(context, why)
    return
  }
  const cards = as === 'cards' ? cardsFromJson(clipboard.getData(cardsType)) : undefined
  if (cards) {
    add(context, besideOriginals(context, cards))
    return
  }
  const text = clipboard.getData('text/plain')
  if (text.trim() === '') return
  if (as === 'cards' && isList(text)) openImport(context, text)
  else add(context, [oneCard(context, text)])
}

/** Hands a pasted list to the import panel. */
export function openImport({ ui }: Pick<ActionContext, 'ui'>, text: string): void {
  pastedText.set(text)
  ui.change({ panel: 'import' })
}

function besideOriginals({ session }: ActionContext, cards: readonly NewCard[]): readonly NewCard[] {
  const taken = [...session.board.get().cards.values()].flatMap((card) => (card.place ? [card.place] : []))
  const isTaken = (place: Place): boolean =>
    taken.some((other) => other.influence === place.influence && other.interest === place.interest)
  return cards.map((card) => {
    let { place } = card
    for (let tries = 0; place && isTaken(place) && tries < 20; tries += 1) place = shifted(place, 2)
    return { ...card, place }
  })
}

function oneCard({ camera, ui }: ActionContext, text: string): NewCard {
  const { widthPx, heightPx } = camera.viewport()
  const [firstLine = '', ...rest] = text.trim().split('\n')
  const id: CardId = newCardId()
  return {
    id,
    name: firstLine.slice(0, maxLineLength).trim() || words.grid.newCard,
    notes: rest.join('\n').slice(0, maxTextLength),
    // Beside the map nobody sees where it would stand: it waits in the tray.
    place:
      ui.get().view === 'grid'
        ? influenceInterest.drop(camera.toMap({ x: widthPx / 2, y: heightPx / 2 }))
        : undefined,
  }
}

// A menu word has no clipboard event of its own; this asks the browser for one, also where
// navigator.clipboard is missing (plain http in a local network).
export const copyByMenu = (): void => void document.execCommand('copy')
export const cutByMenu = (): void => void document.execCommand('cut')

/** Reading without a key press needs the browser's leave, which only secure pages can ask for. */
export function canPaste({ session }: ActionContext): boolean {
  return session.canWrite('add') && typeof navigator !== 'undefined' && Boolean(navigator.clipboard?.readText)
}

export function pasteByMenu(context: ActionContext, as: 'cards' | 'one'): void {
  navigator.clipboard.readText().then(
    (text) =>
      pasteFrom(context, { getData: (type) => (type === 'text/plain' ? text : ''), setData: () => {} }, as),
    () => context.notify({ text: words.grid.pasteByKey }),
  )
}

const isWithin = (event: Event, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null

/** Whoever marked letters in here means these, not the cards. */
function isTextChosen(board: HTMLElement): boolean {
  const marked = document.getSelection()
  return marked?.isCollapsed === false && board.contains(marked.anchorNode)
}

/** Answers the browser's own copy and cut while the board has the keyboard. Returns its stop. */
export function attachClipboard(board: HTMLElement, context: ActionContext): () => void {
  const answer = (act: (context: ActionContext, clipboard: Clipboard) => boolean) => {
    return (event: ClipboardEvent): void => {
      if (isWithin(event, typedIn) || isTextChosen(board) || !event.clipboardData) return
      if (act(context, event.clipboardData)) event.preventDefault()
    }
  }
  const onCopy = answer(copyTo)
  const onCut = answer(cutTo)
  board.addEventListener('copy', onCopy)
  board.addEventListener('cut', onCut)
  return () => {
    board.removeEventListener('copy', onCopy)
    board.removeEventListener('cut', onCut)
  }
}

/** Answers a paste anywhere on the page but in a field or a dialog: a fresh board has no keyboard yet. Returns its stop. */
export function attachPaste(page: HTMLElement, context: ActionContext): () => void {
  let pasteAs: 'cards' | 'one' = 'cards'
  const onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'v') pasteAs = event.shiftKey ? 'one' : 'cards'
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (isWithin(event, `${typedIn}, [role="dialog"], [role="alertdialog"]`) || !event.clipboardData) return
    event.preventDefault()
    pasteFrom(context, event.clipboardData, pasteAs)
  }
  page.addEventListener('keydown', onKey, true)
  page.addEventListener('paste', onPaste)
  return () => {
    page.removeEventListener('keydown', onKey, true)
    page.removeEventListener('paste', onPaste)
  }
}
