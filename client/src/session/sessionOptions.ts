import type { BoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'

export interface SessionOptions {
  readonly board: BoardId
  readonly joined: Joined
  /** Asks the server who this is, once it has said that the role is another one. Nothing: it gave no answer. */
  readonly askAgain?: () => Promise<Joined | undefined>
  /** The role is another one: this session is over, and another is to be opened as who this is now. */
  readonly onRoleChanged?: (joined: Joined) => void
  /** The server was put back to an earlier copy, and this board with it. */
  readonly onWentBack?: () => void
  /** Where the server is, as `http(s)://host`; the page's own origin when not given. */
  readonly fetchOrigin?: string
  /** The socket to connect with; the browser's own when not given. */
  readonly webSocket?: typeof WebSocket
}
