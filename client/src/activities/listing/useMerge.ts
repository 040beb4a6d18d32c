import { newTieId } from '@commonground/shared/base/ids'
import { mergeCards } from '@commonground/shared/commands/mergeCards'
import type { SameName } from '@commonground/shared/model/sameNames'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { offerUndo } from '../offerUndo.ts'
import { useRoundView } from '../roundContext.ts'

/** Merges cards as one step, tells so, and offers to take it back. */
export function useMerge(): (merges: readonly SameName[], told: string) => void {
  const { outer } = useRoundView()
  return (merges, told) => {
    outer.undo.stop()
    try {
      outer.run(mergeCards, { merges, fresh: newTieId() })
      offerUndo(outer.undo, told)
    } catch (error) {
      notify({ text: problemText(error) })
    } finally {
      outer.undo.stop()
    }
  }
}
