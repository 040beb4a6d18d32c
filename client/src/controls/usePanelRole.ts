import { sheetPx } from '../app/theme.ts'
import { useIsNarrow } from './useIsNarrow.ts'

/** What a panel is to a screen reader: something beside the board, or, as a sheet on a phone, all there is just now. */
export function usePanelRole(): 'dialog' | 'complementary' {
  return useIsNarrow(sheetPx) ? 'dialog' : 'complementary'
}
