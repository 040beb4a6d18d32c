import type { CardId } from '@commonground/shared/base/ids'
import { quadrantOf } from '@commonground/shared/map/grid'
import type { Settings } from '@commonground/shared/model/board'
import { preferences } from '../app/preferences.ts'
import { type Appearance, palettes } from '../app/theme.ts'
import type { Store } from '../state/store.ts'
import type { ActionContext } from '../tools/actionContext.ts'
import type { FrameClock } from './camera.ts'
import type { LiveLook } from './drawLive.ts'
import type { RestLook } from './drawRest.ts'
import type { People } from './people.ts'
import type { Scene } from './scene.ts'
import type { Trails } from './trails.ts'

const none: ReadonlySet<CardId> = new Set()

/** What is to be seen now, gathered from everything that decides it. */
export interface Pictures {
  readonly rest: () => RestLook
  /** @param hovered the card under the pointer. */
  readonly live: (hovered: CardId | undefined) => LiveLook
  /** Changes when a gesture changes the resting board: cards leave it or come back, a line moves. */
  readonly restKey: () => string
}

interface PicturesDeps {
  readonly context: ActionContext
  readonly scene: Scene
  readonly people: People
  readonly trails: Trails
  readonly clock: FrameClock
  readonly appearance: Store<Appearance>
}

/** Calm mode: other people's pointers are not drawn; what they drag and choose is. */
const hidesCursors = (): boolean => preferences.get().calm

export function createPictures({
  context,
  scene,
  people,
  trails,
  clock,
  appearance,
}: PicturesDeps): Pictures {
  const { session, ui, camera, preview, focus, gridLines, marks } = context

  const held = (): ReadonlySet<CardId> => {
    const { moving, isCopy } = preview.get()
    const own = isCopy ? [] : moving.map(({ card }) => card)
    return new Set([...own, ...people.ghosts(clock.now()).map(({ card }) => card)])
  }

  /** The quadrant where the card in the hand would land. */
  const landing = (): string | undefined => {
    const { moving, isNudge } = preview.get()
    const place = moving[0]?.place
    return place && !isNudge ? quadrantOf(place, settings()) : undefined
  }

  /** The settings with a threshold line where it is being dragged. */
  const settings = (): Settings => {
    const { line } = preview.get()
    const stored = session.board.get().settings
    return line ? { ...stored, [line.setting]: line.value } : stored
  }

  const view = () => ({
    palette: palettes[appearance.get()],
    camera: camera.get(),
    viewport: camera.viewport(),
    detail: scene.detail(),
  })

  return {
    rest: () => ({
      ...view(),
      settings: settings(),
      hasGridLines: gridLines.get(),
      landing: landing(),
      cards: scene.get().cards,
      glide: scene.glide(),
      held: held(),
      marks: marks.get(),
    }),
    live: (hovered) => {
      const now = clock.now()
      return {
        ...view(),
        cards: scene.get().byId,
        shownAt: scene.shownAt,
        faceOf: scene.faceOf,
        preview: preview.get(),
        selection: marks.get()?.spot ? none : ui.get().selection,
        raised: marks.get()?.spot ? undefined : (hovered ?? focus.get()),
        choices: people.choices(now),
        ghosts: people.ghosts(now),
        cursors: hidesCursors() ? [] : people.cursors(now),
        trails: trails.seen(now),
        now,
      }
    },
    restKey: () => {
      const { line } = preview.get()
      return `${[...held()].join()} ${landing()} ${line?.setting} ${line?.value}`
    },
  }
}
