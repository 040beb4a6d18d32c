/** What is said in each stage of a workshop, and the ready-made agendas. Facilitators change every word of it. */
export const agendaWords = {
  /** The name of a kind of stage, and what it says when a script does not say it otherwise. */
  stages: {
    join: {
      name: 'Join and frame',
      prompt: 'Say hello, and read the question at the top of the board together.',
      note: 'Show the code and wait for the last. Say what can change today and what cannot. We map organisations and roles, not people, in plain words.',
    },
    listing: {
      name: 'Silent listing',
      prompt: 'Write down every partner you can think of, each on your own.',
      note: 'Ask two or three questions, two minutes each: who works on this? Who meets the same people for another reason? Who has money or rules that matter? Then merge what is the same.',
    },
    missing: {
      name: 'Who is missing?',
      prompt: 'Look at the list. Who is not there, and who is only spoken for?',
      note: 'Go through the groups you want to hear. Ask for bodies that are small, new, far away or not public. Add a card for each gap, even without a name.',
    },
    axes: {
      name: 'Agree the axes',
      prompt: 'Agree in one line what influence means here, and what interest means.',
      note: 'Write both meanings into the settings. Place two partners everybody knows as examples, one high and one low.',
    },
    placing: {
      name: 'Blind placing',
      prompt: 'Place every partner where you see it. Nobody sees your places until all are shown together.',
      note: 'Silence helps here. “Don’t know” is a good answer. About 15 seconds each; you see how far people are, not where they place.',
    },
    reveal: {
      name: 'Reveal',
      prompt: 'Look for a minute without talking. What surprises you?',
      note: 'Middles first, then how far apart, then the dots, then the list. Let people look before anyone explains.',
    },
    talk: {
      name: 'Talk and place again',
      prompt: 'Tell each other why you placed it there. Then place it once more, alone.',
      note: 'Take the list from the top, three minutes each. One voice from each end; those affected speak first. Agreeing to differ is a good end: write down why.',
    },
    label: {
      name: 'Label relationships',
      prompt: 'How strong is our tie to each influential partner: strong, medium or weak?',
      note: 'Only the cards above the line. Whoever holds the contact says it. Influential and not strong is where the work is.',
    },
    choose: {
      name: 'Choose',
      prompt: 'Give your dots to the partners we should work on first.',
      note: 'Nobody sees the count before the end. Keep at least two places for people who are strongly affected and have little say.',
    },
    plan: {
      name: 'Plan',
      prompt: 'For each choice, say who does what first, and by when.',
      note: 'Every line needs a name and a date. Ask what can change and what cannot, how people will hear back, and who is left out when everything is online.',
    },
    close: {
      name: 'Close',
      prompt: 'One last tap: did this feel fair to you?',
      note: 'Ask the question, then close: it keeps a version and the day you look again. Say who sends the result, and when.',
    },
    free: {
      name: 'Open work',
      prompt: 'Work on the board together.',
      note: '',
    },
  },
  scripts: {
    full: { title: '90 minutes', about: 'The whole way: list, place blind, talk, choose and plan.' },
    short: {
      title: '45 minutes',
      about: 'For a list that is ready: place blind, talk about the most important, plan.',
    },
    visit: {
      title: 'Return after three months',
      about: 'Place again without looking at the old places, and see what has moved.',
    },
  },
  /** Where the return visit says it differently. */
  visit: {
    join: {
      name: 'Welcome back',
      prompt: 'What has changed since we last met?',
      note: 'Ask who is new, and who was here last time. Read out what was planned and what came of it.',
    },
    missing: {
      name: 'Who is new, who is gone?',
      prompt: 'Add partners that have come, and say which are no longer there.',
      note: 'Bodies are renamed and merged: edit the card rather than making a new one.',
    },
    placing: {
      name: 'Place again',
      prompt:
        'Place the partners where you see them today. The old places are hidden so that they do not lead you.',
      note: 'Fifteen cards are enough: those you chose last time, and those that may have moved.',
    },
    plan: {
      name: 'Update the plan',
      prompt: 'What is done, what is stuck, and what is next?',
      note: 'Close what is done before you add anything. Say who was told what came of it.',
    },
  },
} as const
