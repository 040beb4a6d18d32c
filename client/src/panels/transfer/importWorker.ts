// Runs as a worker: lists are read and held against the board beside the page, which goes on meanwhile.
import type { Given } from '@commonground/shared/imports/sheet'
import type { Board } from '@commonground/shared/model/board'
import type { ToWorker } from './importReader.ts'
import { createReadImport } from './readImport.ts'

/** The parts of a worker used here: the types of workers and of pages exclude each other. */
interface WorkerScope {
  addEventListener(type: 'message', listen: (event: MessageEvent<ToWorker>) => void): void
  postMessage(message: unknown): void
}

declare const self: WorkerScope

const read = createReadImport()
let given: Given | undefined
let board: Board | undefined

self.addEventListener('message', ({ data }) => {
  given = data.given ?? given
  board = data.board ?? board
  if (!given || !board) throw new Error('The first message brings the list and the board')
  read({ given, board, role: data.role, choices: data.choices }).then(
    (shown) => self.postMessage(shown),
    // The page reads the same once more, and fails where its error is seen.
    () => self.postMessage(undefined),
  )
})
