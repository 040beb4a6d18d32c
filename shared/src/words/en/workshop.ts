const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
const finished = (count: number): string =>
  count === 0
    ? 'Nobody has finished.'
    : count === 1
      ? '1 person has finished.'
      : `${count} people have finished.`
const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`)

/** Running a workshop: its agenda, the bar above the board, getting in, and its end. */
export const workshopWords = {
  title: 'Workshop',
  notThisStage: 'Not in this stage of the workshop.',
  movedOn: 'Another facilitator has moved on already. This is where the workshop is now.',
  minutes,

  bar: {
    region: 'Workshop',
    where: (number: number, of: number) => `${number} of ${of}`,
    next: (title: string) => `Next: ${title}`,
    finish: 'End the workshop',
    back: 'Back one stage',
    note: 'My note',
    noteHint: 'Only facilitators see this.',
    agenda: 'Agenda',
    begin: 'Start the workshop',
    /** Moving on while a round is under way. */
    leaving: {
      close: {
        title: 'People are still placing',
        about: (done: number) => `${finished(done)} Moving on closes the round: nobody can place any more.`,
        perform: 'Close it and move on',
      },
      reveal: {
        title: 'The answers are not shown yet',
        about: (done: number) =>
          `${finished(done)} Moving on ends the round and shows everyone what it found.`,
        perform: 'Show them and move on',
      },
      show: {
        title: 'The answers are not shown yet',
        about: (done: number) =>
          `${finished(done)} What the round found is shown in this stage: look at it, then move on.`,
        perform: 'Show them',
      },
      middles: {
        title: 'The map is not what the room placed',
        about: (cards: number) =>
          cards === 1
            ? 'One card stands elsewhere on the board than where the room’s middle is.'
            : `${cards} cards stand elsewhere on the board than where the room’s middles are.`,
        perform: 'Use the middles and move on',
        leave: 'Leave the map as it is',
      },
      passed: (round: string) => `“${round}” was not started.`,
    },
    stay: 'Stay here',
  },

  time: {
    label: 'Time',
    left: (clock: string) => `${clock} left`,
    over: (clock: string) => `Time is over, by ${clock}`,
    paused: (clock: string) => `Paused with ${clock} left`,
    none: 'No timer',
    pause: 'Pause the timer',
    resume: 'Let the time run on',
    addOne: '+1 min',
    addOneLabel: 'Add 1 minute',
    addFive: 'Add 5 minutes',
    takeOne: 'Take 1 minute away',
    stop: 'Stop the timer',
    start: (count: number) => `Start ${minutes(count)}`,
    isOver: 'Time is over',
    said: {
      minute: 'One minute left.',
      half: '30 seconds left.',
      over: 'Time is over.',
    },
  },

  act: {
    showCode: 'Show the code',
    axes: 'Write the meanings',
    table: 'Open the table',
    plan: 'Open the plan',
    start: {
      silentListing: 'Ask the question',
      blindPlacing: 'Start the placing',
      dotVote: 'Start the vote',
      fairness: 'Ask the question',
    },
    /** Once the stage's round was shown. */
    again: {
      silentListing: 'Ask another question',
      blindPlacing: 'Place once more',
      dotVote: 'Vote once more',
      fairness: 'Ask the question',
    },
    /** Another round still waits to be shown. */
    left: {
      title: 'An earlier round is not shown yet',
      about: (kind: string) => `“${kind}” is shown first: its answers then belong to the result.`,
      perform: 'Show it and go on',
      cancel: 'Wait',
    },
    soon: 'Starts in a moment',
    close: 'Close the workshop…',
  },

  facilitate: {
    menu: 'Facilitate',
    code: 'Show the code',
    lobby: 'Let people in one by one',
    noLobby: 'Let people straight in',
    freeze: 'Freeze the board',
    unfreeze: 'Let everyone change it again',
    summon: 'Bring everyone here',
    hold: 'Keep everyone with me',
    release: 'Let everyone look freely',
    cursorsOff: 'Hide everyone’s pointer',
    cursorsOn: 'Show pointers again',
    laser: 'Laser pointer',
    agenda: 'Agenda…',
    close: 'Close the workshop…',
    stop: 'Stop without closing',
    result: 'Result page',
  },

  hands: {
    raise: 'Raise hand',
    lower: 'Lower hand',
    count: (count: number) => (count === 1 ? '1 hand is up' : `${count} hands are up`),
    title: 'Raised hands',
    lowerName: (name: string) => `Lower hand of ${name}`,
    lowerAll: 'Lower all',
    up: 'hand raised',
    raised: (name: string) => `${name} raised a hand.`,
    mine: 'Your hand is up.',
    lowered: 'Your hand is down.',
    gone: 'Someone who left',
  },

  lobby: {
    waiting: (count: number) => `${people(count)} waiting`,
    title: 'In the lobby',
    none: 'Nobody is waiting.',
    letIn: 'Let in',
    letInName: (name: string) => `Let in ${name}`,
    turnAway: 'Turn away',
    turnAwayName: (name: string) => `Turn away ${name}`,
    turnedAway: (name: string) => `${name} was turned away.`,
    letAllIn: 'Let all in',
    cameIn: (name: string) => `${name} is in.`,
    allIn: 'Everybody is in.',
    arrived: (count: number) => `${people(count)} ${count === 1 ? 'waits' : 'wait'} to come in.`,
    on: 'New people wait until you let them in.',
    off: 'New people come straight in.',
    pageTitle: 'Nearly there',
    pageAbout: 'A facilitator will let you in. Keep this page open: it goes on by itself.',
    pageWaiting: 'Waiting…',
    pageOffline: 'The server cannot be reached at present. This page keeps trying.',
    pageIn: 'You are in.',
    awayTitle: 'You were not let in',
    awayAbout: 'A facilitator turned the request away, or the board is gone. Ask them if it was a mistake.',
  },

  code: {
    title: 'Join this board',
    go: 'Go to',
    type: 'and type',
    orScan: 'or scan',
    qr: 'QR code that opens the join page with this code',
    open: 'The code works until you close it.',
    close: 'Close the code',
    keep: 'Keep it open',
    chip: (code: string) => `Code ${code} is open`,
    share: 'Short code',
    shareAbout: 'People type it at the address below. It works only while you keep it open.',
    letters: (code: string) => [...code].join(' '),
  },

  join: {
    title: 'Join a workshop',
    about: 'Type the code that the facilitator shows. No account is needed.',
    code: 'Code',
    name: 'Your name',
    join: 'Join',
    byCode: 'Join by code',
  },

  summon: {
    coming: (name: string, seconds: number) =>
      `${name} wants to show you something. Going there in ${seconds}…`,
    said: (name: string) => `${name} wants to show you something.`,
    saidSoon: (name: string) =>
      `${name} wants to show you something. Going there in 3 seconds. Escape to stay here.`,
    stay: 'Stay here',
    go: 'Go there',
    went: (name: string) => `You see what ${name} shows.`,
    stayed: 'You stayed where you were.',
    done: 'Everyone is brought here.',
    onMap: 'Open the grid first: people are brought to what you see on it.',
  },

  follow: {
    start: (name: string) => `Follow ${name}`,
    following: (name: string) => `Following ${name}`,
    held: (name: string) => `${name} leads: you see what they see`,
    stop: 'Stop following',
    again: 'Follow again',
    strayed: (name: string) => `${name} leads. You are looking elsewhere.`,
    stopped: 'You look freely again.',
    leading: 'Everyone sees what you see',
    noView: (name: string) => `${name} is not looking at the grid now.`,
  },

  agenda: {
    title: 'Agenda',
    choose: 'Start from',
    empty: 'No agenda yet. Start from one of these; you can change all of it.',
    own: 'An empty agenda',
    ownAbout: 'Begin with one stage and add your own.',
    total: (count: number) => `${minutes(count)} in all`,
    stages: 'Stages',
    now: 'now',
    add: 'Add a stage',
    edit: (title: string) => `Change ${title}`,
    up: (title: string) => `Move ${title} up`,
    down: (title: string) => `Move ${title} down`,
    remove: (title: string) => `Delete ${title}`,
    goTo: 'Go here',
    goToName: (title: string) => `Go here: ${title}`,
    moved: (title: string, number: number) => `${title} is now number ${number}.`,
    removed: (title: string) => `${title} was removed.`,
    undo: 'Undo',
    other: 'Start from another agenda',
    name: 'Title',
    kind: 'Kind',
    minutes: 'Minutes',
    minutesHint: '0 for no limit',
    prompt: 'What people do, in one sentence',
    note: 'Your own note',
    noteHint: 'Only facilitators see it.',
    tools: 'What people may do on the board',
    toolsHint: 'With none of these the board rests. Rounds have their own sheets and need none.',
    tool: { add: 'Add cards', place: 'Place cards', edit: 'Change and delete cards' },
    keys: 'Alt and the arrow keys move a stage.',
    replaceTitle: 'Start from another agenda?',
    replaceAbout: 'It takes the place of this one.',
    replaceDo: 'Replace it',
    cancel: 'Cancel',
    onlyFacilitators: 'A facilitator runs the workshop.',
  },

  close: {
    title: 'Close the workshop',
    about: 'The board stays open. What stands on it now is kept as a version.',
    version: 'Name of the version',
    versionName: (day: string) => `Workshop of ${day}`,
    review: 'Look again on',
    reviewHint: 'Leave it empty if you do not know yet.',
    fairness: 'Ask first whether it felt fair',
    do: 'Close and show the result',
    cancel: 'Not yet',
    done: 'The workshop is closed.',
    stopTitle: 'Stop the workshop?',
    stopAbout: 'The stages and the timer go away. Nothing on the board changes, and no version is kept.',
    stopDo: 'Stop it',
    /** Closing or stopping while a round is under way. */
    unshown: {
      title: 'The answers are not shown yet',
      about: (done: number) =>
        `${finished(done)} The round is ended and shown first: what it found then belongs to the result.`,
      perform: 'Show them and close',
      cancel: 'Wait',
    },
    stopRound: (done: number) =>
      `A round is under way. ${finished(done)} It is closed, and its answers stay hidden until a facilitator shows them or throws them away.`,
  },

  result: {
    title: 'Result',
    open: 'Result page',
    back: 'Back to the board',
    print: 'Print',
    copy: 'Copy the address',
    copied: 'Address copied. It opens for everyone who has joined this board.',
    notCopied: 'The browser did not allow copying.',
    shareSafe: 'This page leaves out what only participants see.',
    picture: (count: number) => `The map with ${count === 1 ? '1 card' : `${count} cards`}`,
    agreed: 'Agreed in the talk',
    differ: 'We agree to differ',
    reading: (quadrant: string, count: number) => `${people(count)} placed it in “${quadrant}”.`,
    minority: 'Minority note:',
    mapLabel: 'The map, larger than the page: scroll to see all of it',
    priorities: 'Where we start',
    votes: (dots: number, count: number) => `${dots === 1 ? '1 dot' : `${dots} dots`} from ${people(count)}`,
    tied: 'tied',
    noVotes: 'Nobody gave a dot.',
    fairness: 'Did it feel fair?',
    fairnessMean: (mean: string, count: number) => `${mean} of 5, from ${people(count)}`,
    fairnessFew: 'Too few answered to say.',
    review: 'We look again on',
    closed: (day: string) => `Workshop of ${day}`,
    kept: (name: string) => `Kept as version “${name}”`,
    none: 'No workshop was held on this board yet. Here is the map as it stands.',
    where: (influence: number, interest: number) => `influence ${influence}, interest ${interest}`,
    offline: 'Votes and answers could not be read: the server cannot be reached.',
  },

  said: {
    stage: (number: number, of: number, title: string, prompt: string) =>
      `Stage ${number} of ${of}: ${title}. ${prompt}`,
    ended: 'The workshop has ended.',
    closed: 'The workshop is closed.',
    held: (name: string) => `${name} leads: you see what they see.`,
    released: 'You look freely again.',
    paused: 'The timer is paused.',
    resumed: 'The timer runs again.',
  },
} as const
