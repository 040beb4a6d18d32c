import type { CardId } from '@commonground/shared/base/ids'
import type { ActionContext } from '../tools/actionContext.ts'

/** Opens the menu of a card, or of all chosen ones when it is among them. Once: a long press tells of itself twice. */
export function openMenu(
  { ui }: ActionContext,
  card: CardId,
  menuAt: { readonly xPx: number; readonly yPx: number },
): void {
  if (ui.get().menuAt) return
  if (!ui.get().selection.has(card)) ui.change({ selection: new Set([card]) })
  ui.change({ menuAt })
}
