import { rules } from './rules.mjs'
import { runSteps, vitest, whole } from './steps.mjs'

const packages = ['shared', 'server', 'client', 'tests']

/** Everything that needs neither a build nor a browser. */
export const fastSteps = [
  whole('format, lint and imports', 'node', [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--error-on-warnings',
  ]),
  ...packages.map((part) =>
    whole(`types of ${part}`, 'node', ['node_modules/typescript/bin/tsc', '-p', part]),
  ),
  rules,
  whole('dead code', 'node', ['node_modules/knip/bin/knip.js', '--no-progress']),
  vitest('shared'),
  vitest('server'),
  vitest('client'),
]

export const check = () => runSteps(fastSteps)
