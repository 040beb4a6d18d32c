import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

/** Work that ends when it is told to. */
function held(done: string[], name: string) {
  let end = (): void => {}
  const promise = new Promise<void>((resolve) => {
    end = resolve
  })
  const work = async (): Promise<void> => {
    done.push(`${name} begins`)
    await promise
    done.push(`${name} ends`)
  }
  return { work, end: () => end() }
}

test('R20 of one person one job goes on at a time, in the order they were asked for', async () => {
  const turns = new Turns(8)
  const done: string[] = []
  const [first, second, other] = [held(done, 'first'), held(done, 'second'), held(done, 'other')]
  const all = [turns.take('Fay', first.work), turns.take('Fay', second.work), turns.take('Tim', other.work)]
  second.end()
  other.end()
  await all[2]
  expect(done).toEqual(['first begins', 'other begins', 'other ends'])
  first.end()
  await Promise.all(all)
  expect(done.slice(3)).toEqual(['first ends', 'second begins', 'second ends'])
})

test('R20 who has too much waiting is told so, and who left while waiting costs nothing', async () => {
  const turns = new Turns(1)
  const done: string[] = []
  const [first, second] = [held(done, 'first'), held(done, 'second')]
  const gone = new AbortController()
  const one = turns.take('Fay', first.work)
  const two = turns.take('Fay', second.work, gone.signal)
  await expect(turns.take('Fay', second.work)).rejects.toMatchObject({ code: 'limit' })
  gone.abort()
  first.end()
  await one
  await expect(two).rejects.toMatchObject({ code: 'bad-request' })
  expect(done).toEqual(['first begins', 'first ends'])
})

test('R20 what the server itself has to do waits its turn however many wait', async () => {
  const turns = new Turns(1)
  const done: string[] = []
  const [first, second, own] = [held(done, 'first'), held(done, 'second'), held(done, 'own')]
  const all = [turns.take('Fay', first.work), turns.take('Fay', second.work), turns.always('Fay', own.work)]
  for (const one of [first, second, own]) one.end()
  await Promise.all(all)
  expect(done.at(-1)).toBe('own ends')
})
