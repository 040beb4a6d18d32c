const maxDepth = 8
/** Letters, numbers and entries together: more than any field's value comes to. */
const maxWeight = 20_000

/** True for a key that reaches a prototype when a careless reader writes it into an object. */
const isUnsafeKey = (key: string): boolean =>
  key === '__proto__' || key === 'constructor' || key === 'prototype'

/** True for a value a field can hold: plain data, not deep, not large, no unsafe keys. */
export function isPlainValue(value: unknown): boolean {
  return weigh(value, 0) <= maxWeight
}

function weigh(value: unknown, depth: number): number {
  if (depth > maxDepth) return Number.POSITIVE_INFINITY
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return 1
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + 1 + weigh(part, depth + 1), 0)
  // A key __proto__ does not show as a key once decoded: it has become the prototype.
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return Number.POSITIVE_INFINITY
  return Object.entries(value).reduce(
    (sum, [key, part]) =>
      sum + (isUnsafeKey(key) ? Number.POSITIVE_INFINITY : key.length + weigh(part, depth + 1)),
    0,
  )
}
