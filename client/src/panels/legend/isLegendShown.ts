import { preferences } from '../../app/preferences.ts'
import { legendPx } from '../../app/theme.ts'
import { useIsNarrow } from '../../controls/useIsNarrow.ts'
import { useStore } from '../../state/hooks.ts'

/** The button that shows and hides the legend. */
export const legendToggleId = 'legend-toggle'

/** What this person chose, else whether the window has room beside the map. */
export function useIsLegendShown(): boolean {
  const { legend } = useStore(preferences)
  const isNarrow = useIsNarrow(legendPx - 1)
  return legend ?? !isNarrow
}
