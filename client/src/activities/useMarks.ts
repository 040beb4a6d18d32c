import { useEffect } from 'react'
import { useActionContext } from '../tools/actionContext.ts'
import type { MapMarks } from '../tools/marks.ts'

/** Shows marks on the map as long as the component that asks is there. */
export function useMarks(marks: MapMarks | undefined): void {
  const { marks: store } = useActionContext()
  useEffect(() => {
    store.set(marks)
    return () => store.set(undefined)
  }, [store, marks])
}
