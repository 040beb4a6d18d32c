import { type CardId, newCardId, newParticipantId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import { placeAtPoint, pointOf } from '@commonground/shared/map/grid'
import { defaultSectors } from '@commonground/shared/model/board'
import { relationships } from '@commonground/shared/model/card'
import { placeAt } from '@commonground/shared/model/place'
import type { LocalSession } from '../session/localSession.ts'
import type { Other } from '../session/session.ts'
import type { ActionContext } from '../tools/actionContext.ts'

interface Move {
  readonly i: number
  readonly x: number
  readonly y: number
}

interface BenchCursor {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly name: string
  readonly color: number
}

/** What a measuring script holds on to. World units are map units: CSS pixels at 100 %. */
export interface Bench {
  /** Resolves when all cards are in the model and painted. */
  readonly ready: Promise<void>
  readonly count: () => number
  readonly zoom: () => number
  readonly getCamera: () => { x: number; y: number; z: number }
  readonly setCamera: (camera: { x: number; y: number; z: number }) => void
  readonly zoomDelta: (factor: number) => void
  readonly cardPos: (i: number) => { x: number; y: number } | undefined
  readonly clearSelection: () => void
  /** What the network would deliver for these moves. */
  readonly remotePrepare: (moves: readonly Move[]) => readonly Other[]
  readonly applyRemote: (messages: readonly Other[]) => void
  readonly applyCursors: (cursors: readonly BenchCursor[]) => void
  readonly clearCursors: () => void
}

declare global {
  interface Window {
    __bench?: Bench
  }
}

const someWords = [
  'Council',
  'Health',
  'Family',
  'Youth',
  'Community',
  'Advice',
  'Housing',
  'Carers',
] as const
const kinds = ['team', 'forum', 'network', 'trust', 'service', 'group', 'centre', 'board'] as const

/** So many cards, the same ones every time. */
export function benchCards(count: number): readonly NewCard[] {
  let seed = 20261123
  const random = (): number => {
    seed = (seed * 48271) % 2147483647
    return seed / 2147483647
  }
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] ?? (from[0] as T)
  return Array.from({ length: count }, (_, index) => ({
    id: newCardId(),
    name: `${pick(someWords)} ${pick(someWords).toLowerCase()} ${pick(kinds)} ${index + 1}`,
    sector: pick(defaultSectors),
    relationship: pick(relationships),
    place: placeAt(random() * 100, random() * 100),
  }))
}

/** Puts `window.__bench` on the page. Returns what takes it away. */
export function openBench(
  session: LocalSession,
  context: ActionContext,
  isPainted: () => boolean,
): () => void {
  const ids: readonly CardId[] = [...session.board.get().cards.keys()]
  const { camera, ui } = context
  let movers: readonly Other[] = []
  let cursors: readonly Other[] = []
  const tell = (): void => session.others.set([...movers, ...cursors])
  window.__bench = {
    ready: whenPainted(isPainted),
    count: () => session.board.get().cards.size,
    zoom: () => camera.get().zoom,
    getCamera: () => ({ x: camera.get().x, y: camera.get().y, z: camera.get().zoom }),
    setCamera: ({ x, y, z }) => camera.jump({ x, y, zoom: z }),
    zoomDelta: (factor) => {
      const { widthPx, heightPx } = camera.viewport()
      camera.zoomBy(factor, { x: widthPx / 2, y: heightPx / 2 })
    },
    cardPos: (i) => {
      const id = ids[i]
      const place = id && session.board.get().cards.get(id)?.place
      return place && pointOf(place)
    },
    clearSelection: () => ui.change({ selection: new Set() }),
    remotePrepare: (moves) =>
      moves.flatMap(({ i, x, y }, at) => {
        const card = ids[i]
        if (!card) return []
        const drag = [{ card, place: placeAtPoint({ x, y }) }]
        return [{ clientId: 1000 + at, person: person(`Mover ${at + 1}`, at), presence: { drag } }]
      }),
    applyRemote: (messages) => {
      movers = messages
      tell()
    },
    applyCursors: (shown) => {
      cursors = shown.map(({ id, x, y, name, color }) => ({
        clientId: 2000 + id,
        person: person(name, color),
        presence: { cursor: { x, y } },
      }))
      tell()
    },
    clearCursors: () => {
      movers = []
      cursors = []
      tell()
    },
  }
  return () => {
    delete window.__bench
  }
}

function person(name: string, colour: number): Other['person'] {
  return { participantId: newParticipantId(), name, sector: '', role: 'participant', colour: colour % 12 }
}

async function whenPainted(isPainted: () => boolean): Promise<void> {
  while (!isPainted()) await nextPicture()
  await nextPicture()
  await nextPicture()
}

const nextPicture = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))
