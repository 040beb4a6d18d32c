import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerOptions } from './server.ts'

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const script = fileURLToPath(new URL('faultyServer.ts', import.meta.url))

/** Starts the server that acknowledges before it commits; in one process, so that a kill reaches it. */
export const faultyServer: ServerOptions = { command: [process.execPath, '--import', loader, script] }
