/** The socket is tried again after this; each time it stays away the pause doubles. */
const firstMs = 30_000
/** Where it has worked before, it was the server that was away: browsers delay sockets after many that failed. */
const soonMs = 500
const longestMs = 5 * 60_000
const waitMs = 8_000

export interface Rising {
  /** Looks now and then whether the socket works, until `stop`. */
  readonly start: (hasWorked: boolean) => void
  /** The network changed: looks at once. */
  readonly hurry: () => void
  readonly stop: () => void
}

/**
 * Tries a socket beside the slower line, and calls back when something came through it: a proxy may open one and let
 * nothing pass.
 *
 * @see SPEC R13
 */
export function createRising(open: () => WebSocket, onWorks: () => void): Rising {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = firstMs
  let socket: WebSocket | undefined

  const letGo = (): void => {
    clearTimeout(timer)
    const tried = socket
    socket = undefined
    if (!tried) return
    tried.onmessage = null
    tried.onclose = null
    // Ending one that is still opening is an error to some; nobody needs to hear of it.
    tried.onerror = () => {}
    tried.close()
  }
  const onFailed = (): void => {
    letGo()
    timer = setTimeout(look, pauseMs)
    pauseMs = Math.min(longestMs, pauseMs * 2)
  }
  const look = (): void => {
    letGo()
    socket = open()
    timer = setTimeout(onFailed, waitMs)
    socket.onclose = onFailed
    socket.onerror = () => {}
    socket.onmessage = () => {
      letGo()
      onWorks()
    }
  }
  let isOn = false
  return {
    start: (hasWorked) => {
      isOn = true
      pauseMs = firstMs
      clearTimeout(timer)
      timer = setTimeout(look, hasWorked ? soonMs : firstMs)
    },
    hurry: () => {
      if (isOn) look()
    },
    stop: () => {
      isOn = false
      letGo()
    },
  }
}
