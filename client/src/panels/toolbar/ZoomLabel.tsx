import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { useActionContext } from '../../tools/actionContext.ts'
import { actionNamed } from '../../tools/actions.ts'

/** How near one looks, in per cent; pressing it goes to 100 %. */
export function ZoomLabel() {
  const context = useActionContext()
  const { camera } = context
  // The camera moves on every frame of a pan; only a new whole number draws this again.
  const percent = useSyncExternalStore(camera.subscribe, () => Math.round(camera.get().zoom * 100))
  const reset = actionNamed('zoomReset')
  return (
    <Button
      className="button toolbar-zoom"
      data-look="plain"
      aria-label={`${percent} %. ${reset.label}`}
      onPress={() => reset.perform(context)}
    >
      {percent} %
    </Button>
  )
}
