import { prefer, preferences } from '../../app/preferences.ts'
import { legendPx } from '../../app/theme.ts'
import { useIsNarrow } from '../../controls/useIsNarrow.ts'
import { useSession, useStore, useUi, useUiStore } from '../../state/hooks.ts'

/** The button that shows and hides the legend. */
export const legendToggleId = 'legend-toggle'

/**
 * Whether the legend is shown, and showing or hiding it. It is as this person chose, else as the window has room; in a
 * placing round the tray needs that room, so there it begins hidden and what is chosen holds for that round.
 */
export function useLegend(): readonly [isShown: boolean, show: (isShown: boolean) => void] {
  const { legend } = useStore(preferences)
  const isNarrow = useIsNarrow(legendPx - 1)
  const ui = useUiStore()
  const placing = useSession().placing?.round
  const shownIn = useUi((state) => state.legendIn)
  if (!placing) return [legend ?? !isNarrow, (isShown) => prefer({ legend: isShown })]
  return [shownIn === placing, (isShown) => ui.change({ legendIn: isShown ? placing : undefined })]
}
