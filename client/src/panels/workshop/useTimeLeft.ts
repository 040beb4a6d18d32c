import type { Timer } from '@commonground/shared/protocol/workshop'
import { timeLeftMs } from '@commonground/shared/protocol/workshop'
import { useEffect, useState } from 'react'
import { serverNow } from '../../session/serverClock.ts'
import { isPaused, msToNextSecond } from './timeLeft.ts'

/** The time left, looked at again whenever its shown second changes. */
export function useTimeLeft(timer: Timer): number {
  const [, look] = useState(0)
  const leftMs = timeLeftMs(timer, serverNow())
  useEffect(() => {
    if (isPaused(timer)) return
    let waiting: ReturnType<typeof setTimeout>
    const wait = (): void => {
      waiting = setTimeout(
        () => {
          look((count) => count + 1)
          wait()
        },
        // A little late rather than early: the second must have changed.
        msToNextSecond(timeLeftMs(timer, serverNow())) + 5,
      )
    }
    wait()
    return () => clearTimeout(waiting)
  }, [timer])
  return leftMs
}
