import { words } from '@commonground/shared/words/words'

/** What a second board is called: the copy of a copy counts on instead of saying so twice. */
export function copyTitle(title: string, taken: readonly string[]): string {
  const first = title.replace(/( \(copy( \d+)?\))+$/, '')
  const numbers = taken.map((_, at) => at + 1)
  const free = [...numbers, taken.length + 1].find(
    (number) => !taken.includes(words.pages.library.copyOf(first, number)),
  )
  return words.pages.library.copyOf(first, free ?? 1)
}
