import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['shared/src', 'server/src', 'client/src', 'tests']
// One number at the start of a title, or several: 'C4 …', 'R4 C7 …'.
const quoted = /['"`]((?:[A-Z]\d+ )+)\S/g

/** Every rule of SPEC.md has a number of its own and a test whose title says it; no title says another number. */
export const rules = {
  name: 'rules and their tests',
  async run() {
    const numbers = [...readFileSync('shared/SPEC.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
      ([, number]) => number,
    )
    const titles = new Map()
    for (const file of testFiles()) {
      for (const [, said] of readFileSync(file, 'utf8').matchAll(quoted)) {
        for (const number of said.trim().split(' ')) titles.set(number, file)
      }
    }
    const wrong = [
      ...numbers
        .filter((number, at) => numbers.indexOf(number) !== at)
        .map((one) => `${one} stands there twice`),
      ...numbers.filter((number) => !titles.has(number)).map((one) => `${one} is in no test's title`),
      ...[...titles]
        .filter(([number]) => !numbers.includes(number))
        .map(([one, file]) => `${one} in ${file} is no rule`),
    ]
    for (const line of wrong) console.error(line)
    return { passed: wrong.length === 0 ? 1 : 0, failed: wrong.length === 0 ? 0 : 1 }
  },
}

/** Tests in their files, and those that every implementation of something has to pass. */
function testFiles() {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((path) => /(\.(test|spec)\.tsx?|Suite\.ts)$/.test(path) && !path.includes('node_modules'))
      .map((path) => join(folder, path)),
  )
}
