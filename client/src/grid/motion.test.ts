import { describe, expect, test } from 'vitest'
import { createMotion } from './motion.ts'
import { wrapName } from './wrapName.ts'

describe('motion of others', () => {
  test('G9 a point glides over the time since it was heard of before, at most 120 ms', () => {
    const motion = createMotion<string>(() => false)
    motion.hear('bo', { x: 0, y: 0 }, 0)
    motion.hear('bo', { x: 100, y: 0 }, 50)
    expect(motion.at('bo', 75)).toEqual({ x: 50, y: 0 })
    expect(motion.at('bo', 100)).toEqual({ x: 100, y: 0 })
    motion.hear('bo', { x: 200, y: 0 }, 450)
    expect(motion.at('bo', 510)).toEqual({ x: 150, y: 0 })
    expect(motion.isMoving(569)).toBe(true)
    expect(motion.isMoving(571)).toBe(false)
  })

  test('G9 after a long silence, and for people who want no motion, it jumps', () => {
    const motion = createMotion<string>(() => false)
    motion.hear('bo', { x: 0, y: 0 }, 0)
    motion.hear('bo', { x: 100, y: 0 }, 501)
    expect(motion.at('bo', 501)).toEqual({ x: 100, y: 0 })
    const still = createMotion<string>(() => true)
    still.hear('bo', { x: 0, y: 0 }, 0)
    still.hear('bo', { x: 100, y: 0 }, 50)
    expect(still.at('bo', 50)).toEqual({ x: 100, y: 0 })
  })
})

describe('names on cards', () => {
  const measure = (text: string): number => text.length * 7

  test('G10 a short name stays on one line, a longer one breaks evenly', () => {
    expect(wrapName('Credit union', 140, measure)).toEqual(['Credit union'])
    expect(wrapName('Council welfare rights team', 140, measure)).toEqual(['Council welfare', 'rights team'])
  })

  test('G10 what does not fit two lines ends with an ellipsis, and no line is too wide', () => {
    const lines = wrapName('Midwifery and health visiting and family nurse service', 120, measure)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(lines.every((line) => measure(line) <= 120)).toBe(true)
  })

  test('G10 one very long word is cut, never split into letters of an emoji', () => {
    const [line] = wrapName('👩‍👩‍👧'.repeat(30), 100, measure)
    expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  })
})
