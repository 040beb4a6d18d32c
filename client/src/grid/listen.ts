/** Listens until the returned function is called. */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  handle: (event: E) => void,
  options: AddEventListenerOptions = {},
): () => void {
  target.addEventListener(type, handle as EventListener, options)
  return () => target.removeEventListener(type, handle as EventListener, options)
}

/** Acts later, unless the returned function is called before. */
export function afterMs(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}
