import { BoardError } from '@commonground/shared/base/boardError'
import { closeCode } from '@commonground/shared/protocol/messages'
import { headOf } from '@commonground/shared/protocol/pieces'
import { Hono } from 'hono'
import * as Y from 'yjs'
import type { BoardEnv } from './access.ts'
import { atMost } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { closedAnswer } from './problem.ts'

/** A state vector names everyone who ever wrote. */
const maxVectorBytes = 256 * 1024

/**
 * `POST /boards/:board/content`: the body is a state vector, the answer the frames a joiner with it is sent. For pages
 * whose network stops every live connection.
 *
 * @see SPEC R14, R31
 */
export function contentRoutes({ allow, rates, rooms }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()
  app.post('/boards/:board/content', allow('readBoard'), atMost(maxVectorBytes), async (c) => {
    rates.readContent(`${c.var.board.id} ${c.var.membership.identity}`)
    const vector = new Uint8Array(await c.req.arrayBuffer())
    if (!isVector(vector)) throw new BoardError('bad-request', 'The body is no state vector')
    const epoch = c.req.query('epoch')
    const isOld = epoch === undefined ? undefined : rooms.refusalOf(c.var.board.id, epoch)
    if (isOld) return closedAnswer(isOld)
    const frames = rooms.content(c.var.board.id, c.var.membership.role, vector)
    if (!frames) return closedAnswer(closeCode.reload)
    return c.body(streamOf(frames), 200, { 'content-type': 'application/octet-stream' })
  })
  return app
}

/** Piece by piece as it is read, and nothing copied: a reader that stops keeps nothing but what all readers share. */
function streamOf(frames: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const pieces = piecesOf(frames)
  return new ReadableStream(
    {
      pull: (controller) => {
        const { value, done } = pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    },
    { highWaterMark: 0 },
  )
}

function* piecesOf(frames: readonly Uint8Array[]): Generator<Uint8Array, undefined> {
  for (const frame of frames) {
    yield headOf(frame)
    for (let from = 0; from < frame.length; from += pieceBytes) yield frame.subarray(from, from + pieceBytes)
  }
}

const pieceBytes = 64 * 1024

function isVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    // lib0 throws plain errors of many kinds on bytes that are not its own.
    return false
  }
}
