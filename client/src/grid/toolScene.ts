import { placeAtPoint } from '@commonground/shared/map/grid'
import { may } from '@commonground/shared/protocol/policy'
import type { ActionContext } from '../tools/actionContext.ts'
import { obstacle } from '../tools/cardActs.ts'
import type { ToolScene } from '../tools/tool.ts'
import type { People } from './people.ts'
import type { Scene } from './scene.ts'

/** What the tools may ask about this board, answered from what is shown. */
export function toolScene({ session, ui }: ActionContext, scene: Scene, people: People): ToolScene {
  const { cards } = session.board.get()
  return {
    selection: ui.get().selection,
    waiting: ui.get().moving ?? [],
    shownAt: scene.shownAt,
    cardsIn: scene.cardsIn,
    obstacle: (id) => obstacle(session, cards.get(id)),
    movedBy: people.moverOf,
    drop: placeAtPoint,
    canMoveLines: may(session.role, 'changeSettings') && session.canWrite(),
  }
}
