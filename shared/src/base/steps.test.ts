import { expect, test } from 'vitest'
import { finish, finishPausing } from './steps.ts'

function* counting(most: number) {
  for (let at = 0; at < most; at += 1) yield
  return most
}

test('T1 steps give one result, at once or with a pause between each two', async () => {
  let pauses = 0
  const pause = async (): Promise<void> => {
    pauses += 1
  }
  expect(finish(counting(3))).toBe(3)
  expect(await finishPausing(counting(3), pause)).toBe(3)
  expect(pauses).toBe(3)
})
