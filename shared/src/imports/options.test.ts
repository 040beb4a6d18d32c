import { expect, test } from 'vitest'
import { fold } from '../base/fold.ts'
import { optionOf } from './options.ts'
import { optionWords } from './optionWords.ts'

test.each([
  ['strong', 'goed gut bonne buena dobra buona boa god хорошая καλή green grün vert'],
  ['medium', 'fair redelijk regular średnia correcte amber gelb orange'],
  ['weak', 'poor slecht schlecht mauvaise mala słaba плохая red rot rood none brak keine'],
] as const)('T8 the words of a %s relationship are read in every language', (option, list) => {
  for (const word of list.split(' ')) expect([word, optionOf('relationship', word)]).toEqual([word, option])
})

test.each([
  ['plutôt opposé', 'blocker'],
  ['rather opposed', 'blocker'],
  ['eher dagegen', 'critic'],
  ['más bien a favor', 'supporter'],
  ['vrij kritisch', 'critic'],
  ['raczej przychylny', 'supporter'],
  ['rather', undefined],
  ['rather tall', undefined],
])('T8 the attitude %s is read without the word that softens it', (word, option) => {
  expect(optionOf('attitude', word)).toBe(option)
})

test.each(Object.entries(optionWords))('T8 no word for one %s stands for another', (_, options) => {
  const meanings = new Map<string, Set<string>>()
  for (const [option, list] of Object.entries(options)) {
    for (const word of list.split(',')) {
      const key = fold(word)
      meanings.set(key, (meanings.get(key) ?? new Set()).add(option))
    }
  }
  expect([...meanings].filter(([, found]) => found.size > 1)).toEqual([])
})
