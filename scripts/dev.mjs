// The server and the client side by side, both reloading on change. The client's port proxies to the server's.
import { spawn } from 'node:child_process'
import process from 'node:process'

const children = [
  spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'watch', 'src/main.ts'], {
    cwd: 'server',
    stdio: 'inherit',
    env: { ...process.env, DATA_DIR: process.env.DATA_DIR ?? '../data' },
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { cwd: 'client', stdio: 'inherit' }),
]

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
for (const child of children) {
  child.on('close', () => {
    for (const other of children) other.kill('SIGTERM')
  })
}
