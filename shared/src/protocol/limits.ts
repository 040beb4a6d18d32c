/** Largest socket frame the server reads, in bytes. A long offline absence may come in one frame. */
export const maxFrameBytes = 4 * 1024 * 1024
/** What one command writes stays under this, in bytes, so that a frame of several has room: long imports are cut. */
export const maxUpdateBytes = 1024 * 1024
export const maxPresenceBytes = 1024
/** Presence beyond this many a second is merged: the latest wins. */
export const presencePerSecond = 30
/** Our client sends presence at most this often. */
export const presenceEveryMs = 50

/** Changes a connection may make: a steady rate with room for a burst. */
export const updatesPerSecond = 30
export const updateBurst = 300
/** Full state requests: a burst, then one in ten seconds. */
export const syncBurst = 5
export const syncEveryMs = 10_000

/** How often one person may raise or lower their hand: a burst, then one in two seconds. */
export const handBurst = 10
export const handEveryMs = 2_000
/** A reader with more than this unsent is skipped and brought up to date later. */
export const slowReaderBytes = 1024 * 1024
/** It is closed when that much has not left by then; with more unsent it has longer. */
export const slowReaderCloseMs = 20_000

/** Connections that one person may have to one board: tabs of all their devices. */
export const maxConnectionsOfOne = 24

/** Every connection hears something this often, or the stock client takes it for dead (30 s). */
export const heartbeatMs = 15_000

/** Cards on a board. */
export const maxCards = 5_000
/** The same with those that were removed: their records stay, so that anyone can bring them back. */
export const maxCardRecords = 25_000
/** The same for each kind of record. */
export const maxRecords = { cards: maxCardRecords, ties: 25_000, plan: 25_000 } as const
/** How long a board may become, removed cards and traces of its past included. */
export const maxBoardBytes = 32 * 1024 * 1024
/** And of how many pieces it may be made: each takes memory, however short it is. */
export const maxBoardStructs = 500_000
/** What participants can use up of these; the rest is kept for facilitators. */
export const participantsShare = 0.9
/** Cards, ties and plan lines of others that a participant may take off or blank at once. @see SPEC R11 */
export const maxRemovalsOfOthers = 200
/** Names that one person may list in a round. @see SPEC W15 */
export const maxListed = 50
export const maxImportBytes = 5 * 1024 * 1024
/** Rows of a list that are looked at; most of a long one are blank but for tick boxes. */
export const maxImportRows = 20_000
export const maxImportColumns = 64

/** Time between an update arriving and its commit: everything that comes meanwhile shares one. */
export const tickMs = 16

/** Carried by requests, frames leave in pieces of this many bytes at most: proxies commonly stop bodies at 1 MB. */
export const pieceBytes = 256 * 1024
/** How long a request for what comes next waits for it, where the network holds back what is not finished. */
export const pollMs = 20_000
