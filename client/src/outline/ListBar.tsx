import { Move } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { SelectionBar } from '../panels/selection/SelectionBar.tsx'
import { useCanWrite } from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { actionNamed } from '../tools/actions.ts'

/** The bar of the ticked cards. Where there is no map to tap, the dialog says where they go. */
export function ListBar(): ReactElement {
  const context = useActionContext()
  const canPlace = useCanWrite('place')
  const moveTo = actionNamed('moveTo')
  return (
    <SelectionBar>
      {canPlace && (
        <Button className="button" data-look="primary" onPress={() => moveTo.perform(context)}>
          <Move size={18} strokeWidth={1.75} aria-hidden />
          {moveTo.label}
        </Button>
      )}
    </SelectionBar>
  )
}
