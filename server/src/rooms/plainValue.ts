export const maxDepth = 8
const maxTextUnits = 100_000

/** True for a key that reaches a prototype when a careless reader writes it into an object. */
export function isUnsafeKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype'
}

/** True for a value a field can hold: plain data, not deep, no unsafe keys. */
export function isPlainValue(value: unknown, depth = 0): boolean {
  if (depth > maxDepth) return false
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number')
    return true
  if (typeof value === 'string') return value.length <= maxTextUnits
  if (Array.isArray(value)) return value.every((part) => isPlainValue(part, depth + 1))
  // A key __proto__ does not show as a key once decoded: it has become the prototype.
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.entries(value).every(([key, part]) => !isUnsafeKey(key) && isPlainValue(part, depth + 1))
}
