import type { BoardId, LinkId } from '@commonground/shared/base/ids'
import { newParticipantId } from '@commonground/shared/base/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCopy } from '../../client/src/session/copy.ts'
import { TestWorkshop } from '../../server/src/rooms/workshop.testing.ts'
import { requestRoutes } from '../../server/src/routes/requests.ts'

/** What an office's proxy does to sockets, and whether it holds back answers that are not finished. */
interface Office {
  readonly sockets: 'refused' | 'hang'
  readonly holdsStreams: boolean
}

/** How long each request takes: a phone's slow network. */
const wayMs = 300

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await workshop.close()
})

/** Opens a page behind the office and notes what happens, each with the milliseconds since its first attempt. */
function open(office: Office) {
  const happened: string[] = []
  const begun = Date.now()
  const note = (what: string): void => void happened.push(`${Date.now() - begun} ${what}`)
  vi.stubGlobal('fetch', throughOffice(office, workshop.rooms, note))
  const live = vi.fn()
  const copy = openCopy(
    { board: workshop.board, origin: 'http://our.example', webSocket: stoppedSocket(office, note) },
    {
      synced: live,
      saving: (event) => {
        if (event.kind === 'synced') note(event.isSlower ? 'live by requests' : 'live by socket')
        if (event.kind === 'disconnected') note(`told ${event.why}`)
      },
      workshop: () => {},
      people: () => {},
      refused: () => {},
      ended: (code) => note(`ended ${code}`),
    },
    () => [],
  )
  copy.connect()
  return { happened, live, copy }
}

function stoppedSocket({ sockets }: Office, note: (what: string) => void): typeof WebSocket {
  class Stopped extends EventTarget {
    onclose: ((event: unknown) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    constructor() {
      super()
      note('asks for a socket')
      if (sockets === 'refused') queueMicrotask(() => this.close())
    }
    send(): void {}
    close(): void {
      const onclose = this.onclose
      this.onclose = null
      onclose?.({ code: 1006 })
    }
  }
  return Stopped as never
}

/** The real routes, without a network but for its delays and its fault. */
function throughOffice(
  { holdsStreams }: Office,
  rooms: TestWorkshop['rooms'],
  note: (what: string) => void,
): typeof fetch {
  const app = requestRoutes({
    rooms,
    identities: {
      find: () => 'ann',
      membership: (board: BoardId, identity) => ({
        board,
        identity,
        participant: { id: newParticipantId(), name: 'Ann', sector: '', colour: 0 },
        role: 'participant',
        link: 'link-1' as LinkId,
        openedAt: 0,
      }),
    },
    isAllowedOrigin: () => true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  const passed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, wayMs / 2))
  return async (address, init = {}) => {
    const { pathname, search } = new URL(String(address))
    const isStream = init.method === undefined && !search.includes('once')
    note(nameOf(pathname, search, init))
    await passed()
    const answer = await app.request(`${pathname}${search}`, init)
    if (isStream && holdsStreams) {
      await new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      })
    }
    await passed()
    return answer
  }
}

function nameOf(path: string, query: string, { method = 'GET' }: RequestInit): string {
  if (method === 'GET') return query.includes('once') ? 'asks once' : 'asks for a stream'
  return path.split('/').length === 3 ? 'opens by request' : 'sends'
}

const byRequest = ['opens by request', 'sends', 'asks for a stream'] as const

test.each<readonly [string, Office, readonly string[]]>([
  ['a refused upgrade', { sockets: 'refused', holdsStreams: false }, timed([0, 300, 300], [600])],
  ['an upgrade that hangs', { sockets: 'hang', holdsStreams: false }, timed([2000, 2300, 2300], [2600])],
  [
    'an upgrade that hangs and streams that are held back',
    { sockets: 'hang', holdsStreams: true },
    timed([2000, 2300, 2300], [3600, '3300 asks once']),
  ],
])('R13 with %s a page is live within four seconds, by one connection', async (_name, office, expected) => {
  const { happened, live, copy } = open(office)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(live).toHaveBeenCalledOnce()
  // A piece leaves with each answer, whatever the network.
  const told = [...happened.slice(0, 3), ...happened.slice(3).filter((line) => !line.endsWith('sends'))]
  expect(told.slice(0, expected.length)).toEqual(expected)
  expect(workshop.rooms.stats().connections).toBe(1)
  copy.close()
  await vi.advanceTimersByTimeAsync(wayMs)
  expect(workshop.rooms.stats().connections).toBe(0)
})

/** @param ms when each step by request began; then when the page was live, and what else was asked before. */
function timed(
  ms: readonly number[],
  [liveMs, ...others]: readonly [number, ...string[]],
): readonly string[] {
  const steps = byRequest.map((step, at) => `${ms[at]} ${step}`)
  return ['0 asks for a socket', ...steps, ...others, `${liveMs} live by requests`]
}
