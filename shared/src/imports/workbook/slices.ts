const sliceLetters = 500_000

/** A long text in pieces that each end behind a mark, so that a pause fits between them. */
export function* slices(text: string, mark: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(mark, at + sliceLetters)
    const end = found === -1 ? text.length : found + mark.length
    yield text.slice(at, end)
    at = end
  }
}
