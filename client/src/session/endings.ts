import { closeCode, type RefusalCode } from '@commonground/shared/protocol/messages'

/** What a draft calls it when a final close code stands for something this page sent. */
export function refusalBehind(code: number): RefusalCode | undefined {
  if (code === closeCode.tooLarge) return 'limit'
  return code === closeCode.malformed || code === closeCode.invalid ? 'invalid' : undefined
}

/** Codes after which this browser is no longer a member of the board. */
export function isWithdrawn(code: number): boolean {
  return code === closeCode.withdrawn || code === closeCode.joinFirst || code === closeCode.noSuchBoard
}

/** Codes after which the server has another document of the board, or this person another role. */
export function isForAnother(code: number): boolean {
  return code === closeCode.reload || code === closeCode.earlierCopy
}
