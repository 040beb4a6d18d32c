import { fold } from '../base/fold.ts'
import { type CardField, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { words } from '../words/words.ts'
import { hedges, optionWords } from './optionWords.ts'

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.model.options

/** The option of a field that a person's word means: its key, its label or another word for it, in any case. */
export function optionOf(column: CardField, word: string): string | undefined {
  const sought = plain(word)
  return ownOption(column, sought) ?? otherOptions(column).get(sought) ?? hedgedOption(column, sought)
}

/** *Rather opposed* is read as *opposed*. */
function hedgedOption(column: CardField, word: string): string | undefined {
  const hedge = hedges.find((start) => word.startsWith(`${start} `))
  const rest = hedge && word.slice(hedge.length + 1)
  return rest ? (ownOption(column, rest) ?? otherOptions(column).get(rest)) : undefined
}

function ownOption(column: CardField, sought: string): string | undefined {
  const field: Field<unknown> = cardFields[column]
  return field.options?.find(
    (option) => plain(option) === sought || plain(labels[column]?.[option] ?? '') === sought,
  )
}

const plain = (word: string): string => fold(word.replace(/ß/g, 'ss').replace(/ł/g, 'l'))

const read = new Map<CardField, ReadonlyMap<string, string>>()

function otherOptions(column: CardField): ReadonlyMap<string, string> {
  const source = column === 'attitudeWanted' ? 'attitude' : column
  const there = read.get(source)
  if (there) return there
  const options = new Map(
    Object.entries(optionWords[source] ?? {}).flatMap(([option, list]) =>
      list.split(',').flatMap((word) => spellings(word).map((spelling) => [spelling, option] as const)),
    ),
  )
  read.set(source, options)
  return options
}

function spellings(word: string): readonly string[] {
  const folded = plain(word)
  return [folded, folded.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u')]
}
