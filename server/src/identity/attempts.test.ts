import { expect, test } from 'vitest'
import { createAttempts } from './attempts.ts'

test('A6 each subject is counted by itself and said once per burst', () => {
  const attempts = createAttempts({ now: () => 0, most: 2 })
  expect([1, 2, 3, 4].map(() => attempts.wrong('a'))).toEqual([
    { tooMany: false, first: false },
    { tooMany: false, first: false },
    { tooMany: true, first: true },
    { tooMany: true, first: false },
  ])
  expect(attempts.wrong('b')).toEqual({ tooMany: false, first: false })
})

test('A6 guessing board ids does not fill the memory: the oldest are forgotten', () => {
  const attempts = createAttempts({ now: () => 0, most: 1 })
  attempts.wrong('first')
  expect(attempts.wrong('first').tooMany).toBe(true)
  for (let at = 0; at < 10_000; at += 1) attempts.wrong(`board ${at}`)
  expect(attempts.wrong('first').tooMany).toBe(false)
})
