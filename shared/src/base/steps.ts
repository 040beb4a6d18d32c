/** Work cut into steps, so that whoever runs it can let others go first between two of them. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** All steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** All steps, with a pause between each two. */
export async function finishPausing<Result>(
  steps: Steps<Result>,
  pause: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await pause()
  }
}
