/** Every reason for which the product refuses something it understood. Words: `words.problems`. */
export const errorCodes = [
  'board-missing',
  'card-missing',
  'tie-missing',
  'plan-line-missing',
  'card-locked',
  'bad-request',
  'bad-key',
  'creation-closed',
  'code-unknown',
  'csv-empty',
  'csv-no-name-column',
  'csv-not-text',
  'csv-too-large',
  'csv-too-many-cells',
  'csv-too-many-rows',
  'foreign-origin',
  'forbidden',
  'frozen',
  'invalid',
  'json-not-a-board',
  'join-first',
  'limit',
  'memory-full',
  'moved-on',
  'not-found',
  'removed',
  'result-damaged',
  'round-closed',
  'server-error',
  'sheet-damaged',
  'sheet-encrypted',
  'sheet-macro',
  'sheet-old',
  'sheet-other',
  'sheet-unpacked-too-large',
  'storage-unavailable',
  'too-large',
  'too-many-attempts',
  'too-many-cards',
  'unknown-format',
  'unreachable',
  'unsupported-type',
  'viewer',
  'waiting',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected refusal. Bugs throw plain `Error`. */
export class BoardError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ?? code, options)
    this.name = 'BoardError'
    this.code = code
  }
}
