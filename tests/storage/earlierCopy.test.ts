import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { carriers } from '../support/person.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

test.each(carriers)(
  'R31 a store that is put back to an earlier copy stays as it is, whatever pages come back by %s',
  async (carrier) => {
    const workshop = await openWorkshop({}, { carrier })
    const { dataDir } = workshop.server()
    const store = join(dataDir, 'commonground.sqlite')
    const fay = workshop.facilitate()
    const [ana, stock] = [await workshop.join(), await workshop.join('facilitator')]
    await synced(fay, ana, stock)
    ana.add('In the copy')
    await allSaved(ana)
    const stop = (): Promise<unknown> => workshop.server().end('SIGTERM')
    await stop()
    copyFileSync(store, `${store}.copy`)
    await workshop.restart()

    await synced(fay, ana, stock)
    ana.add('Later than the copy')
    await allSaved(ana)
    await eventually(() => [fay, stock].every(({ board }) => board().cards.size === 2)).toBe(true)
    // As our own page does; the other one is a stock client and names none.
    fay.provider.params = { epoch: fay.heard.workshop?.epoch ?? '' }
    ana.leave()
    await stop()
    for (const rest of ['', '-wal', '-shm']) rmSync(`${store}${rest}`, { force: true })
    copyFileSync(`${store}.copy`, store)
    await workshop.restart()

    await eventually(() => fay.heard.closed).toContain(closeCode.earlierCopy)
    await eventually(() => stock.heard.refused).toContainEqual({ code: 'invalid', rule: 'foreign-client' })
    const late = await workshop.join()
    await synced(late)
    expect([...late.board().cards.values()].map(({ name }) => name)).toEqual(['In the copy'])
  },
)
