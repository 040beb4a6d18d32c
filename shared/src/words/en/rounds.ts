const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
const cards = (count: number): string => (count === 1 ? '1 card' : `${count} cards`)
const dots = (count: number): string => (count === 1 ? '1 dot' : `${count} dots`)
const have = (count: number): string => (count === 1 ? 'has' : 'have')
const did = {
  blindPlacing: 'finished',
  dotVote: 'given dots',
  silentListing: 'said that they are done',
  fairness: 'answered',
} as const

/** The rounds in which everybody answers alone, and what they show at their end. */
export const roundsWords = {
  kinds: {
    blindPlacing: 'Place alone',
    dotVote: 'Dot vote',
    silentListing: 'List alone',
    fairness: 'Did this feel fair?',
  },
  again: (card: string) => `Place again: ${card}`,
  alone: 'Nobody sees your answer before the reveal, and never with your name.',
  /** How far people are: one number for each kind, in the line over the bar and in every question. */
  progress: {
    of: (kind: keyof typeof did, count: number, of: number) =>
      `${count} of ${of} ${have(count)} ${did[kind]}`,
    soFar: (kind: keyof typeof did, count: number) =>
      `${count === 0 ? 'Nobody' : people(count)} ${count < 2 ? 'has' : 'have'} ${did[kind]}.`,
    halves: (begun: number, half: number) =>
      `${begun} ${have(begun)} begun, ${half} ${half === 1 ? 'is' : 'are'} at least half through`,
    allDots: (done: number) => `${done} ${have(done)} given all their dots`,
    lists: (begun: number) => `${begun} ${have(begun)} begun a list`,
    moreThanHere: (answered: number, connected: number) =>
      `${answered} answered, ${connected} ${connected === 1 ? 'is' : 'are'} connected.`,
  },
  state: {
    opening: 'Reading what you answered before…',
    waiting:
      'Your last answers are not on the server yet. They wait in this tab and are sent again and again.',
    late: 'Your last answers came after the close and do not count. You can still read them here.',
    lateTold: 'Your last answers came after the close and do not count.',
    refused: 'Your answer was not taken.',
    noRoom: (count: number, areNames: boolean) =>
      areNames
        ? `Your list is full with what another window of yours holds: ${count} of the names here ${count === 1 ? 'does' : 'do'} not count yet.`
        : 'Another window of yours has given dots already: those that were too many here are back.',
    thanks: 'Thank you. Wait for the reveal.',
    closedListing: 'Thank you. The lists are closed and will soon be shown.',
  },
  viewer: 'A private round is under way. Its result is shown to those who work on the board.',
  viewerResult:
    'The room is looking at what it found. You see the map that may be shared, and nothing of anyone’s answers.',
  controls: {
    close: 'Close the round',
    reveal: 'Reveal',
    reopen: 'Open again',
    addTime: '2 more minutes',
    drop: 'Cancel the round…',
    dropTitle: 'Cancel this round?',
    dropAbout: 'All its answers are thrown away, for good.',
    dropDo: 'Throw away',
    keep: 'Keep it',
    joinIn: 'Answer as well',
    leave: 'Back to the overview',
    projector: 'Keep this page on the projector: it shows how far people are and nothing else.',
    fewTitle: (count: number) =>
      `Reveal ${count === 0 ? 'no answers' : `only ${count === 1 ? 'one answer' : `${count} answers`}`}?`,
    fewAbout:
      'With fewer than three answers people could guess who said what. Ask whether everybody agrees, or wait for more.',
    fewDo: 'Reveal anyway',
    cancel: 'Wait',
    opened: 'The round is open.',
    closed: 'The round is closed.',
    revealing: 'The round is closed. Answers on their way still count for two seconds, then all is shown.',
    revealed: 'The result is shown.',
    left: 'Closed, and not shown yet.',
    showBoard: 'Show the board',
    showResult: 'Show the result',
    showInStage: (title: string) => `Take everyone to “${title}” and show it`,
    showOnPage: 'Show it on the result page',
    showRound: 'Back to the round',
  },
  placing: {
    how: 'Place every card where you see it. Others do not see your places.',
    howAgain: 'Place it where you see it now. Others do not see your place.',
    count: (done: number, of: number) => `${done} of ${of}`,
    countLabel: (done: number, of: number) => `You have answered ${done} of ${of} cards`,
    allDone: 'Answered. You can change everything until the round closes.',
    dontKnow: 'I don’t know',
    unknown: 'Don’t know',
    unknownName: (card: string) => `I don’t know where ${card} belongs`,
    saidUnknown: (count: number) => (count === 1 ? 'Marked: don’t know.' : `${count} marked: don’t know.`),
    tookBack: 'No longer marked as don’t know.',
    previous: 'Previous',
    next: 'Next',
    nextOpen: 'Next open card',
    choose: 'Go to a card',
    card: (at: number, of: number) => `Card ${at} of ${of}`,
    notSet: 'not set',
    missing: (axis: string) => `${axis} is not set yet. Set it, or say that you don’t know.`,
    doneWait: 'Done. Wait here until the places are shown.',
    list: 'Your places',
    answered: 'answered',
    empty: 'The cards of this round are no longer on the board.',
  },
  listing: {
    title: 'List alone',
    ask: 'Which partners come to mind?',
    boardQuestion: 'The question of this board',
    name: 'Name of a partner',
    sector: 'Sector',
    noSector: 'No sector',
    add: 'Add',
    own: (count: number) => (count === 0 ? 'Nothing listed yet' : `You listed ${count}`),
    how: 'Type a name and press Enter, or paste a list.',
    edit: (name: string) => `Name of ${name}`,
    remove: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} is off your list.`,
    added: (name: string) => `${name} is on your list.`,
    full: 'Fifty are the most one person can list.',
    onBoard: (name: string) => `${name} is on the board already. List it again only if you mean another.`,
    twice: (name: string) => `${name} is on your list already.`,
    pasted: (added: number, known: number, left: number) =>
      [
        added === 1 ? '1 name is on your list.' : `${added} names are on your list.`,
        known === 0 ? '' : known === 1 ? '1 was there already.' : `${known} were there already.`,
        left === 0 ? '' : `${left} did not fit: fifty are the most one person can list.`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    done: 'I am done',
    isDone: 'You said that you are done. Your list can still change until the round closes.',
    notDone: 'Not done yet',
    toldDone: 'You are done.',
    toldNotDone: 'You are not done yet.',
    listed: 'What the room listed',
    asked: (question: string) => `The question was: ${question}`,
    result: (count: number, by: number) =>
      `${cards(count)} added by ${people(by)}. Equal names are one card.`,
    by: people,
    none: 'Nobody listed anything.',
    inTray: 'New ones wait in the tray until they are placed.',
  },
  alike: {
    title: 'Perhaps the same',
    about:
      'These names look alike. The one you keep gives the name and the place; the texts of both stay. It can be undone.',
    keep: 'Which one to keep',
    none: 'No names look alike.',
    why: {
      same: 'The same name twice',
      writing: 'The same but for accents, spaces or signs',
      abbreviation: 'Same name, one in short form',
      initials: 'One is the first letters of the other',
      order: 'Same words in another order',
      spelling: 'Spelled almost the same',
    },
    onMap: 'on the map',
    inTray: 'in the tray',
    merge: 'Merge',
    keepBoth: 'Keep both',
    mergeName: (a: string, b: string) => `Merge ${b} into ${a}`,
    keepName: (a: string, b: string) => `Keep both ${a} and ${b}`,
    mergeEqual: (count: number) =>
      count === 1 ? 'Merge the one equal name' : `Merge all ${count} equal names`,
    merged: (name: string) => `Merged into ${name}.`,
  },
  doubled: {
    title: 'Names that stand twice',
    found: (count: number) => `${cards(count)} ${have(count)} the same name as another.`,
    forFacilitators: (count: number) =>
      `${cards(count)} ${have(count)} the same name as another. A facilitator can merge them.`,
    merge: 'Merge equal names',
    merged: (count: number) => `${cards(count)} merged into another of the same name.`,
    keep: 'Keep them all',
  },
  takenOff: (count: number) =>
    count === 1
      ? 'One person who had answered was taken off the board: their answers are not in it.'
      : `${count} people who had answered were taken off the board: their answers are not in it.`,
  reveal: {
    title: 'What the room thinks',
    people: (count: number) => (count === 0 ? 'Nobody answered.' : `${people(count)} answered.`),
    loading: 'The result is on its way…',
    few: (count: number) =>
      `${people(count)} answered. Under five answers nothing can be said of the spread, and one person moves every number: take this as a start for talking.`,
    step: {
      centres: { name: 'Middles', about: 'Each card stands in the middle of all its places.' },
      spread: { name: 'Spread', about: 'The wider the ring, the further apart people placed the card.' },
      dots: { name: 'Places', about: 'Each dot is one person’s place, without a name. Yours are ringed.' },
      list: { name: 'Talk about these first', about: 'Where a different view would change the plan.' },
    },
    undrawn:
      'No card has the three places from which on anything is drawn: with fewer one could guess whose they are.',
    stepShort: { centres: 'Middles', spread: 'Spread', dots: 'Places', list: 'Talk list' },
    steps: 'What is shown',
    nextStep: (name: string) => `Show next: ${name}`,
    wait: 'The facilitator shows the next step.',
    heat: 'Heat view',
    heatAbout: 'The darker, the more places.',
    shape: {
      agreed: 'quadrant agreed',
      camps: 'two camps',
      scattered: 'mixed views',
      nobodyKnows: 'nobody knows',
      few: 'too few to say',
      none: 'not placed',
    },
    shapeAbout: {
      agreed: 'At least four in five see it in the same quadrant, near to each other or not.',
      camps: 'Exactly two quadrants have at least a third of five or more places each: two different plans.',
      scattered: 'More than one in five place it outside the main quadrant, without there being two sides.',
      nobodyKnows:
        'A third or more do not know, of under five people more than half: find out instead of debating.',
      few: 'Fewer than three people placed it: nothing is shown, as it would be theirs.',
      none: 'Nobody said anything of this card.',
    },
    band: {
      close: 'places close together',
      mixed: 'places some way apart',
      wide: 'places far apart',
      few: 'too few places to say',
    },
    measures: {
      title: 'What the numbers mean',
      centre: 'Middle: half of the people placed it higher, half lower, and the same from left to right.',
      spread:
        'Spread: how far the places lie from their average, in points of the grid. Under 14 is close together, 21 or more is far apart; under five places nothing is said.',
      otherPlan:
        'Other plan: the share of people who see it outside the quadrant most people chose; from five places on.',
      order:
        'Order: first where most people would plan differently, counted up to double for influential cards; then the wider spread; then what nobody knows, then what too few answered; cards with an agreed quadrant last.',
      gap: 'Sector gap: the greatest distance between the middles of two sectors. A sector is shown only with five or more people who were let in from the lobby and connected when the round began; every place beside it is then shown to the nearest 5 points.',
    },
    columns: {
      card: 'Card',
      shape: 'In words',
      influence: 'Influence',
      interest: 'Interest',
      spread: 'Spread',
      otherPlan: 'Other plan',
      placed: 'Placed',
      unknown: 'Don’t know',
      gap: 'Sector gap',
    },
    percent: (share: number) => `${Math.round(share * 100)} %`,
    none: '–',
    table: 'All numbers',
    tableTitle: 'All numbers of the round',
    sortBy: (column: string) => `Sort by ${column}`,
    list: 'Talk about these first',
    allAgreed: 'No card divides the room: everybody would plan alike.',
    rest: (count: number) => `${cards(count)} with no need to talk`,
    unanswered: (count: number) => `${cards(count)} nobody placed`,
    again: 'placed again',
    placed: (placed: number, unknown: number) =>
      unknown === 0
        ? `${placed} placed it`
        : `${placed} placed it, ${unknown} ${unknown === 1 ? 'does' : 'do'} not know`,
    otherPlan: (share: number) => `${Math.round(share * 100)} % would plan differently`,
    quadrantsOf: (placed: number, quadrants: number) => `${people(placed)}, ${quadrants} quadrants`,
    look: (card: string) => `Look at ${card} alone`,
    all: 'Back to all cards',
    quadrants: 'Places by quadrant',
    sectors: 'Middle of each sector',
    sectorView: (sector: string, raters: number, influence: number, interest: number) =>
      `${sector} (${raters}): influence ${influence}, interest ${interest}`,
    gap: (points: number) => `The furthest two sectors are ${Math.round(points)} points apart.`,
    likeEarlier:
      'Few places differ from before: at most the middle is shown, as anything more would say whose they are.',
    hidden:
      'Some sectors are not shown: fewer than five of their people had been let in from the lobby when the round began.',
    noSectors:
      'No sector can be shown: it takes five of its people, let in from the lobby and connected when the round began.',
    middle: (influence: number, interest: number) => `Middle: influence ${influence}, interest ${interest}`,
    spread: (points: number, band: string) => `Spread ${Math.round(points)}: ${band}`,
    apply: 'Use the middles on the board',
    applyAbout: 'Every card of this round moves to its middle. One undo takes it back.',
    applied: (count: number) => `${cards(count)} moved to the middle of all places.`,
    applyOne: 'Use this middle on the board',
    crowded: (count: number, quadrant: string) =>
      `${cards(count)} stand in “${quadrant}”, more than a third. Perhaps move a line, or pick out the few that matter most.`,
  },
  talk: {
    title: (card: string) => `Talking about ${card}`,
    open: 'Talk about it',
    openName: (card: string) => `Talk about ${card} with everybody`,
    end: 'Back to the list',
    oneEach: 'Ask one voice from each side to say why.',
    findOut: 'Nobody needs to guess: agree who finds out.',
    before: 'Before',
    after: 'After',
    change: (from: number, to: number) =>
      from === to
        ? 'The spread stayed the same.'
        : `Spread ${Math.round(from)} before, ${Math.round(to)} after.`,
    again: 'Place it again, alone',
    agreed: 'Agreed',
    differ: 'Agree to differ',
    reopen: 'Not settled after all',
    outcome: { agreed: 'agreed after talking', differ: 'agreed to differ' },
    settled: { agreed: 'Settled: agreed.', differ: 'Settled: agree to differ.' },
    reason: 'Why it stands here',
    reasons: [
      'Money',
      'Decides the rules',
      'Runs services',
      'Knows the people',
      'Has people’s ear',
      'No say here',
    ],
    reasonName: (reason: string) => `Reason: ${reason}`,
    note: 'Minority note',
    noteHint:
      'What those who see it differently want kept. Differing is a proper end: keep both views and go on.',
  },
  vote: {
    left: (left: number) => (left === 0 ? 'All dots given' : `${dots(left)} left`),
    how: (count: number, most: number) =>
      most >= count
        ? `Give ${dots(count)} to what matters most.`
        : `Give ${dots(count)} to what matters most, at most ${most} to one card.`,
    list: 'Cards to vote on',
    more: (card: string) => `One dot more for ${card}`,
    less: (card: string) => `One dot less for ${card}`,
    given: (card: string, count: number) => `${card}: ${dots(count)}`,
    now: (count: number, left: number) => `${dots(count)} here, ${left} left.`,
    result: 'Result of the vote',
    people: (count: number) => (count === 0 ? 'Nobody gave a dot.' : `${people(count)} gave dots.`),
    dots,
    from: (count: number) => `from ${people(count)}`,
    tie: 'tie',
    rank: (rank: number) => `${rank}.`,
    none: (count: number) => `${cards(count)} without a dot`,
    said: (count: number, first?: string) =>
      `Result of the vote: ${count === 0 ? 'nobody gave a dot' : `${people(count)} gave dots`}.${first ? ` First: ${first}.` : ''}`,
  },
  fairness: {
    question: 'Did this workshop feel fair to you?',
    scale: {
      1: 'not at all',
      2: 'rather not',
      3: 'in part',
      4: 'mostly',
      5: 'fully',
    },
    score: (score: number, word: string) => `${score}, ${word}`,
    thanks: 'Thank you. You can change your answer until the round closes.',
    mean: (mean: number) => `${mean.toFixed(1)} of 5`,
    people: (count: number) => (count === 0 ? 'Nobody answered.' : `${people(count)} answered.`),
    bar: (score: number, count: number) => `${score}: ${people(count)}`,
  },
  setup: {
    open: 'Open the round',
    cancel: 'Not now',
    minutes: 'Minutes',
    minutesHint: '0 leaves the clock as it is.',
    which: 'Which cards',
    scope: {
      all: 'All cards',
      unplaced: 'Cards without a place',
      priorities: 'Priorities: influential and not strong',
      workTogether: '',
      keepSatisfied: '',
      support: '',
      keepInView: '',
      chosen: 'Chosen cards',
    },
    choose: 'Cards of this round',
    count: (count: number) => (count === 0 ? 'No card is in it.' : `${cards(count)} in it.`),
    dots: 'Dots for each person',
    most: 'Most dots on one card',
    prompt: 'Question',
    promptHint: 'For example: who works on this? Left empty, people read the question of the board.',
    about: {
      blindPlacing: 'Everybody places the same cards alone. You see how far people are, never where.',
      dotVote: 'Everybody gives dots alone. The result shows when you reveal it.',
      silentListing: 'Everybody lists partners alone. They become cards when you reveal them.',
      fairness: 'Everybody answers once, from 1 to 5. Only the average and the counts are shown.',
    },
    busy: 'Another round is under way. Reveal or cancel it first.',
  },
} as const
