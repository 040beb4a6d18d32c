import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { changeSettings } from '@commonground/shared/commands/settings'
import { maxShownCards } from '@commonground/shared/protocol/presence'
import { words } from '@commonground/shared/words/words'
import type { ActionContext } from './actionContext.ts'
import { add, addNew, asOneStep, moveTo, refuse } from './cardActs.ts'
import type { Carried, Effect } from './tool.ts'

/** Does what a tool asked for. A gesture is shown through presence while it lasts and written once, when it ends. */
export function runEffects(effects: readonly Effect[], context: ActionContext): void {
  for (const effect of effects) runEffect(effect, context)
}

function runEffect(effect: Effect, context: ActionContext): void {
  const { ui, camera, focus, preview } = context
  switch (effect.kind) {
    case 'select':
      select(effect.cards, context)
      break
    case 'focus':
      focus.move(effect.card)
      break
    case 'showMoving':
      showMoving(effect, context)
      break
    case 'drop':
      drop(effect, context)
      break
    case 'showMarquee':
      preview.show({ marquee: effect.rect })
      break
    case 'showLine':
      preview.show({ line: { setting: effect.setting, value: effect.value } })
      break
    case 'dropLine':
      dropLine(effect, context)
      break
    case 'clear':
      clear(context)
      break
    case 'pan': {
      const { zoom, tall } = camera.get()
      camera.panBy({ x: effect.by.x * zoom, y: effect.by.y * zoom * tall })
      break
    }
    case 'edit':
      ui.change({ editing: effect.card, editingName: true })
      break
    case 'addCard':
      addNew(context, effect.place)
      break
    case 'menu':
      ui.change({ menuAt: { xPx: effect.atPx.x, yPx: effect.atPx.y } })
      break
    case 'refuse':
      refuse(context, effect.why)
      break
    case 'tellMovedBy':
      context.notify({ text: words.grid.isMoving(effect.person) })
      break
    case 'endTapMove':
      ui.change({ moving: undefined })
      break
    case 'point':
      context.laser.point(effect.at)
      break
    case 'liftPointer':
      context.laser.lift()
      break
  }
}

function select(cards: readonly CardId[], { ui }: ActionContext): void {
  const { selection } = ui.get()
  const isSame = cards.length === selection.size && cards.every((card) => selection.has(card))
  if (!isSame) ui.change({ selection: new Set(cards) })
}

function showMoving(effect: Extract<Effect, { kind: 'showMoving' }>, context: ActionContext): void {
  const { carried, isCopy, chipPx } = effect
  context.preview.show({ moving: carried, isCopy, ...(chipPx && { chipPx }) })
  // A copy has no card yet that others could see move.
  const drag = isCopy
    ? undefined
    : carried.slice(0, maxShownCards).map(({ card, place }) => ({ card, ...(place && { place }) }))
  context.session.show({ drag })
}

function drop({ carried, isCopy }: Extract<Effect, { kind: 'drop' }>, context: ActionContext): void {
  if (isCopy) addCopies(carried, context)
  else
    moveTo(
      context,
      carried.map(({ card, place }) => ({ id: card, place })),
    )
  // Cleared after the write, or the cards would blink back for a frame.
  clear(context)
}

function addCopies(carried: readonly Carried[], context: ActionContext): void {
  const { cards } = context.session.board.get()
  const copies = carried.flatMap(({ card: id, place }) => {
    const card = cards.get(id)
    if (!card) return []
    const { id: _id, locked: _locked, order: _order, removedAt: _at, createdBy: _by, ...values } = card
    return [{ ...values, id: newCardId(), place }]
  })
  add(context, copies)
}

function dropLine(effect: Extract<Effect, { kind: 'dropLine' }>, context: ActionContext): void {
  const { setting, value } = effect
  asOneStep(context, () => context.session.run(changeSettings, { settings: { [setting]: value } }))
  clear(context)
  const axis = setting === 'influenceLine' ? words.grid.influence : words.grid.interest
  context.announce.polite(words.grid.lineNow(axis, value))
}

function clear({ preview, session }: ActionContext): void {
  preview.clear()
  session.show({ drag: undefined })
}
