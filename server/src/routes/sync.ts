import { Hono } from 'hono'
import { requestRoutes } from './requests.ts'
import { type SocketDeps, socketRoutes } from './socket.ts'

/** All that is live, below `/sync`: by socket, and by requests where a network stops those. */
export function syncRoutes(deps: SocketDeps): Hono {
  return new Hono().route('/', socketRoutes(deps)).route('/', requestRoutes(deps))
}
