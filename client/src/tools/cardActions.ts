import type { Point } from '@commonground/shared/base/geometry'
import { backdropOf, placeAtPoint, quadrantOf } from '@commonground/shared/map/grid'
import type { Settings } from '@commonground/shared/model/board'
import { isPlaced } from '@commonground/shared/model/card'
import { type Place, placeAt } from '@commonground/shared/model/place'
import { may } from '@commonground/shared/protocol/policy'
import type { StageTool } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Action } from './action.ts'
import { type ActionContext, targetIds, targets } from './actionContext.ts'
import { addNew, duplicate, focusPast, lock, moveTo, obstacle, order, refuse, remove } from './cardActs.ts'
import { planWith } from './planActs.ts'

const label = words.keys.actions
const hasTargets = (context: ActionContext): boolean => targetIds(context).length > 0
const can =
  (...tools: readonly StageTool[]) =>
  ({ session }: ActionContext): boolean =>
    tools.every((tool) => session.canWrite(tool))
const withTargets =
  (tool: StageTool) =>
  (context: ActionContext): boolean =>
    can(tool)(context) && hasTargets(context)
const hasOneTarget = (context: ActionContext): boolean => targetIds(context).length === 1
const mayLock = ({ session }: ActionContext): boolean => may(session.role, 'lockCards')

/** What is done to cards: making, editing, copying, moving, locking, deleting. */
export const cardActions: readonly Action[] = [
  {
    name: 'newCard',
    label: label.newCard,
    keys: ['N'],
    group: 'cards',
    scope: 'board',
    isAvailable: can('add', 'edit'),
    perform: (context) => addNew(context, newPlace(context)),
  },
  {
    name: 'edit',
    label: label.edit,
    keys: ['Enter'],
    group: 'cards',
    scope: 'cards',
    isAvailable: hasOneTarget,
    perform: (context) => {
      const [id] = targetIds(context)
      context.nudger.flush()
      context.ui.change({ editing: id, editingName: true })
    },
  },
  {
    name: 'planWith',
    label: label.planWith,
    keys: ['P'],
    group: 'cards',
    scope: 'cards',
    isAvailable: (context) => can('edit')(context) && hasOneTarget(context),
    perform: (context) => {
      const [id] = targetIds(context)
      if (id) planWith(context, id)
    },
  },
  {
    name: 'duplicate',
    label: label.duplicate,
    keys: ['Mod+D'],
    group: 'cards',
    scope: 'cards',
    isAvailable: withTargets('add'),
    perform: (context) => duplicate(context, targets(context)),
  },
  {
    name: 'lock',
    label: label.lock,
    keys: ['Mod+Shift+L'],
    group: 'cards',
    scope: 'cards',
    isAvailable: (context) => mayLock(context) && targets(context).some((card) => !card.locked),
    perform: (context) => lock(context, targets(context), true),
  },
  {
    name: 'unlock',
    label: label.unlock,
    keys: ['Mod+Shift+L'],
    group: 'cards',
    scope: 'cards',
    isAvailable: (context) =>
      mayLock(context) && hasTargets(context) && targets(context).every((card) => card.locked),
    perform: (context) => lock(context, targets(context), false),
  },
  {
    name: 'front',
    label: label.front,
    keys: ['Mod+]', 'Mod+Shift+]'],
    group: 'cards',
    scope: 'board',
    isAvailable: withTargets('place'),
    perform: (context) => order(context, targets(context), 'front'),
  },
  {
    name: 'back',
    label: label.back,
    keys: ['Mod+[', 'Mod+Shift+['],
    group: 'cards',
    scope: 'board',
    isAvailable: withTargets('place'),
    perform: (context) => order(context, targets(context), 'back'),
  },
  {
    name: 'remove',
    label: label.remove,
    keys: ['Delete', 'Backspace'],
    group: 'cards',
    scope: 'cards',
    isAvailable: withTargets('edit'),
    perform: (context) => remove(context, targets(context)),
  },
  {
    name: 'moveTo',
    label: label.moveTo,
    keys: ['M'],
    group: 'move',
    scope: 'cards',
    isAvailable: withTargets('place'),
    perform: (context) => {
      context.nudger.flush()
      context.ui.change({ movingTo: targetIds(context) })
    },
  },
  {
    name: 'tapToMove',
    label: label.tapToMove,
    keys: [],
    group: 'move',
    scope: 'board',
    isAvailable: (context) => context.ui.get().view === 'grid' && withTargets('place')(context),
    perform: startTapMove,
  },
  {
    name: 'toTray',
    label: label.toTray,
    keys: [],
    group: 'move',
    scope: 'board',
    isAvailable: (context) => can('place')(context) && targets(context).some(isPlaced),
    perform: (context) =>
      moveTo(
        context,
        targetIds(context).map((id) => ({ id, place: undefined })),
      ),
  },
  {
    name: 'dontKnow',
    label: label.dontKnow,
    keys: ['X'],
    group: 'move',
    scope: 'board',
    isAvailable: (context) => context.session.placing !== undefined && withTargets('place')(context),
    perform: dontKnow,
  },
  nudge('up', 'ArrowUp', 1, 0),
  nudge('down', 'ArrowDown', -1, 0),
  nudge('right', 'ArrowRight', 0, 1),
  nudge('left', 'ArrowLeft', 0, -1),
  nudge('farUp', 'Shift+ArrowUp', 10, 0),
  nudge('farDown', 'Shift+ArrowDown', -10, 0),
  nudge('farRight', 'Shift+ArrowRight', 0, 10),
  nudge('farLeft', 'Shift+ArrowLeft', 0, -10),
]

type Nudge = 'up' | 'down' | 'left' | 'right' | 'farUp' | 'farDown' | 'farLeft' | 'farRight'

function nudge(name: Nudge, key: string, influence: number, interest: number): Action {
  return {
    name,
    label: label[name],
    keys: [key],
    group: 'move',
    scope: 'board',
    isAvailable: (context) => targets(context).some(isPlaced),
    perform: (context) => {
      const cards = targets(context).filter(isPlaced)
      const free = cards.filter((card) => obstacle(context.session, card) === undefined)
      const why = cards.map((card) => obstacle(context.session, card)).find((reason) => reason !== undefined)
      if (why && free.length === 0) {
        refuse(context, why)
        return
      }
      const ids = free.map((card) => card.id)
      context.nudger.nudge(ids, { influence, interest })
    },
  }
}

/** In a private placing round: that one does not know where the cards belong, or, said again, takes that back. */
function dontKnow(context: ActionContext): void {
  const { session, nudger, announce } = context
  const ids = targetIds(context)
  const answers = session.placing?.answers.get()
  const isUnknown = !ids.every((id) => answers?.[id] === 'unknown')
  nudger.flush()
  focusPast(context, ids)
  session.placing?.dontKnow(ids, isUnknown)
  const said = words.rounds.placing
  announce.polite(isUnknown ? said.saidUnknown(ids.length) : said.tookBack)
}

/** The next tap on the map says where the cards go: moving without a drag. */
function startTapMove(context: ActionContext): void {
  const [card] = targets(context)
  const why = obstacle(context.session, card)
  if (why) {
    refuse(context, why)
    return
  }
  const moving = targetIds(context)
  context.nudger.flush()
  context.ui.change({ moving })
  const { tapWhere, tapWhereMany } = words.grid
  const name = card?.name || words.model.unnamed
  context.announce.polite(moving.length === 1 ? tapWhere(name) : tapWhereMany(moving.length))
}

/** New cards start in the middle of the focused card's quadrant, or of what is seen of the map. */
function newPlace(context: ActionContext): Place {
  const { session, camera, focus } = context
  const { cards, settings } = session.board.get()
  const focused = focus.get()
  const place = focused && cards.get(focused)?.place
  if (place) return quadrantMiddle(place, settings)
  const { widthPx, heightPx } = camera.viewport()
  return placeAtPoint(camera.toMap({ x: widthPx / 2, y: heightPx / 2 }))
}

function quadrantMiddle(place: Place, settings: Settings): Place {
  const key = quadrantOf(place, settings)
  const region = backdropOf(settings).regions.find((candidate) => candidate.key === key)
  if (!region) return placeAt(50, 50)
  const { x, y, width, height } = region.rect
  const middle: Point = { x: x + width / 2, y: y + height / 2 }
  return placeAtPoint(middle)
}
