import { activityKinds } from '@commonground/shared/activities/activities'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { reached, soFar } from './howFar.ts'

const progress = { begun: 2, half: 2, done: 0 }

test('W17 the bar, its line and the question tell one number: who finished placing or listing, else who began', () => {
  const told = activityKinds.map((kind) => {
    const count = reached({ kind, progress })
    return [kind, words.rounds.progress.of(kind, count, 5), soFar({ kind, progress })]
  })
  expect(told.toSorted()).toEqual([
    ['blindPlacing', '0 of 5 have finished', 'Nobody has finished.'],
    ['dotVote', '2 of 5 have given dots', '2 people have given dots.'],
    ['fairness', '2 of 5 have answered', '2 people have answered.'],
    ['silentListing', '0 of 5 have said that they are done', 'Nobody has said that they are done.'],
  ])
  expect(words.rounds.progress.soFar('dotVote', 1)).toBe('1 person has given dots.')
})
