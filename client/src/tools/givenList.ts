import type { Given } from '@commonground/shared/imports/sheet'
import { createStore } from '../state/store.ts'

/** A list pasted or a file dropped on the board, waiting for the import panel to show what it would do. */
export const givenList = createStore<Given | File | undefined>(undefined)
