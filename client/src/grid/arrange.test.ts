import { distance, intersects, type Point } from '@commonground/shared/base/geometry'
import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import type { Board } from '@commonground/shared/model/board'
import { sectorStyles } from '@commonground/shared/model/sectorStyle'
import { describe, expect, test } from 'vitest'
import { localSession } from '../session/localSession.ts'
import { arrange, createSpreading } from './arrange.ts'
import { benchCards } from './bench.ts'
import { fitted, paddingFor, wholeMap } from './cameraMath.ts'
import { type CardFace, cardFace } from './cardFace.ts'
import { cardBoxPx } from './detail.ts'
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
  ['1024×768', 980, 660],
] as const
const narrow = [
  ['1024×768 with the tray', 784, 660],
  ['390×844', 390, 560],
] as const

function sampleAt(widthPx: number, heightPx: number, shown = board, spreading = createSpreading()) {
  const viewport = { widthPx, heightPx }
  const { zoom } = fitted(wholeMap, viewport, paddingFor(viewport))
  const { settings } = board
  const kept = regionNameBoxes(settings, { zoom, widthPx }, measure)
  return { zoom, kept, ...arrange(facesOf(shown), { zoom, settings, kept, spreading }) }
}

function overlaps(boxes: readonly { at: Point; width: number; height: number }[]): number {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => {
      const overX = (a.width + b.width) / 2 - Math.abs(a.at.x - b.at.x)
      const overY = (a.height + b.height) / 2 - Math.abs(a.at.y - b.at.y)
      return overX > 0.1 && overY > 0.1
    }),
  ).length
}

describe('crowded cards', () => {
  test.each([...roomy, ...narrow])(
    'G1 the forty sample cards do not overlap at %s',
    (_name, width, height) => {
      const { cards, detail, zoom } = sampleAt(width, height)
      const boxes = cards.map(({ face, at }) => {
        const box = cardBoxPx(face, detail, zoom)
        return { at, width: box.width / zoom, height: box.height / zoom }
      })
      expect(overlaps(boxes)).toBe(0)
    },
  )

  test.each(roomy)('G1 names are shown at %s, and no card is far from its place', (_name, width, height) => {
    const { cards, detail, zoom } = sampleAt(width, height)
    expect(['full', 'snug', 'compact', 'slim']).toContain(detail)
    const far = cards.map(({ exact, at }) => distance(exact, at) * zoom)
    expect(Math.max(...far)).toBeLessThan(130)
  })

  test.each([...roomy, ...narrow])(
    'G2 every card stands in its own quadrant at %s',
    (_name, width, height) => {
      const { cards } = sampleAt(width, height)
      const quadrant = (point: Point): string =>
        influenceInterest.region(influenceInterest.drop(point), board.settings)
      for (const { exact, at } of cards) expect(quadrant(at)).toBe(quadrant(exact))
    },
  )

  test.each(roomy)('G5 no card stands on the name of a quadrant at %s', (_name, width, height) => {
    const [first] = board.cards.values()
    if (!first) throw new Error('The sample has cards')
    const inCorner = { ...first, place: { influence: 99, interest: 97 } }
    const shown = { ...board, cards: new Map([...board.cards, [first.id, inCorner]]) }
    const { cards, detail, zoom, kept } = sampleAt(width, height, shown)
    for (const { face, at } of cards) {
      const box = cardBoxPx(face, detail, zoom)
      const [wide, high] = [box.width / zoom, box.height / zoom]
      const rect = { x: at.x - wide / 2, y: at.y - high / 2, width: wide, height: high }
      expect(kept.filter((name) => intersects(name, rect))).toEqual([])
    }
  })

  test.each([...roomy, ...narrow])(
    'G6 a small move of one card leaves the others at %s',
    (_name, ...size) => {
      const { cards, detail, zoom } = sampleAt(...size)
      const atRest = new Map(cards.map(({ face, at }) => [face.card.id, at]))
      const movedCounts = cards.map(({ face: { card } }) => {
        const place = card.place && { ...card.place, influence: card.place.influence - 0.4 }
        const moved = sampleAt(...size, {
          ...board,
          cards: new Map([...board.cards, [card.id, { ...card, place }]]),
        })
        expect(moved.detail).toBe(detail)
        return moved.cards.filter(({ face, at }) => {
          const before = atRest.get(face.card.id)
          return face.card.id !== card.id && before && distance(before, at) * zoom > 12
        }).length
      })
      const sum = movedCounts.reduce((all, count) => all + count, 0)
      expect(sum / cards.length).toBeLessThan(2)
      expect(Math.max(...movedCounts)).toBeLessThanOrEqual(13)
    },
  )

  test('G4 nothing is spread again while someone types, and again when a card is moved', () => {
    const spreading = createSpreading()
    const [first] = board.cards.values()
    if (!first) throw new Error('The sample has cards')
    const withFirst = (over: Partial<typeof first>) => ({
      ...board,
      cards: new Map([...board.cards, [first.id, { ...first, ...over }]]),
    })
    const [atRest, typed, moved] = [{}, { notes: 'Ask her' }, { place: { influence: 20, interest: 20 } }].map(
      (over) => sampleAt(1400, 790, withFirst(over), spreading).cards.map(({ at }) => at),
    )
    const isSame = (spots: typeof atRest): boolean =>
      spots?.every((at, turn) => at === atRest?.[turn]) === true
    expect(isSame(typed)).toBe(true)
    expect(isSame(moved)).toBe(false)
  })

  test('G4 thousands of cards are not spread at all', () => {
    const many = localSession({ cards: benchCards(2000) }).board.get()
    const { cards } = arrange(facesOf(many), {
      zoom: 3,
      settings: many.settings,
      kept: [],
      spreading: createSpreading(),
    })
    for (const { at, exact } of cards) expect(at).toEqual(exact)
  })
})
