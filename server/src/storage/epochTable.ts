/** The epochs of this store, for good: one or two are begun in a day. A copy of the store lacks the newest. */
export interface EpochTable {
  begin(epoch: string, at: number): void
  has(epoch: string): boolean
  newest(): string | undefined
}
