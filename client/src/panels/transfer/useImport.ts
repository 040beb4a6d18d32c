import type { Given } from '@commonground/shared/imports/sheet'
import { useEffect, useState } from 'react'
import { useBoard, useSession, useStore } from '../../state/hooks.ts'
import { createStore } from '../../state/store.ts'
import { createImportReader } from './importReader.ts'
import { createPreviews, type Preview, type Previews } from './previews.ts'
import type { Choices } from './readImport.ts'

const nothing = createStore<Preview>({ shown: undefined, isStale: true })

export interface ImportState extends Preview {
  readonly whenSettled: Previews['whenSettled'] | undefined
}

/** The changes that a list would make to the board as it is now. */
export function useImport(given: Given | undefined, choices: Choices): ImportState {
  const board = useBoard()
  const { role } = useSession()
  const [previews, setPreviews] = useState<Previews>()
  useEffect(() => {
    const made = createPreviews(createImportReader(makeWorker))
    setPreviews(made)
    return made.close
  }, [])
  useEffect(() => {
    if (given) previews?.ask({ given, board, role, choices })
  }, [previews, given, board, role, choices])
  return { ...useStore(previews ?? nothing), whenSettled: previews?.whenSettled }
}

function makeWorker(): Worker {
  return new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' })
}
