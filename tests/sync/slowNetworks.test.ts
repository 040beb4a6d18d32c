import type { BoardId, LinkId } from '@commonground/shared/base/ids'
import { newParticipantId } from '@commonground/shared/base/ids'
import { heartbeatMs } from '@commonground/shared/protocol/limits'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCopy } from '../../client/src/session/copy.ts'
import { TestWorkshop } from '../../server/src/rooms/workshop.testing.ts'
import { codeOf, problemAnswer } from '../../server/src/routes/problem.ts'
import { requestRoutes } from '../../server/src/routes/requests.ts'

/** The way an office's proxy treats sockets, and whether it holds back answers that are not finished. */
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
  const confirmed: number[] = []
  const confirm = (): void => void confirmed.push(Date.now() - begun)
  vi.stubGlobal('fetch', throughOffice(office, workshop.rooms, { note, confirm }))
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
  return { happened, confirmed, live, copy }
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

interface Notes {
  readonly note: (what: string) => void
  readonly confirm: () => void
}

/** The real routes, without a network but for its delays and its fault. */
function throughOffice(
  { holdsStreams }: Office,
  rooms: TestWorkshop['rooms'],
  { note, confirm }: Notes,
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
  app.onError((error) => problemAnswer(codeOf(error)))
  const passed = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, wayMs / 2))
  return async (address, init = {}) => {
    const { pathname, search } = new URL(String(address))
    const isStream = init.method === undefined && !search.includes('once')
    const step = nameOf(pathname, search, init)
    if (step) note(step)
    else confirm()
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

/** None for a piece: it leaves with each answer, whatever the network. */
function nameOf(path: string, query: string, { method = 'GET' }: RequestInit): string | undefined {
  if (method === 'GET') return query.includes('once') ? 'asks once' : 'asks for a stream'
  return path.split('/').length === 3 ? 'opens by request' : undefined
}

test.each<readonly [string, Office, readonly string[]]>([
  [
    'a refused upgrade',
    { sockets: 'refused', holdsStreams: false },
    ['0 opens by request', '300 asks for a stream', '600 live by requests'],
  ],
  [
    'an upgrade that hangs',
    { sockets: 'hang', holdsStreams: false },
    ['2000 opens by request', '2300 asks for a stream', '2600 live by requests'],
  ],
  [
    'an upgrade that hangs and streams that are held back',
    { sockets: 'hang', holdsStreams: true },
    ['2000 opens by request', '2300 asks for a stream', '3300 asks once', '3600 live by requests'],
  ],
])('R13 with %s a page is live within four seconds, by one connection', async (_name, office, expected) => {
  const { happened, live, copy } = open(office)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(live).toHaveBeenCalledOnce()
  const steps = ['0 asks for a socket', ...expected]
  expect(happened.slice(0, steps.length)).toEqual(steps)
  expect(workshop.rooms.stats().connections).toBe(1)
  copy.close()
  await vi.advanceTimersByTimeAsync(wayMs)
  expect(workshop.rooms.stats().connections).toBe(0)
})

test('R12 what comes after a quiet time is confirmed at once: a page that is not looked at has no timers', async () => {
  const { confirmed, copy } = open({ sockets: 'refused', holdsStreams: false })
  await vi.advanceTimersByTimeAsync(20_000)
  const before = confirmed.length
  const beats = Array.from({ length: 4 }, (_, at) => (at + 2) * heartbeatMs)
  await vi.advanceTimersByTimeAsync(4 * heartbeatMs)
  expect(confirmed.slice(before)).toEqual(beats)
  copy.close()
})
