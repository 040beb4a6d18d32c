import type { Point } from '@commonground/shared/base/geometry'
import { newCardId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import type { Given } from '@commonground/shared/imports/sheet'
import { placeAtPoint } from '@commonground/shared/map/grid'
import { maxLineLength, maxTextLength } from '@commonground/shared/model/field'
import type { Place } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { type ActionContext, targets } from './actionContext.ts'
import { add, obstacle, refuse, remove } from './cardActs.ts'
import { cardsFromJson, cardsType, jsonOf, listFrom, type Pasted, shifted, tsvOf } from './clipboard.ts'
import { givenList } from './givenList.ts'
import { typedIn } from './key.ts'

/** The part of `DataTransfer` that is used. */
export interface Clipboard extends Pasted {
  readonly setData: (type: string, value: string) => void
}

export interface PasteOptions {
  /** `one` makes one card of whatever it is. */
  readonly as: 'cards' | 'one'
  /** The point of the map that the pointer is over. */
  readonly at?: Point | undefined
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
 * Cards come back as cards; a list and a file open the import panel, which shows what it would do; a single line
 * becomes one card, under the pointer or in the tray: nobody gave it a place.
 *
 * @see SPEC K7
 */
export function pasteFrom(context: ActionContext, clipboard: Pasted, { as, at }: PasteOptions): void {
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
  const list = as === 'cards' ? listFrom(clipboard) : undefined
  const [file] = Array.from(clipboard.files)
  if (list) openImport(context, list)
  else if (text.trim() !== '') add(context, [oneCard(text, at)])
  else if (file) openFile(context, file)
}

/** Hands a list to the import panel. */
export function openImport({ ui }: Pick<ActionContext, 'ui'>, given: Given | File): void {
  givenList.set(given)
  ui.change({ panel: 'import' })
}

function openFile(context: ActionContext, file: File): void {
  if (file.type.startsWith('image/')) {
    const text = words.transfer.import.noPictures
    context.announce.assertive(text)
    context.notify({ text })
  } else openImport(context, file)
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

function oneCard(text: string, at: Point | undefined): NewCard {
  const [firstLine = '', ...rest] = text.trim().split('\n')
  return {
    id: newCardId(),
    name: firstLine.slice(0, maxLineLength).trim() || words.grid.newCard,
    notes: rest.join('\n').slice(0, maxTextLength),
    place: at && placeAtPoint(at),
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
  readClipboard().then(
    (clipboard) => pasteFrom(context, clipboard, { as }),
    () => context.notify({ text: words.grid.pasteByKey }),
  )
}

/** With the form of a copied table, where the browser gives it. */
async function readClipboard(): Promise<Pasted> {
  const { clipboard } = navigator
  if (!clipboard.read) return pasted(new Map([['text/plain', await clipboard.readText()]]), [])
  const [first] = await clipboard.read()
  const types = first?.types ?? []
  const texts = new Map<string, string>()
  for (const type of ['text/plain', 'text/html']) {
    if (first && types.includes(type)) texts.set(type, await (await first.getType(type)).text())
  }
  const picture = types.find((type) => type.startsWith('image/'))
  return pasted(
    texts,
    first && picture ? [new File([await first.getType(picture)], '', { type: picture })] : [],
  )
}

function pasted(texts: ReadonlyMap<string, string>, files: readonly File[]): Pasted {
  return { getData: (type) => texts.get(type) ?? '', files }
}

/** Fields that take one partner's name, wherever they stand, are marked so, or stand in what is. */
const partnerFields = '[data-partner]'
const dialogs = '[role="dialog"], [role="alertdialog"]'

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

/**
 * Answers a paste or a dropped file anywhere on the page but in a field or a dialog: a fresh board has no keyboard yet.
 * A list is answered also where one partner's name is typed: it would become one name, cut. Returns its stop.
 *
 * @see SPEC K7
 */
export function attachPaste(page: HTMLElement, context: ActionContext): () => void {
  let pasteAs: 'cards' | 'one' = 'cards'
  let pointer: PointerEvent | undefined
  const onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 'v') pasteAs = event.shiftKey ? 'one' : 'cards'
  }
  const onPointer = (event: PointerEvent): void => {
    // A finger that was lifted points nowhere.
    pointer = event.pointerType === 'touch' || event.type === 'pointerout' ? undefined : event
  }
  const onPaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event
    if (!clipboardData) return
    if (isWithin(event, `${typedIn}, ${dialogs}`)) {
      if (pasteAs === 'one' || !isWithin(event, partnerFields) || !listFrom(clipboardData)) return
      context.ui.change({ editing: undefined, editingName: undefined })
    }
    event.preventDefault()
    pasteFrom(context, clipboardData, { as: pasteAs, at: pointer && mapPointAt(pointer, context) })
  }
  const onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file || isWithin(event, dialogs)) return
    event.preventDefault()
    const why = obstacle(context.session, undefined, 'add')
    if (why) refuse(context, why)
    else openFile(context, file)
  }
  const stop = new AbortController()
  const { signal } = stop
  page.addEventListener('keydown', onKey, { capture: true, signal })
  page.addEventListener('pointermove', onPointer, { signal })
  page.addEventListener('pointerout', onPointer, { signal })
  page.addEventListener('paste', onPaste, { signal })
  page.addEventListener('dragover', onDragOver, { signal })
  page.addEventListener('drop', onDrop, { signal })
  return () => stop.abort()
}

/** The point of the map below the pointer, when that is over the map and not over a bar on it. */
function mapPointAt({ clientX, clientY }: PointerEvent, { camera }: ActionContext): Point | undefined {
  const under = document.elementFromPoint(clientX, clientY)
  const map = under?.closest('[data-grid]')
  if (!map || under?.closest('[role="toolbar"], [role="menu"]')) return undefined
  const { left, top } = map.getBoundingClientRect()
  return camera.toMap({ x: clientX - left, y: clientY - top })
}
