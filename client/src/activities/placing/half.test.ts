import { expect, test } from 'vitest'
import { missingOf } from './half.ts'

test('W4 what is missing of a half-set card is told; nothing is missing of an untouched or a placed one', () => {
  expect(missingOf({ influence: 10 })).toBe('interest')
  expect(missingOf({ interest: 0 })).toBe('influence')
  expect(missingOf({})).toBeUndefined()
  expect(missingOf({ influence: 0, interest: 50 })).toBeUndefined()
})
