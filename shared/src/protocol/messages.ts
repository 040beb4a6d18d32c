/** First number of every socket message. 0–3 are y-websocket's own; 64 and up are ours, server to client only. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  workshop: 64,
  people: 65,
  saved: 66,
  refused: 67,
} as const

/** Second number of a sync message. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/** Close codes. 4400–4499: do not come back by yourself. 4500–4599: try again. Words: `words.closed`. */
export const closeCode = {
  malformed: 4400,
  joinFirst: 4401,
  /** In the lobby: a facilitator has to let this person in. */
  waiting: 4402,
  withdrawn: 4403,
  noSuchBoard: 4404,
  /** A viewer held a projection this server no longer has, or the client is too old: start afresh. */
  reload: 4409,
  /** What the page has seen is later than what the server has: it was put back to an earlier copy. */
  earlierCopy: 4410,
  tooLarge: 4413,
  /** Understood as a message, but no honest client could have made what is in it. */
  invalid: 4422,
  /** The reader took too long; it catches up by syncing again. */
  slow: 4508,
  tooMuch: 4529,
  restarting: 4503,
} as const

export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** Why a change was not taken. Nothing of it was applied, stored or passed on. */
export const refusalCodes = ['frozen', 'viewer', 'invalid', 'limit'] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Message 67. `rule` names the SPEC rule for the log and for drafts; it is not for people. */
export interface Refused {
  readonly code: RefusalCode
  readonly rule?: string
}

/** One entry of message 65. Identity comes from here, never from awareness. */
export interface Connected {
  /** The Yjs client id this connection has shown, absent until it has shown one. */
  readonly clientId?: number
  readonly participantId: string
  readonly name: string
  readonly sector: string
  readonly role: 'facilitator' | 'participant' | 'viewer'
  /** 0–11, an index into the theme. */
  readonly colour: number
}

/** Message 66: how many sync messages (step 2 and update) of this connection are committed to disk. */
export type SavedCount = number
