/**
 * Origins of our own transactions. `person` is what a person did here and can undo; `birth` puts a record into
 * the document before it is shown, and is never undone; `server` is the keeper at work.
 */
export const origin = { person: 'person', birth: 'birth', server: 'server', migration: 'migration' } as const

export type Origin = (typeof origin)[keyof typeof origin]
