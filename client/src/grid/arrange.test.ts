import { intersects, type Point } from '@commonground/shared/base/geometry'
import { placeAtPoint, quadrantOf } from '@commonground/shared/map/grid'
import type { Board } from '@commonground/shared/model/board'
import { sectorStyles } from '@commonground/shared/model/sectorStyle'
import { describe, expect, test } from 'vitest'
import { localSession } from '../session/localSession.ts'
import type { Scale } from '../tools/camera.ts'
import { arrange, createSpreading } from './arrange.ts'
import { benchCards } from './bench.ts'
import { fitted, paddingFor, sizeOnMap, wholeMap, zoomUp } from './cameraMath.ts'
import { type CardFace, cardFace } from './cardFace.ts'
import { cardBoxPx, type Detail } from './detail.ts'
import { regionNameBoxes } from './regionNames.ts'

/** The sample with its forty cards. */
const board = localSession({ template: 'childPoverty' }).board.get()

/** Letters are taken as 6.7 px wide, a little more than the real ones. */
const measure = (text: string): number => text.length * 6.7

function facesOf(board: Board): readonly CardFace[] {
  const styles = sectorStyles(board)
  return [...board.cards.values()].map((card) => cardFace(card, styles, measure))
}

const roomy = [
  ['1440×900 with the tray', 1200, 790],
  ['1440×900', 1400, 790],
  ['1440×900 with a stage bar', 1400, 700],
  ['1366×657 with the legend', 1132, 563],
  ['1280×720', 1240, 626],
  ['1024×768', 980, 660],
  ['1024×768 with the tray', 792, 653],
  ['1024×768 with the tray and a banner', 792, 600],
] as const
const narrow = [
  ['390×844', 390, 560],
  ['320×568', 320, 300],
] as const

function sampleAt(widthPx: number, heightPx: number, shown = board, spreading = createSpreading()) {
  const viewport = { widthPx, heightPx }
  const { zoom, tall } = fitted(wholeMap, viewport, paddingFor(viewport))
  const { settings } = board
  const scale = { zoom, tall }
  const kept = regionNameBoxes(settings, { ...scale, widthPx }, measure)
  return { scale, kept, ...arrange(facesOf(shown), { scale, settings, kept, spreading }) }
}

const farPx = (a: Point, b: Point, scale: Scale): number =>
  Math.hypot((a.x - b.x) * scale.zoom, (a.y - b.y) * zoomUp(scale))

function overlaps(boxes: readonly { at: Point; width: number; height: number }[]): number {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => {
      const overX = (a.width + b.width) / 2 - Math.abs(a.at.x - b.at.x)
      const overY = (a.height + b.height) / 2 - Math.abs(a.at.y - b.at.y)
      return overX > 0.1 && overY > 0.1
    }),
  ).length
}

/** How much each card shows, least first. */
const leastFirst: readonly Detail[] = ['dot', 'mark', 'short', 'line', 'slim', 'compact', 'snug', 'full']

describe('crowded cards', () => {
  test.each([...roomy, ...narrow])(
    'G1 the forty sample cards do not overlap at %s',
    (_name, width, height) => {
      const { cards, scale } = sampleAt(width, height)
      const boxes = cards.map(({ face, at, detail }) => ({
        at,
        ...sizeOnMap(cardBoxPx(face, detail, scale.zoom), scale),
      }))
      expect(overlaps(boxes)).toBe(0)
    },
  )

  test.each(roomy)('G1 names are shown at %s, and no card is far from its place', (_name, width, height) => {
    const { cards, scale } = sampleAt(width, height)
    const far = cards.map(({ exact, at }) => farPx(exact, at, scale))
    const shown = cards.map(({ detail }) => detail)
    expect(shown.filter((detail) => detail === 'mark' || detail === 'dot').length).toBeLessThanOrEqual(1)
    expect(shown.filter((detail) => detail !== 'short').length).toBeGreaterThan(cards.length * 0.7)
    expect(Math.max(...far)).toBeLessThan(75)
  })

  test.each([...roomy, ...narrow])(
    'G2 every card stands in its own quadrant at %s',
    (_name, width, height) => {
      const { cards } = sampleAt(width, height)
      const quadrant = (point: Point): string => quadrantOf(placeAtPoint(point), board.settings)
      for (const { exact, at } of cards) expect(quadrant(at)).toBe(quadrant(exact))
    },
  )

  test.each(roomy)('G5 no card stands on the name of a quadrant at %s', (_name, width, height) => {
    const [first] = board.cards.values()
    if (!first) throw new Error('The sample has cards')
    const inCorner = { ...first, place: { influence: 99, interest: 97 } }
    const shown = { ...board, cards: new Map([...board.cards, [first.id, inCorner]]) }
    const { cards, scale, kept } = sampleAt(width, height, shown)
    for (const { face, at, detail } of cards) {
      const size = sizeOnMap(cardBoxPx(face, detail, scale.zoom), scale)
      const rect = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size }
      expect(kept.filter((name) => intersects(name, rect))).toEqual([])
    }
  })

  test.each([...roomy, ...narrow])(
    'G6 a small move of one card leaves the others at %s',
    (_name, ...size) => {
      const { cards, detail, scale } = sampleAt(...size)
      const atRest = new Map(cards.map(({ face, at }) => [face.card.id, at]))
      const everyThird = cards.filter((_card, index) => index % 3 === 0)
      const movedCounts = everyThird.map(({ face: { card } }) => {
        const place = card.place && { ...card.place, influence: card.place.influence - 0.4 }
        const moved = sampleAt(...size, {
          ...board,
          cards: new Map([...board.cards, [card.id, { ...card, place }]]),
        })
        expect(moved.detail).toBe(detail)
        return moved.cards.filter(({ face, at }) => {
          const before = atRest.get(face.card.id)
          return face.card.id !== card.id && before && farPx(before, at, scale) > 12
        }).length
      })
      const sum = movedCounts.reduce((all, count) => all + count, 0)
      expect(sum / movedCounts.length).toBeLessThan(1.5)
      expect(Math.max(...movedCounts)).toBeLessThanOrEqual(16)
    },
  )

  test('G1 a banner that lowers the map takes names from a few cards, never from all', () => {
    const before = sampleAt(980, 660)
    const after = new Map(sampleAt(980, 600).cards.map(({ face, detail }) => [face.card.id, detail]))
    const ranks = (detail: Detail | undefined): number => (detail ? leastFirst.indexOf(detail) : -1)
    const lost = before.cards.filter(({ face, detail }) => ranks(after.get(face.card.id)) < ranks(detail))
    expect(lost.length).toBeLessThan(before.cards.length / 3)
    expect([...after.values()]).not.toContain('mark')
  })

  test('G11 most places of cards that made way are not under another card', () => {
    const hidden: boolean[] = []
    for (const [, width, height] of roomy) {
      const { cards, scale } = sampleAt(width, height)
      const boxes = cards.map(({ face, at, exact, detail }) => {
        const size = sizeOnMap(cardBoxPx(face, detail, scale.zoom), scale)
        return { at, exact, ...size }
      })
      for (const own of boxes) {
        const covers = ({ at, width, height }: typeof own): boolean =>
          Math.abs(at.x - own.exact.x) < width / 2 && Math.abs(at.y - own.exact.y) < height / 2
        if (!covers(own)) hidden.push(boxes.some(covers))
      }
    }
    expect(hidden.filter(Boolean).length / hidden.length).toBeLessThan(0.45)
  })

  test('G1 on a phone most cards have at least a short name', () => {
    const named = sampleAt(390, 640).cards.filter(({ detail }) => detail !== 'mark' && detail !== 'dot')
    expect(named.length).toBeGreaterThan(30)
  })

  test('G4 nothing is spread again while someone types, and again when a card is moved', () => {
    const spreading = createSpreading()
    const [first] = board.cards.values()
    if (!first) throw new Error('The sample has cards')
    const withFirst = (over: Partial<typeof first>) => ({
      ...board,
      cards: new Map([...board.cards, [first.id, { ...first, ...over }]]),
    })
    const [atRest, typed, moved] = [{}, { notes: 'Ask her' }, { place: { influence: 20, interest: 20 } }].map(
      (over) => {
        const answers: unknown[] = []
        sampleAt(792, 600, withFirst(over), (...asked) => {
          const answer = spreading(...asked)
          answers.push(answer)
          return answer
        })
        return answers
      },
    )
    // The very same answers, not equal ones.
    expect(typed?.every((answer, turn) => answer === atRest?.[turn])).toBe(true)
    expect(moved?.at(-1)).not.toBe(atRest?.at(-1))
  })

  test('G4 thousands of cards are not spread at all', () => {
    const many = localSession({ cards: benchCards(2000) }).board.get()
    const { cards } = arrange(facesOf(many), {
      scale: { zoom: 3, tall: 1 },
      settings: many.settings,
      kept: [],
      spreading: createSpreading(),
    })
    for (const { at, exact } of cards) expect(at).toEqual(exact)
  })
})
