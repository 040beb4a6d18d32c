import { fold } from '../base/fold.ts'
import { nameKey } from '../base/nameKey.ts'

/** Words that say little by themselves and are left out as often as not. */
export const smallWords: ReadonlySet<string> = new Set([
  'the',
  'of',
  'for',
  'and',
  'in',
  'on',
  'at',
  'to',
  'a',
  'an',
])

/** Common short forms in the names of public and voluntary bodies. */
const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dept: 'department',
    dpt: 'department',
    govt: 'government',
    gov: 'government',
    assoc: 'association',
    assn: 'association',
    org: 'organisation',
    organization: 'organisation',
    orgs: 'organisation',
    natl: 'national',
    intl: 'international',
    uni: 'university',
    univ: 'university',
    cttee: 'committee',
    comm: 'community',
    cllr: 'councillor',
    svc: 'service',
    svcs: 'service',
    serv: 'service',
    mgmt: 'management',
    auth: 'authority',
    la: 'local authority',
    grp: 'group',
    ctr: 'centre',
    center: 'centre',
    soc: 'society',
    vol: 'voluntary',
    edu: 'education',
    ed: 'education',
    env: 'environment',
    ltd: 'limited',
    st: 'saint',
    rd: 'road',
    hosp: 'hospital',
    sch: 'school',
    nhs: 'national health service',
    cab: 'citizen advice bureau',
    dwp: 'department work pension',
    gp: 'general practice',
    mp: 'member parliament',
    msp: 'member scottish parliament',
  }),
)

/** A name cut into what can be compared. */
export interface NameParts {
  /** The key under which it is the same partner. */
  readonly key: string
  /** Every word as it was written, folded. */
  readonly written: readonly string[]
  /** Words that carry meaning, abbreviations written out, without the s of a plural. */
  readonly words: readonly string[]
  /** Words written in capitals, which may be initials. */
  readonly capitals: readonly string[]
}

export function namePartsOf(name: string): NameParts {
  const written = partsOf(fold(name))
  const long = written.flatMap((word) => (longForms.get(word) ?? word).split(' '))
  const words = long.filter((word) => !smallWords.has(word)).map(singular)
  const capitals = partsOf(name.replace(/\s+/g, ' '))
    .filter((word) => /^\p{Lu}{2,6}$/u.test(word))
    .map(fold)
  return { key: nameKey(name), written, words: words.length > 0 ? words : long, capitals }
}

/** N.H.S. is one word, Mary’s is one word, & is a word. */
function partsOf(name: string): readonly string[] {
  const plain = name
    .replace(/&|\+/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:\.|$|[^\p{L}]))/gu, '')
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word
}
