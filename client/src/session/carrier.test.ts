import { expect, test } from 'vitest'
import { createChoice, type NetworkMemory } from './carrier.ts'

function memory(isSlow = false): NetworkMemory {
  let slow = isSlow
  return {
    isSlow: () => slow,
    setSlow: (next) => {
      slow = next
    },
  }
}

test('R13 requests are tried at once when the socket brings nothing, and what worked is remembered', () => {
  const network = memory()
  const choice = createChoice(network)
  expect(choice.now()).toBe('socket')
  expect(choice.fails()).toBe(true)
  expect(choice.now()).toBe('requests')
  choice.works()
  expect(network.isSlow()).toBe(true)
  expect(createChoice(network).now()).toBe('requests')
})

test('R13 when neither works nothing is remembered, and the socket is first again', () => {
  const network = memory()
  const choice = createChoice(network)
  expect([choice.fails(), choice.fails()]).toEqual([true, false])
  expect(choice.now()).toBe('socket')
  expect(network.isSlow()).toBe(false)
})

test('R13 where requests were first the socket is tried before anybody gives up', () => {
  const choice = createChoice(memory(true))
  expect(choice.fails()).toBe(true)
  expect(choice.now()).toBe('socket')
  expect(choice.fails()).toBe(false)
})

test('R13 a socket that was found to work is what the next load begins with', () => {
  const network = memory(true)
  const choice = createChoice(network)
  choice.rise()
  expect([choice.now(), network.isSlow()]).toEqual(['socket', false])
})
