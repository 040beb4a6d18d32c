import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { useCommand } from './useCommand.ts'

/** Opens the short code, if it is not open yet, and shows it large. */
export function useShowCode(): () => void {
  const ui = useUiStore()
  const { code } = useWorkshop()
  const send = useCommand()
  return () => {
    if (code) return ui.change({ sheet: 'code' })
    void send({ type: 'code', open: true }).then((isOpen) => isOpen && ui.change({ sheet: 'code' }))
  }
}
