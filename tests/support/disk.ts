import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { onClose } from './closing.ts'
import { newFolder, removeFolder, type ServerOptions } from './server.ts'

/** A disk that can be made to take nothing more, and to take things again. */
export interface TightDisk {
  /** How it is done on this machine, for the title of the test. */
  readonly means: string
  readonly options: ServerOptions
  readonly fill: (pid: number) => void
  readonly free: (pid: number) => void
}

const worked = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0

/** A small file system of its own; needs the right to mount. */
export function smallDisk(): TightDisk | undefined {
  const folder = newFolder()
  if (process.platform !== 'linux' || !worked('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])) {
    removeFolder(folder)
    return undefined
  }
  onClose(() => {
    spawnSync('umount', ['-l', folder])
    removeFolder(folder)
  })
  const ballast = join(folder, 'ballast')
  return {
    means: 'a file system of 4 MB',
    options: { dataDir: folder },
    fill: () => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, new Uint8Array(bavail * bsize))
    },
    free: () => rmSync(ballast),
  }
}

/** A limit on how far this process may write into any file; needs Linux. */
export function cappedFiles(): TightDisk | undefined {
  if (process.platform !== 'linux' || !worked('prlimit', ['--version'])) return undefined
  const limit = (pid: number, bytes: string): void => {
    const set = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`])
    if (set.status !== 0) throw new Error(`The limit could not be set: ${set.stderr}`)
  }
  return {
    means: 'a limit on the size of files',
    options: {},
    fill: (pid) => limit(pid, '0'),
    free: (pid) => limit(pid, 'unlimited'),
  }
}

/** Makes a folder nothing can be written to; answers whether that was possible here. */
export function readOnlyFolder(): string | undefined {
  const folder = newFolder()
  onClose(() => {
    spawnSync('umount', ['-l', folder])
    removeFolder(folder)
  })
  if (process.getuid?.() !== 0) {
    spawnSync('chmod', ['500', folder])
    return folder
  }
  return worked('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]) ? folder : undefined
}
