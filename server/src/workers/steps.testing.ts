import { Session } from 'node:inspector'

/**
 * How often the parts of our code and of Yjs are run by some work: what V8 counts for coverage. It is the same on every
 * machine and under any load, as a time never is. Loops within the engine (a copy of a list) are one step.
 */
export interface StepCounter {
  readonly count: (work: () => unknown) => Promise<number>
  readonly close: () => void
}

export async function openStepCounter(): Promise<StepCounter> {
  const session = new Session()
  session.connect()
  const take = async (): Promise<number> => {
    const { result } = await ask(session, 'Profiler.takePreciseCoverage')
    const ours = result.filter(({ url }) => !url.startsWith('node:') && !url.includes('vitest'))
    return ours
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0)
  }
  await ask(session, 'Profiler.enable')
  await ask(session, 'Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    // Taking the counts sets them back.
    count: async (work) => {
      await take()
      await work()
      return take()
    },
    close: () => session.disconnect(),
  }
}

interface Coverage {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[]
  }[]
}

function ask(session: Session, method: string, params: object = {}): Promise<Coverage> {
  return new Promise((resolve, reject) => {
    session.post(method, params, (error, answer) =>
      error ? reject(error) : resolve({ result: [], ...answer }),
    )
  })
}
