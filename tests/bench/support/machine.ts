import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import process from 'node:process'

/** What must be known of a machine to compare its figures with another's. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
}

export function machine(): Machine {
  const [first] = cpus()
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
  }
}

/** The commit measured, with a + when the tree had changes of its own. */
export function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--', ':!tests/bench/results') === '' ? '' : '+'
    return `${git('rev-parse', '--short', 'HEAD')}${changed}`
  } catch {
    return 'unknown'
  }
}

/** Processor time a process and memory it has used so far. */
export interface Usage {
  readonly cpuSeconds: number
  readonly rssMb: number
}

// Linux counts processor time in these; `getconf CLK_TCK` says 100 everywhere we know of.
const ticksPerSecond = 100

/** Reads what a process has used: from /proc where there is one, else from ps. */
export function usage(pid: number): Usage {
  if (platform() !== 'linux') return usageFromPs(pid)
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the name in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  return { cpuSeconds: ticks / ticksPerSecond, rssMb: rss / 1024 }
}

function usageFromPs(pid: number): Usage {
  const text = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  const [time = '0', rss = '0'] = text.split(/\s+/)
  const cpuSeconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
  return { cpuSeconds, rssMb: Number(rss) / 1024 }
}

/** Processor time that the first thread of a process has used, waiting left out; not a number where none is told. */
export function workedMs(pid: number): number {
  if (platform() !== 'linux') return Number.NaN
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(nanoseconds) / 1e6
}
