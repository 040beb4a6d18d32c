/** One server-sent event. */
export interface ServerEvent {
  readonly id: number | undefined
  readonly kind: string
  readonly data: string
}

/**
 * Reads server-sent events as they come. Takes time in proportion to their length, however the bytes are cut.
 *
 * @param onBytes is called with every piece, also before the first event.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void,
): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let line: string[] = []
  let fields = new Map<string, string>()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      onBytes()
      const [first = '', ...others] = decoder.decode(value, { stream: true }).split('\n')
      line.push(first)
      for (const next of others) {
        const whole = line.join('')
        line = [next]
        if (whole !== '') {
          const colon = whole.indexOf(':')
          fields.set(whole.slice(0, colon), whole.slice(colon + 1).trim())
          continue
        }
        const event = eventOf(fields)
        fields = new Map()
        if (event) yield event
      }
    }
  } finally {
    // A caller that stops listening early must not leave the answer running.
    await reader.cancel().catch(() => undefined)
  }
}

function eventOf(fields: ReadonlyMap<string, string>): ServerEvent | undefined {
  const data = fields.get('data')
  if (data === undefined) return undefined
  const id = fields.get('id')
  return { id: id === undefined ? undefined : Number(id), kind: fields.get('event') ?? 'message', data }
}
