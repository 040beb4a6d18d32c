import process from 'node:process'

const tooFewFiles = 'Too few files may be open at once: allow at least 1024 (ulimit -n).\n'

try {
  // Loaded within reach of this catch: where too few files may be open, loading is what fails.
  const { run } = await import('./run.ts')
  await run(process.env)
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EMFILE')) throw error
  process.stderr.write(tooFewFiles)
  process.exitCode = 1
}
