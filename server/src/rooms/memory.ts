import { getHeapStatistics } from 'node:v8'
import { BoardError } from '@commonground/shared/base/boardError'

/** Bytes that boards may still take. The last quarter is for work: with less, Node does little but look for room. */
export type HeapLeft = () => number

const heapLeft: HeapLeft = () => {
  const { heap_size_limit, used_heap_size } = getHeapStatistics()
  return heap_size_limit * 0.75 - used_heap_size
}

/** A board in memory, with what is read and sent of it; measured on 4,900 cards. */
const heapPerByte = 16
const spareBytes = 24 * 1024 * 1024

/**
 * Node ends a process that has no memory left, with every board in it: so one that would not fit is not opened.
 *
 * @param bytes of the board, as stored.
 * @throws BoardError `memory-full`
 * @see SPEC S14
 */
export function requireMemory(bytes: number, left: HeapLeft = heapLeft): void {
  if (left() < bytes * heapPerByte + spareBytes) throw new BoardError('memory-full')
}

/** The same for a list or file to be brought in, which may fill a board. @throws BoardError `memory-full` */
export function requireMemoryFor(file: Uint8Array): void {
  requireMemory(fullBoardBytes + file.length / 2)
}

/** Most rows are short, and each becomes a card all the same. */
const fullBoardBytes = 2_500_000
