import type { ErrorCode } from '../../base/boardError.ts'
import type { CloseCode, RefusalCode } from '../../protocol/messages.ts'

// One answer to all of these: who has no business with a board is not told whether there is one.
const absent =
  'There is no such board, or you have not joined it. It may also be in the trash: ask whoever runs it.'

/** What a person reads when something was refused: what happened, and what to do. */
export const problemWords = {
  errors: {
    'board-missing': absent,
    'card-missing': 'Someone removed this card meanwhile.',
    'tie-missing': 'Someone removed this tie meanwhile.',
    'plan-line-missing': 'Someone removed this plan line meanwhile.',
    'card-locked': 'A facilitator locked this card.',
    'bad-request': 'The server could not read that request.',
    'bad-key': 'This link does not open the board. Ask the facilitator for a new one.',
    'creation-closed': 'This server makes new boards only with its key.',
    'code-unknown':
      'That code opens nothing now. Check it, letter by letter, or ask whether it is still shown.',
    'csv-empty': 'There are no rows in it.',
    'csv-no-name-column': 'No column holds names. Choose which one does.',
    'csv-not-text': 'This file is not a list. Save it as XLSX or CSV and try again.',
    'csv-too-large': 'This file is larger than 5 MB.',
    'csv-too-many-cells': 'The merged cells of this table make it too large. Unmerge them and try that.',
    'csv-too-many-rows': 'There are more than 20,000 rows.',
    'foreign-origin': 'This request came from another site.',
    forbidden: 'You may not do this here.',
    frozen: 'The facilitator has frozen the board.',
    invalid: 'That value cannot be kept.',
    'json-not-a-board': 'This file is not a Commonground board.',
    'join-first': 'Open the board by its link first.',
    limit: 'That was more than the server takes at once.',
    'memory-full':
      'The server has too little memory for this board at present. Try again later, or tell whoever runs it.',
    'moved-on': 'Another facilitator was quicker. Look at where the workshop is now.',
    'not-found': 'There is nothing here.',
    removed: 'This was removed.',
    'result-damaged':
      'What this round found is damaged on the disk of the server. Ask whoever runs it for a backup.',
    'round-closed': 'This round is closed: no more answers are taken.',
    'server-error': 'Something went wrong on the server. Try again.',
    'sheet-damaged':
      'This workbook is damaged. Open it in a spreadsheet, save it again as XLSX, and try that.',
    'sheet-encrypted': 'This workbook is locked with a password. Save a copy without one and try that.',
    'sheet-macro': 'This workbook holds macros, which are not opened here. Save it as XLSX and try that.',
    'sheet-old': 'This is a file of an older kind. Open it, save it as XLSX or CSV, and try that.',
    'sheet-other':
      'This kind of file cannot be read. Copy the table in it and paste it here, or save it as XLSX or CSV.',
    'sheet-unpacked-too-large':
      'This workbook is too large once it is unpacked. Copy the rows you need and paste them.',
    'storage-unavailable': 'The server cannot save at present.',
    'too-large': 'That is too large.',
    'too-many-attempts': 'Too many tries. Wait a minute.',
    'too-many-cards': 'A board holds at most 5,000 cards.',
    'unknown-format': 'This board cannot be saved in that format.',
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    'unsupported-type': 'The server does not take this kind of content here.',
    viewer: 'You are looking on: this link does not allow changes.',
    waiting: 'A facilitator has to let you in first.',
  } satisfies Record<ErrorCode, string>,
  refused: {
    frozen: 'The facilitator has frozen the board.',
    viewer: 'This link does not allow changes.',
    invalid: 'The server could not accept it.',
    limit: 'It was more than the server takes at once.',
  } satisfies Record<RefusalCode, string>,
  /** The same, where the rule says more than the code. */
  refusedRules: new Map([
    ['withdrawn', 'The board was closed to you before this was sent.'],
    ['stage', 'Its stage of the workshop was over before this was written.'],
    ['locked', 'A facilitator had locked a card that it moves or removes.'],
    [
      'removals',
      'It took off or wrote over more of what others made than one person may at once. A facilitator can do that.',
    ],
    ['board-full', 'The board is full. A facilitator can make room.'],
    ['too-many-ties', 'A board holds at most 25,000 ties, removed ones included.'],
    ['too-many-plan', 'A board holds at most 25,000 plan lines, removed ones included.'],
    ['destroyed', 'Its card was deleted for good before this was sent.'],
    ['earlier-copy', 'The server was put back to an earlier copy before this was sent.'],
    ['growth', 'It was more than one person may add to a board in so short a time.'],
    ['too-many-cards', 'A board holds at most 5,000 cards.'],
  ]),
  closed: {
    4400: 'The server could not read what this page sent. Reload the page.',
    4401: 'Open the board by its link to join.',
    4402: 'A facilitator has to let you in first.',
    4403: 'Your link was changed, or a facilitator took you off. Ask them for a new link, or join by the code they show.',
    4404: absent,
    4409: 'What you may do here has changed, or the board was read anew. Reload the page.',
    4410: 'The server was put back to an earlier copy. Reload the page.',
    4413: 'What this page sent was too large. Reload the page.',
    4422: 'The server could not accept what this page sent. Reload the page.',
    4503: 'The server is restarting.',
    4508: 'Your connection is slow; catching up.',
    4529: 'Too much at once; trying again.',
  } satisfies Record<CloseCode, string>,
} as const
