/** A change of one stretch of a text: from `start`, `removed` letters give way to `added`. */
interface Change {
  readonly start: number
  readonly removed: number
  readonly added: string
}

/**
 * Puts a person's own typing, not yet written, on top of what others wrote meanwhile.
 *
 * @param base the text both started from.
 * @returns the text with both, and where a caret that stood at `caret` in `mine` stands now.
 */
export function mergeText(
  base: string,
  mine: string,
  theirs: string,
  caret: number,
): { readonly text: string; readonly caret: number } {
  if (mine === theirs) return { text: mine, caret }
  const own = changeBetween(base, mine)
  const other = changeBetween(base, theirs)
  const isAfter = other.start >= own.start + own.removed
  if (isAfter || other.start + other.removed <= own.start) {
    const shift = isAfter ? 0 : growth(other)
    const isWithin = caret >= own.start && caret <= own.start + own.added.length
    return {
      text: applied({ ...own, start: own.start + shift }, theirs),
      caret: isWithin ? caret + shift : beside(own, other, caret),
    }
  }
  // Both changed the same letters: theirs stand, and what was typed here follows them.
  const start = other.start + other.added.length
  return {
    text: applied({ start, removed: 0, added: own.added }, theirs),
    caret: start + Math.max(0, Math.min(own.added.length, caret - own.start)),
  }
}

/** The position of a caret outside one's own change, once the other change is made too. */
function beside(own: Change, other: Change, caret: number): number {
  if (caret < own.start) return through(other, caret)
  return through(other, caret - growth(own)) + growth(own)
}

/** A position of the text before a change in the text after it; one inside what was removed stands behind it. */
function through(change: Change, position: number): number {
  const { start, removed, added } = change
  if (position <= start) return position
  return position < start + removed ? start + added.length : position + growth(change)
}

const growth = ({ added, removed }: Change): number => added.length - removed

/** The smallest single stretch in which two texts differ. */
function changeBetween(before: string, after: string): Change {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return { start, removed: before.length - start - end, added: after.slice(start, after.length - end) }
}

function applied({ start, removed, added }: Change, text: string): string {
  return text.slice(0, start) + added + text.slice(start + removed)
}
