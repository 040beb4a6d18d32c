// Runs as the service worker `/sw.js`. It keeps the page and its files, so that a board opens with no server in
// reach; what is on a board never passes through here.

/** The parts of a service worker used here: the types of workers and of pages exclude each other. */
interface WorkerScope {
  readonly location: Location
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  addEventListener(type: 'install' | 'activate', listen: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listen: (event: AskEvent) => void): void
}
interface LifeEvent {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface AskEvent {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}

declare const self: WorkerScope

/** The build writes the paths of all its files here. */
const files = '__SHELL_FILES__'.split(' ')
const cacheName = 'shell __SHELL_VERSION__'
/** A server that is slower than this is taken for lost. */
const patienceMs = 4000
/** Tabs that are still open may need files of the build before this one, which the server no longer has. */
const keptBuildsBefore = 1

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(clean().then(() => self.clients.claim())))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === '/' || pathname.startsWith('/b/')) event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/') || files.includes(pathname)) event.respondWith(file(request))
})

/** The page is kept as the server sent it: its policy names the nonce that stands in it. */
async function fill(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll([...files, new Request('/', { cache: 'reload' })])
}

async function clean(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name !== cacheName)
  await Promise.all(builds.slice(0, -keptBuildsBefore).map((name) => caches.delete(name)))
}

/** The page from the server, so that a new build is seen at once; the kept one when the server is out of reach. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match('/')
  if (!kept) return fetch(request)
  const fresh = fetch(request).then(
    // A proxy answers so while the server behind it is down.
    (answer) => ([502, 503, 504].includes(answer.status) ? kept : answer),
    () => kept,
  )
  const late = new Promise<Response>((resolve) => {
    setTimeout(() => resolve(kept), patienceMs)
  })
  return Promise.race([fresh, late])
}

/** From this build first, for the icon keeps its name; other files never change under theirs. */
async function file(request: Request): Promise<Response> {
  return (
    (await (await caches.open(cacheName)).match(request)) ?? (await caches.match(request)) ?? fetch(request)
  )
}

// Makes this file a module, so that its `self` is not the one of a page.
export {}
