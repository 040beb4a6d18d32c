import type { Migration } from './migrations.ts'

/** An empty document becomes a version 1 board: nothing to change, only the number is written. */
export const toVersion1: Migration = { version: 1, apply: () => {} }
