import { isScore, score } from '@commonground/shared/model/place'

/** A typed 0–100, with point or comma; `undefined` for an empty field, nothing valid for anything else. */
export function readNumber(text: string): { readonly value: number | undefined } | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return { value: undefined }
  const value = Number(trimmed)
  return isScore(value) ? { value: score(value) } : undefined
}
