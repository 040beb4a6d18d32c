const changes = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)

/** What is truthfully said about a person's changes. “Saved” means: on the server's disk. */
export const savedWords = {
  label: 'Saved state',
  opening: 'Opening…',
  saved: 'Saved',
  savedAt: (time: string) => `Everything you did is on the server, last at ${time}.`,
  savedAll: 'Everything you did is on the server.',
  saving: 'Saving…',
  savingAbout: 'Your last change is on its way to the server.',
  notSavedYet: 'Not saved yet',
  notSavedYetAbout:
    'The server has not confirmed your last changes. They are kept on this device and sent again.',
  slower: 'Saved – slower line',
  slowerViewing: 'Viewing only – slower line',
  slowerAbout:
    'Live over a slower line: this network stops the faster one. What others do shows a little later.',
  offline: 'Offline',
  offlineChanges: (count: number) => `Offline – ${changes(count)} kept on this device`,
  /** Beside what is true of the rest. */
  notAccepted: (count: number) => `${changes(count)} not accepted`,
  notTaken: 'Last answers do not count',
  away: 'No connection',
  awayChanges: (count: number) => `No connection – ${changes(count)} kept on this device`,
  blocked: 'Not live',
  blockedChanges: (count: number) => `Not live – ${changes(count)} kept on this device`,
  onlyHere: 'Only in this tab – do not close it',
  ended: 'Ended',
  readOnly: 'Viewing only',
  short: { notSavedYet: 'Not saved', offline: 'Offline', onlyHere: 'Do not close' },
  banner: {
    offline:
      'You are offline. Go on working: changes are kept on this device and sent when the connection is back.',
    offlineChanges: (count: number) =>
      `You are offline. ${changes(count)} ${count === 1 ? 'is' : 'are'} kept on this device and sent when the connection is back.`,
    /** Begins with why there is no live connection. */
    answersWait: (why: string) =>
      `${why} Your last answers wait in this tab and are sent when the connection is back: keep it open.`,
    answersPass:
      'This network stops the live connection; ask whoever runs it. Your answers in this round reach the server all the same.',
    keepsNothing: (why: string) =>
      `${why} This browser keeps nothing at present: what you change stands only in this tab. Keep it open.`,
    why: {
      offline: 'You are offline.',
      away: 'No answer from the server.',
      blocked: 'This network stops the live connection; ask whoever runs it.',
    },
    offlineViewing: 'You are offline. The board is as you last saw it.',
    notTaken: 'Your last answers were not taken and do not count. You can still read them here.',
    away: 'No answer from the server. Go on working: changes are kept on this device and sent when it answers.',
    awayChanges: (count: number) =>
      `No answer from the server. ${changes(count)} ${count === 1 ? 'is' : 'are'} kept on this device and sent when it answers.`,
    awayViewing: 'No answer from the server. The board is as you last saw it.',
    blocked:
      'This network stops the live connection; ask whoever runs it. The board is read every few seconds, and your changes are kept on this device.',
    blockedChanges: (count: number) =>
      `This network stops the live connection; ask whoever runs it. The board is read every few seconds; ${changes(count)} of yours ${count === 1 ? 'is' : 'are'} kept on this device until then.`,
    blockedViewing:
      'This network stops the live connection; ask whoever runs it. The board is read every few seconds.',
    notSavedYet:
      'Your last changes are not on the server yet. They are kept on this device; keep this page open.',
    onlyHere: (count: number) =>
      `Do not close this tab: it holds the only copy of ${changes(count)}. This browser let nothing be kept on the device.`,
    trouble: {
      'disk-full': 'Not saved: the server’s disk is full. Tell whoever runs it; your changes wait here.',
      'read-only':
        'Not saved: the server may not write to its disk. Tell whoever runs it; your changes wait here.',
      'storage-error':
        'Not saved: the server has trouble with its disk. Tell whoever runs it; your changes wait here.',
    },
    full: 'This board is full: nothing can be added. A facilitator can make room.',
    fullForUs:
      'This board is full: participants can add nothing. Delete for good what was removed, to make room.',
    showSettings: 'Settings',
    freezing: 'The board is about to be frozen. Finish the move you are making.',
    closed: 'The workshop is closed. Its result is on one page.',
    showResult: 'Result page',
    frozen: 'A facilitator has frozen the board. You can look, but not change it.',
    frozenByUs: 'The board is frozen: only facilitators can change it.',
    unfreeze: 'Let everyone change it',
    viewer: 'You are looking on. Ask a facilitator for the participants’ link to take part.',
    recovered: (when: string) =>
      `Part of this board could not be read on ${when}. It opened as it last was in order.`,
    setAside: (count: number) =>
      count === 1
        ? '1 record could not be read and is not shown. It stays in the board.'
        : `${count} records could not be read and are not shown. They stay in the board.`,
    reload: 'Load the page again',
    drafts: (count: number) => `${changes(count)} ${count === 1 ? 'was' : 'were'} not accepted.`,
    showDrafts: 'Show',
    dismiss: 'Hide this',
  },
  unread: 'The board has not been read yet. It shows here as soon as the server answers.',
  wentBack:
    'The server was put back to an earlier copy, and this board with it. What you had not sent by then is kept under “Not accepted”.',
  messages: 'Messages about this board',
} as const
