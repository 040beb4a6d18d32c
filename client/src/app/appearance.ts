import { createStore, type Store } from '../state/store.ts'
import { preferences } from './preferences.ts'
import type { Appearance } from './theme.ts'

const store = createStore<Appearance>('light')
const calmStore = createStore(false)

/** Which palette is on now. */
export const appearance: Store<Appearance> = store
/** True while nothing should move by itself: calm mode here, or reduced motion in the system. */
export const calm: Store<boolean> = calmStore

/** Keeps the page's theme in step with the preferences and the system. Returns its stop. */
export function followAppearance(root: HTMLElement): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const forced = matchMedia('(forced-colors: active)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const apply = (): void => {
    const { theme, calm: calmMode } = preferences.get()
    const shown = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    root.dataset['theme'] = shown
    root.dataset['calm'] = String(calmMode || still.matches)
    store.set(forced.matches ? 'forced' : shown)
    calmStore.set(calmMode || still.matches)
  }
  apply()
  const stop = preferences.subscribe(apply)
  for (const media of [dark, forced, still]) media.addEventListener('change', apply)
  return () => {
    stop()
    for (const media of [dark, forced, still]) media.removeEventListener('change', apply)
  }
}
