export const axes = ['influence', 'interest'] as const
export type Axis = (typeof axes)[number]

/** What is set of a card so far. One number alone is not a place; it waits here for the other. */
export type Half = { readonly [K in Axis]?: number }

/** The axis that was not set although the other was. */
export function missingOf(half: Half): Axis | undefined {
  const missing = axes.filter((axis) => half[axis] === undefined)
  return missing.length === 1 ? missing[0] : undefined
}
