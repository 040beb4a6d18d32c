import { createStore } from '../state/store.ts'

/** Rows pasted on the board, waiting for the import panel to show what they would do. */
export const pastedText = createStore<string | undefined>(undefined)
