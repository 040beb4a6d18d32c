import { isTooNew } from '@commonground/shared/document/open'
import { allowedTools } from '@commonground/shared/protocol/allowedTools'
import { may } from '@commonground/shared/protocol/policy'
import type { StageTool, WorkshopState } from '@commonground/shared/protocol/workshop'
import type * as Y from 'yjs'
import type { WritableStore } from '../state/store.ts'
import { serverNow } from './serverClock.ts'
import type { Session } from './session.ts'

interface WritingDeps extends Pick<Session, 'role' | 'saved'> {
  readonly workshop: WritableStore<WorkshopState>
  readonly doc: () => Y.Doc
}

/** Whether this person may write the board at present. */
export interface Writing {
  /** Nothing when they may. */
  readonly whyNot: (tool?: StageTool) => 'viewer' | 'frozen' | 'forbidden' | undefined
  readonly close: () => void
}

/** Everything that asks what may be done asks again when a rest takes hold. */
export function createWriting({ role, saved, workshop, doc }: WritingDeps): Writing {
  let resting: ReturnType<typeof setTimeout> | undefined
  const stop = workshop.subscribe(() => {
    clearTimeout(resting)
    const waitMs = (workshop.get().frozenFrom ?? 0) - serverNow()
    if (waitMs > 0) resting = setTimeout(() => workshop.set({ ...workshop.get() }), waitMs)
  })
  return {
    whyNot: (tool) => {
      if (!may(role, 'writeBoard')) return 'viewer'
      const tools = allowedTools(role, workshop.get(), serverNow())
      if (tool ? !tools.has(tool) : tools.size === 0) return 'frozen'
      return saved.get().kind === 'ended' || isTooNew(doc()) ? 'forbidden' : undefined
    },
    close: () => {
      stop()
      clearTimeout(resting)
    },
  }
}
