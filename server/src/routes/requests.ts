import { BoardError } from '@commonground/shared/base/boardError'
import { pieceBytes } from '@commonground/shared/protocol/limits'
import { type Context, Hono } from 'hono'
import { atMost } from './body.ts'
import { type EnteringDeps, enter, isOwnPage } from './entering.ts'
import { closedAnswer } from './problem.ts'
import { type Carried, RequestWires, takePiece } from './requestWires.ts'

/**
 * The socket's messages over plain requests, for networks that stop web sockets: one opens a connection, one reads
 * what comes as server-sent events, others bring what is sent. Roles, order, limits and close codes are the socket's.
 *
 * Reads carry no `Origin` in a browser; what they name is a secret of their sender, and the cookie never leaves our site.
 *
 * @see SPEC A3, A5, R12
 */
export function requestRoutes(deps: EnteringDeps): Hono {
  const app = new Hono()
  const wires = new RequestWires()

  const own = (c: Context): Carried => {
    const identity = deps.identities.find(c.req.raw.headers)
    const [board, connection] = [c.req.param('board') ?? '', c.req.param('connection') ?? '']
    const carried = identity === undefined ? undefined : wires.find(connection, { identity, board })
    if (!carried) throw new BoardError('not-found')
    return carried
  }

  app.use('/sync/*', async (c, next) => {
    if (c.req.method !== 'GET' && !isOwnPage(c.req.raw, deps)) throw new BoardError('foreign-origin')
    await next()
  })

  app.post('/sync/:board', (c) => {
    const board = c.req.param('board')
    const { headers } = c.req.raw
    const epoch = c.req.query('epoch')
    const owner = { board, identity: deps.identities.find(headers) ?? '' }
    const name = wires.open(owner, (wire) => enter(deps, { headers, board, epoch, wire }))
    return typeof name === 'number' ? closedAnswer(name) : c.json({ connection: name }, 201)
  })

  app.get('/sync/:board/:connection', (c) => {
    const { wire } = own(c)
    const isOnce = c.req.query('once') !== undefined
    return c.body(wire.read({ after: numberIn(c, 'after'), isOnce }), 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      // Nginx holds answers back unless it is told not to.
      'x-accel-buffering': 'no',
    })
  })

  app.post('/sync/:board/:connection', atMost(pieceBytes), async (c) => {
    own(c)
    const piece = new Uint8Array(await c.req.arrayBuffer())
    // Its sender may have been taken off the board while the body was on its way.
    const carried = own(c)
    carried.wire.heard(numberIn(c, 'after'))
    takePiece(carried, numberIn(c, 'piece'), piece)
    const { ended, sent } = carried.wire
    return ended === undefined ? c.json({ sent }) : closedAnswer(ended)
  })

  app.delete('/sync/:board/:connection', (c) => {
    own(c)
    wires.leave(c.req.param('connection'))
    return c.body(null, 204)
  })
  return app
}

function numberIn(c: Context, name: string): number {
  const text = c.req.query(name) ?? ''
  if (!/^\d{1,15}$/.test(text)) throw new BoardError('bad-request', `“${name}” is a number`)
  return Number(text)
}
