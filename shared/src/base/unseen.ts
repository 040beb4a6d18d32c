// A flag of a nation within a state is one black flag followed by letters that cannot be seen but tell which.
const flagOrUnseen = /(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|[\p{DI}\p{Cc}\p{Cs}\ufff9-\ufffb]/gu
const joiners = /[\u200c\u200d]+/gu
const flagOrDecoration =
  /(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|\u034f|[\p{Cc}\p{Cs}\u00ad\u115f\u1160\u180e\u200b\u2060-\u206f\u202a-\u202e\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const directionMarks = /[\u061c\u200e\u200f]/gu
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const virama =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u1039\u17d2\u1b44\ua9c0]$/u
const endsInPicture = /[\p{ExtPict}\p{EMod}]\ufe0f?$/u
const beginsWithPicture = /^\p{ExtPict}/u
const endsInLetter = /[\p{L}\p{M}]$/u
const beginsWithLetter = /^\p{L}/u

type Keeps = (before: string, after: string) => boolean

/**
 * One line without letters that cannot be seen and change nothing that can: soft hyphens, spaces of no width, marks of
 * direction in a line that has one direction only. Joiners stay between letters and between the parts of a picture,
 * where Persian, the scripts of India and emoji need them; so do selectors of a letter's variant.
 */
export function withoutDecoration(line: string): string {
  const plain = line.replace(flagOrDecoration, (_, flag: string | undefined) => flag ?? '')
  const turned = rightToLeft.test(plain) ? plain : plain.replace(directionMarks, '')
  return joinedWhere(turned, (before, after) => {
    const isInWord = endsInLetter.test(before) && (beginsWithLetter.test(after) || virama.test(before))
    return isInWord || isInPicture(before, after)
  })
}

/**
 * Text without anything that cannot be seen. Joiners stay only where leaving them out makes another letter or another
 * picture; the joiner within a Persian word is a habit of writing.
 */
export function withoutUnseen(text: string): string {
  const plain = text.replace(flagOrUnseen, (found, flag: string | undefined) =>
    found === '\u200c' || found === '\u200d' ? found : (flag ?? ''),
  )
  return joinedWhere(plain, isTelling)
}

const isTelling: Keeps = (before, after) => virama.test(before) || isInPicture(before, after)

const isInPicture: Keeps = (before, after) => endsInPicture.test(before) && beginsWithPicture.test(after)

function joinedWhere(text: string, isKept: Keeps): string {
  return text.replace(joiners, (run, at: number) => {
    const before = text.slice(Math.max(0, at - 3), at)
    const after = text.slice(at + run.length, at + run.length + 2)
    return isKept(before, after) ? run.slice(0, 1) : ''
  })
}
