import { constants, platform, setPriority } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import { type Folded, type FoldTask, fold } from '../rooms/compaction.ts'
import { type Changes, listChanges } from './changesJob.ts'
import { type CopyTask, copyBoard, type NewBoard } from './copyJob.ts'
import { type Exported, type ExportTask, exportBoard } from './exportJob.ts'
import { type Imported, type ImportTask, importFile } from './importJob.ts'
import { type PutBackTask, type PuttingBack, putBoardBack } from './putBackJob.ts'
import { type StoredBoard, UnsoundBoard } from './storedBoard.ts'
import { type VersionTask, writeVersion } from './versionJob.ts'

/** All work that a worker thread does: what each job is given, and what comes of it. */
interface Jobs {
  readonly exportBoard: Job<ExportTask, Exported>
  readonly importFile: Job<ImportTask, Imported>
  readonly copyBoard: Job<CopyTask, NewBoard>
  readonly putBoardBack: Job<PutBackTask, PuttingBack>
  readonly listChanges: Job<StoredBoard, Changes>
  readonly foldLog: Job<FoldTask, Folded>
  readonly writeVersion: Job<VersionTask, Uint8Array<ArrayBuffer>>
}

interface Job<Input, Result> {
  readonly input: Input
  readonly result: Result
}

export type JobName = keyof Jobs
export type JobInput<Name extends JobName> = Jobs[Name]['input']
export type JobResult<Name extends JobName> = Jobs[Name]['result']

/** Pure functions over plain data and bytes. This file is also what each thread starts with. */
const jobs: {
  readonly [Name in JobName]: (input: JobInput<Name>) => JobResult<Name> | Promise<JobResult<Name>>
} = {
  exportBoard,
  importFile,
  copyBoard,
  putBoardBack,
  listChanges,
  foldLog: fold,
  writeVersion,
}

/** Errors lose their class between threads, so what is expected of them is a value. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }
  | { readonly kind: 'unsound' }

export interface Work<Name extends JobName> {
  readonly name: Name
  readonly input: JobInput<Name>
}

/** Does one job, here or in the thread that loaded this file. */
export async function work<Name extends JobName>({
  name,
  input,
}: Work<Name>): Promise<Outcome<JobResult<Name>>> {
  try {
    return { kind: 'done', result: await jobs[name](input) }
  } catch (error) {
    if (error instanceof UnsoundBoard) return { kind: 'unsound' }
    if (error instanceof BoardError) return { kind: 'refused', code: error.code, detail: error.message }
    throw error
  }
}

// On Linux a thread has a priority of its own; elsewhere this would slow the one that serves people too.
if (!isMainThread && platform() === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
