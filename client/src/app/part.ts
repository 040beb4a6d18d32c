import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

type Load = () => Promise<unknown>

const parts: Load[] = []

/** A part of the page whose code comes when it is shown, or soon after a board opened: see `loadPartsSoon`. */
export function part<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  const patient = (): Promise<ComponentType<Props>> => loadPatiently(load)
  parts.push(patient)
  return lazy(async () => ({ default: await patient() }))
}

/** The page shows its first board before anything else may use the line. */
const quietMs = 2000

/**
 * Fetches the code of all parts, one after the other, so that nothing opened later needs a server that is gone by
 * then. Returns its stop.
 */
export function loadPartsSoon(): () => void {
  const stopped = new AbortController()
  const timer = setTimeout(() => void loadParts(stopped.signal), quietMs)
  return () => {
    clearTimeout(timer)
    stopped.abort()
  }
}

async function loadParts(stopped: AbortSignal): Promise<void> {
  for (const load of parts) {
    if (stopped.aborted) return
    // A part that is gone for good says so where it is shown.
    await load().catch(() => undefined)
  }
}

const retryMs = 2000
/** A server that answers and does not have the file has a newer build. */
const mostRefusals = 3

/**
 * Waits for the line to come back rather than break the page over code that cannot be fetched now.
 *
 * @throws what the load throws while the server answers: loading the page again is the only way then.
 */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  let refusals = 0
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (await isServerThere()) refusals += 1
      if (refusals === mostRefusals) throw error
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
