const yes = new Set(
  'yes y true 1 x ✓ ✔ ja wahr oui vrai si sí verdadero vero sim verdadeiro waar tak prawda ☑ ☒'.split(' '),
)
const no = new Set('no n false 0 nein falsch non faux falso não nao nee onwaar nie fałsz ☐ □'.split(' '))

/** Yes or no, in the words, marks and languages of lists; nothing for any other word. */
export function readFlag(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}
