import { words } from '@commonground/shared/words/words'
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { type Network, openNetwork } from '../../support/network.ts'
import { type OfficeProxy, openProxy, type Stops } from '../../support/proxy.ts'
import { newFolder, type RunningServer, removeFolder, startServer } from '../../support/server.ts'

/** One real server for a test, reached by a line that can be cut, and as many browsers as it needs. */
export interface House {
  readonly network: Network
  readonly server: () => RunningServer
  /** A browser of its own (no shared cookies or storage), on a page of the server that loads nothing. */
  readonly visitor: (options?: BrowserContextOptions, behind?: Pick<OfficeProxy, 'origin'>) => Promise<Page>
  /** A network of its own, with a proxy that stops some of what it should let through. */
  readonly proxy: (stops: Stops) => Promise<OfficeProxy>
  /** Kills the server and starts it again on the same data. */
  readonly restart: () => Promise<void>
}

export const test = base.extend<{ house: House }>({
  house: async ({ browser }, use) => {
    const dataDir = newFolder()
    let server = await startServer({ dataDir })
    const network = await openNetwork(server.port)
    const complaints: string[] = []
    const proxies: OfficeProxy[] = []
    await use({
      network,
      server: () => server,
      visitor: async (options = {}, behind) => {
        const { origin } = behind ?? network
        const context = await browser.newContext(options)
        const page = await context.newPage()
        listenTo(page, origin, complaints)
        await page.goto(`${origin}/healthz`)
        return page
      },
      proxy: async (stops) => {
        const proxy = await openProxy(network.port, stops)
        proxies.push(proxy)
        return proxy
      },
      restart: async () => {
        await server.end('SIGKILL')
        server = await startServer({ dataDir })
        network.leadTo(server.port)
      },
    })
    await Promise.all(browser.contexts().map((context) => context.close()))
    await Promise.all(proxies.map((proxy) => proxy.close()))
    await network.close()
    await server.end()
    removeFolder(dataDir)
    expect(complaints, 'no page error, no report of the content policy, no request to another host').toEqual(
      [],
    )
    expect(server.output()).not.toMatch(/unhandled|uncaught/i)
  },
})

/** Notes what must never happen in any test. */
function listenTo(page: Page, origin: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    const isOwn = [origin, origin.replace('http', 'ws')].some((own) => request.url().startsWith(own))
    if (!isOwn && !/^(data|blob):/.test(request.url())) complaints.push(`request to ${request.url()}`)
  })
}

export { expect, words }
