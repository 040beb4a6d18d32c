import { tabMemory } from './tabMemory.ts'

/** A connection is carried by a web socket, or by plain requests where the network stops those. */
export type Carrier = 'socket' | 'requests'

/** The memory this tab has of its network. */
export interface NetworkMemory {
  readonly isSlow: () => boolean
  readonly setSlow: (isSlow: boolean) => void
}

const line = tabMemory('commonground:slower-line')

/** Kept as long as the tab: a laptop is carried to another network sooner or later. */
export const networkOfTab: NetworkMemory = {
  isSlow: () => line.read() !== '',
  setSlow: (isSlow) => line.write(isSlow ? 'slow' : ''),
}

/** Chooses the carrier of the next attempt by what the attempts so far tell of the network. */
export interface CarrierChoice {
  readonly now: () => Carrier
  /** The server was heard: this carrier works here. */
  readonly works: () => void
  /** This carrier brought nothing. True when the other one is to be tried at once, false when neither works. */
  readonly fails: () => boolean
  /** The socket was found to work after all. */
  readonly rise: () => void
}

/**
 * The socket first and then requests, or the other way round where this tab has found the socket blocked before.
 *
 * @see SPEC R13
 */
export function createChoice(memory: NetworkMemory): CarrierChoice {
  let first: Carrier = memory.isSlow() ? 'requests' : 'socket'
  let now = first
  const settle = (carrier: Carrier): void => {
    first = carrier
    now = carrier
    memory.setSlow(carrier === 'requests')
  }
  return {
    now: () => now,
    works: () => settle(now),
    fails: () => {
      const hasOther = now === first
      now = now === 'socket' ? 'requests' : 'socket'
      return hasOther
    },
    rise: () => settle('socket'),
  }
}
