/** What the templates write on a new board, in words a facilitator can keep or change. */
export const templateWords = {
  fiveSteps: {
    influenceMeaning: 'How much they decide, or sway those who decide',
    interestMeaning: 'How much they care about this, and act on it',
    examples: [
      {
        name: 'Example: a body that decides',
        description:
          'Influence is high and the relationship is weak, so step 5 starts here. Remove this card when you have your own.',
        influence: 82,
        interest: 40,
        relationship: 'weak',
      },
      {
        name: 'Example: people it affects',
        description:
          'Little influence, much at stake: ask who speaks for them, and whether they can themselves. Remove this card when you have your own.',
        influence: 18,
        interest: 88,
        relationship: 'medium',
      },
      {
        name: 'Example: not placed yet',
        description:
          'Cards wait in the tray until someone places them. Drag this one to the map, then remove it.',
        relationship: 'unknown',
      },
    ],
  },
  childPoverty: {
    question:
      'Over the coming year, whose decisions can most change what low-income families here earn and what they have to spend?',
    influenceMeaning: 'How far they can change what families have coming in or going out',
    interestMeaning: 'How much they already do about it, or would',
  },
} as const
