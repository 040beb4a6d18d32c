/** Calls back this many times a second until the returned stop, catching up when it fell behind. */
export function every(perSecond: number, perform: () => void): () => void {
  const started = performance.now()
  let done = 0
  const timer = setInterval(
    () => {
      const due = Math.floor(((performance.now() - started) * perSecond) / 1000)
      for (; done < due; done += 1) perform()
    },
    Math.max(1, 1000 / perSecond / 4),
  )
  return () => clearInterval(timer)
}

/** Lets measured time pass. */
export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
