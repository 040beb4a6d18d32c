/** The words of a name, whatever stands between and around them: a mark that belongs to a letter stays with it. */
export function lettersOf(name: string): readonly string[] {
  return name.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
}

/**
 * The first letter or digit of a word as it stands in initials: large, where its script has large letters that people
 * write in the middle of nothing else. Georgian has them for headlines alone, and few fonts show them.
 */
export function initialOf(word: string): string {
  const [first = ''] = word.match(/^[\p{L}\p{N}]\p{M}*/u) ?? []
  const large = /^\p{Script=Georgian}/u.test(first) ? first : first.toUpperCase()
  return [...large.normalize('NFC')].length > [...first].length ? first : large
}
