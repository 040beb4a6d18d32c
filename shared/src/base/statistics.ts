/** The middle value, or the mean of the two middle ones. @throws Error when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('No values have no median')
  return (lower + upper) / 2
}

/** @throws Error when there is none. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error('No values have no mean')
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
