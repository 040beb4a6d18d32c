import { contains } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { pointOf } from '@commonground/shared/map/grid'
import { cardsInOrder } from '@commonground/shared/map/readingOrder'
import type { Card } from '@commonground/shared/model/card'
import type { Place } from '@commonground/shared/model/place'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import type { Action, ActionName } from './action.ts'
import { type ActionContext, targetIds, targets } from './actionContext.ts'
import { canPaste, copyByMenu, cutByMenu, pasteByMenu } from './clipboardActs.ts'
import { type Direction, nearest } from './nearest.ts'
import { stepBetween } from './stepWords.ts'
import { tellOvertaken } from './tellOvertaken.ts'

const label = words.keys.actions
const always = (): boolean => true
const hasTargets = (context: ActionContext): boolean => targetIds(context).length > 0

interface Simple {
  readonly name: ActionName
  readonly keys: readonly string[]
  readonly perform: (context: ActionContext) => void
  readonly isAvailable?: (context: ActionContext) => boolean
  readonly scope?: Action['scope']
}

function inGroup(
  group: Action['group'],
  scope: Action['scope'],
  simple: readonly Simple[],
): readonly Action[] {
  return simple.map((part) => ({ label: label[part.name], group, scope, isAvailable: always, ...part }))
}

/** Choosing tools and cards, undoing, copying, looking around. */
export const boardActions: readonly Action[] = [
  ...inGroup('tools', 'board', [
    { name: 'select', keys: ['V'], perform: ({ ui }) => ui.change({ tool: 'select' }) },
    { name: 'hand', keys: ['H'], perform: ({ ui }) => ui.change({ tool: 'hand' }) },
    { name: 'laser', keys: ['K'], perform: toggleLaser },
  ]),
  ...inGroup('cards', 'cards', [
    { name: 'cut', keys: ['Mod+X'], perform: cutByMenu, isAvailable: canCut },
    { name: 'copy', keys: ['Mod+C'], perform: copyByMenu, isAvailable: hasTargets },
    {
      name: 'paste',
      keys: ['Mod+V'],
      perform: (context) => pasteByMenu(context, 'cards'),
      isAvailable: canPaste,
    },
    {
      name: 'pasteAsOne',
      keys: ['Mod+Shift+V'],
      perform: (context) => pasteByMenu(context, 'one'),
      isAvailable: canPaste,
    },
  ]),
  ...inGroup('select', 'board', [
    { name: 'selectAll', keys: ['Mod+A'], perform: selectAll, scope: 'cards' },
    { name: 'toggleSelected', keys: ['Space'], perform: toggleSelected, isAvailable: hasTargets },
    { name: 'cancel', keys: ['Escape'], perform: cancel, scope: 'cards', isAvailable: canCancel },
    { name: 'nearestUp', keys: ['Mod+ArrowUp'], perform: (context) => goNearest(context, 'up') },
    { name: 'nearestDown', keys: ['Mod+ArrowDown'], perform: (context) => goNearest(context, 'down') },
    { name: 'nearestLeft', keys: ['Mod+ArrowLeft'], perform: (context) => goNearest(context, 'left') },
    { name: 'nearestRight', keys: ['Mod+ArrowRight'], perform: (context) => goNearest(context, 'right') },
    { name: 'first', keys: ['Home'], perform: (context) => goTo(context, placedInOrder(context).at(0)) },
    { name: 'last', keys: ['End'], perform: (context) => goTo(context, placedInOrder(context).at(-1)) },
  ]),
  ...inGroup('history', 'page', [
    { name: 'undo', keys: ['Mod+Z'], perform: undo },
    { name: 'redo', keys: ['Mod+Shift+Z', 'Ctrl+Y'], perform: redo },
  ]),
  ...inGroup('view', 'board', [
    { name: 'zoomIn', keys: ['Mod+='], perform: ({ camera }) => camera.zoomStep(1) },
    { name: 'zoomOut', keys: ['Mod+-'], perform: ({ camera }) => camera.zoomStep(-1) },
    { name: 'zoomReset', keys: ['Mod+0', 'Shift+0'], perform: ({ camera }) => camera.zoomTo(1) },
    { name: 'zoomFit', keys: ['Shift+1', 'Alt+1'], perform: ({ camera }) => camera.fit() },
    { name: 'zoomSelection', keys: ['Shift+2', 'Alt+2'], perform: zoomToSelection, isAvailable: hasTargets },
    { name: 'gridLines', keys: ["Mod+'"], perform: toggleGridLines },
  ]),
  ...inGroup('view', 'page', [
    {
      name: 'find',
      keys: ['Mod+F'],
      perform: ({ ui }) => ui.change({ panel: 'find', findings: (ui.get().findings ?? 0) + 1 }),
    },
    {
      name: 'plan',
      keys: ['Shift+P'],
      perform: ({ ui }) => ui.change({ panel: 'plan' }),
      isAvailable: ({ session }) => may(session.role, 'readPrivateFields'),
    },
    {
      name: 'table',
      keys: ['Shift+T'],
      perform: ({ ui }) => ui.change({ view: ui.get().view === 'table' ? 'grid' : 'table' }),
    },
  ]),
  ...inGroup('help', 'cards', [
    { name: 'menu', keys: ['Shift+F10', 'ContextMenu'], perform: openMenu, isAvailable: hasTargets },
  ]),
  ...inGroup('help', 'page', [
    { name: 'shortcuts', keys: ['?'], perform: ({ ui }) => ui.change({ panel: 'shortcuts' }) },
    { name: 'repeat', keys: ['Alt+R'], perform: ({ announce }) => announce.repeat() },
  ]),
]

function canCut(context: ActionContext): boolean {
  return context.session.canWrite('edit') && hasTargets(context)
}

function toggleLaser({ ui, announce }: ActionContext): void {
  const isOn = ui.get().tool !== 'laser'
  ui.change({ tool: isOn ? 'laser' : 'select' })
  announce.polite(isOn ? words.grid.laserOn : words.grid.laserOff)
}

function selectAll({ session, ui, announce }: ActionContext): void {
  // The map has no ring for a card in the tray; the list has a box for every card.
  const isSeen = (card: Card): boolean => card.place !== undefined || ui.get().view === 'outline'
  const seen = [...session.board.get().cards.values()].filter(isSeen)
  ui.change({ selection: new Set(seen.map((card) => card.id)) })
  announce.polite(words.grid.selectedMany(seen.length))
}

function toggleSelected({ ui, focus, announce }: ActionContext): void {
  const card = focus.get()
  if (!card) return
  const selection = new Set(ui.get().selection)
  if (!selection.delete(card)) selection.add(card)
  ui.change({ selection })
  announce.polite(words.grid.selectedMany(selection.size))
}

/** Otherwise Escape is left to what lies over the map or beside it. */
function canCancel({ ui, nudger }: ActionContext): boolean {
  const { moving, selection, menuAt, tool } = ui.get()
  return (
    nudger.isWaiting() ||
    menuAt !== undefined ||
    moving !== undefined ||
    selection.size > 0 ||
    tool !== 'select'
  )
}

/** One level each press: the gesture, then moving by taps, then the selection, then the tool. */
function cancel(context: ActionContext): void {
  const { ui, announce, nudger } = context
  const { moving, selection, menuAt, tool } = ui.get()
  if (nudger.cancel()) announce.polite(words.grid.cancelled)
  else if (menuAt) ui.change({ menuAt: undefined })
  else if (moving) {
    ui.change({ moving: undefined })
    announce.polite(words.grid.cancelled)
  } else if (selection.size > 0) ui.change({ selection: new Set() })
  else if (tool !== 'select') ui.change({ tool: 'select' })
}

function placedInOrder({ session }: ActionContext): readonly Card[] {
  return cardsInOrder(session.board.get()).filter((card) => card.place)
}

function goTo({ focus }: ActionContext, card: { readonly id: CardId } | undefined): void {
  if (card) focus.move(card.id)
}

function goNearest(context: ActionContext, direction: Direction): void {
  const from = targets(context)[0] ?? placedInOrder(context)[0]
  if (!from?.place) return
  const others = placedInOrder(context).flatMap((card) =>
    card.place && card.id !== from.id ? [{ id: card.id, at: pointOf(card.place) }] : [],
  )
  goTo(context, nearest(pointOf(from.place), direction, others))
}

function undo(context: ActionContext): void {
  context.nudger.flush()
  if (context.session.undo.get().canUndo) step(context, 'undo')
  else context.announce.polite(words.grid.nothingToUndo)
}

function redo(context: ActionContext): void {
  context.nudger.flush()
  if (context.session.undo.get().canRedo) step(context, 'redo')
  else context.announce.polite(words.grid.nothingToRedo)
}

/** Takes one step and says what it did: on the screen too, unless it is a move that is seen on the map. */
function step(context: ActionContext, way: 'undo' | 'redo'): void {
  const { session, ui, camera, announce, notify } = context
  const before = session.board.get()
  const overtaken = session.undo[way]()
  if (overtaken) {
    tellOvertaken(context, way, overtaken)
    return
  }
  const { text, movedTo } = stepBetween(before, session.board.get(), way)
  const { widthPx, heightPx } = camera.viewport()
  const isInView = (place: Place | undefined): boolean =>
    place !== undefined &&
    contains({ x: 0, y: 0, width: widthPx, height: heightPx }, camera.toScreen(pointOf(place)))
  if (ui.get().view === 'grid' && movedTo.length > 0 && movedTo.every(isInView)) announce.polite(text)
  // Gone with the next step, so that only the last one stands there.
  else notify({ text, until: session.undo.subscribe })
}

function zoomToSelection(context: ActionContext): void {
  const points = targets(context).flatMap((card) => (card.place ? [pointOf(card.place)] : []))
  if (points.length === 0) return
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  context.camera.fitTo({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y })
}

function toggleGridLines({ announce, gridLines }: ActionContext): void {
  const isOn = !gridLines.get()
  gridLines.set(isOn)
  announce.polite(isOn ? words.grid.gridLinesOn : words.grid.gridLinesOff)
}

/** Opens the card menu below the card it is about. */
function openMenu(context: ActionContext): void {
  const [card] = targets(context)
  const button = card && document.querySelector(`[data-card="${card.id}"], [data-listed="${card.id}"]`)
  const box = button?.getBoundingClientRect()
  if (!box) return
  if (card && !context.ui.get().selection.has(card.id)) context.ui.change({ selection: new Set([card.id]) })
  context.ui.change({ menuAt: { xPx: box.left + box.width / 2, yPx: box.bottom + 4 } })
}
