import { createStore, type Store } from '../state/store.ts'

/** What this browser remembers about how its person likes to work. Never sent anywhere. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  /** Keys of a single letter (N, M, V …) do something; off for people who speak to their computer. */
  readonly letterKeys: boolean
  /** No moving pictures and no cursors of others. */
  readonly calm: boolean
  /** Which changes of others are read out: all, those to cards in hand, or none. */
  readonly announce: 'all' | 'mine' | 'off'
  /** Whether the map has its legend beside it; as there is room until somebody chooses. */
  readonly legend?: boolean
}

const usual: Preferences = { theme: 'auto', letterKeys: true, calm: false, announce: 'all' }
const key = 'commonground.preferences'

const store = createStore<Preferences>(usual)

export const preferences: Store<Preferences> = store

/** Changes some preferences, now and for the next visit. */
export function prefer(part: Partial<Preferences>): void {
  const next = { ...store.get(), ...part }
  store.set(next)
  try {
    localStorage.setItem(key, JSON.stringify(next))
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the tab.
  }
}

/** Reads what was kept on this device. Called once, before the first drawing. */
export function loadPreferences(): void {
  try {
    store.set(readPreferences(JSON.parse(localStorage.getItem(key) ?? '{}')))
  } catch {
    store.set(usual)
  }
}

/** Preferences from anywhere untrusted; what makes no sense becomes the usual. */
export function readPreferences(value: unknown): Preferences {
  const kept = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const { theme, letterKeys, calm, announce, legend } = kept
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : usual.theme,
    letterKeys: typeof letterKeys === 'boolean' ? letterKeys : usual.letterKeys,
    calm: typeof calm === 'boolean' ? calm : usual.calm,
    announce: announce === 'mine' || announce === 'off' ? announce : usual.announce,
    ...(typeof legend === 'boolean' && { legend }),
  }
}
