import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, onClose } from '../support/closing.ts'
import { cappedFiles, readOnlyFolder, smallDisk } from '../support/disk.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { runServer } from '../support/server.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

const disks = [
  ['a small file system', smallDisk],
  ['files that may not grow', cappedFiles],
] as const

describe.each(disks)('%s', (_name, makeDisk) => {
  test('S6 a full disk acknowledges nothing, says so, and recovers by itself', async ({ skip }) => {
    const disk = makeDisk()
    if (!disk) return skip('This machine cannot make such a disk')
    const workshop = await openWorkshop({}, disk.options)
    const [ana, ben] = [await workshop.join(), await workshop.join()]
    await synced(ana, ben)
    ana.add('Before')
    await allSaved(ana)
    await eventually(() => ben.board().cards.size).toBe(1)

    disk.fill(workshop.server().pid)
    // The log has some room left inside what it holds already: write until it is used up.
    const late: string[] = []
    await eventually(() => {
      late.push(ana.add(`While full ${late.length}`, { notes: 'x'.repeat(9000) }))
      return ana.heard.workshop?.trouble
    }).toBeDefined()
    const last = late.at(-1) as never
    expect(ana.heard.saved).toBeLessThan(ana.heard.sent)
    expect(ben.board().cards.has(last)).toBe(false)
    expect((await workshop.ask('/readyz')).status).toBe(503)
    expect((await workshop.ask('/healthz')).status).toBe(200)

    disk.free(workshop.server().pid)
    await allSaved(ana)
    await eventually(() => ana.heard.workshop?.trouble).toBeUndefined()
    await eventually(() => ben.board().cards.has(last)).toBe(true)
    await workshop.restart('SIGKILL')
    const cat = await workshop.join()
    await eventually(() => cat.board().cards.size).toBe(1 + late.length)
  })
})

test('S9 a folder nothing can be written to stops the start with one line', async ({ skip }) => {
  const folder = readOnlyFolder()
  if (!folder) return skip('This machine cannot make such a folder')
  const run = runServer({ dataDir: folder })
  onClose(() => run.child.kill('SIGKILL'))
  expect(await run.ended).not.toBe(0)
  expect(run.output().trim().split('\n')).toHaveLength(1)
  expect(run.output()).toContain(folder)
})
