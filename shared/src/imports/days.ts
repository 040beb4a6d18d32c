import { fold } from '../base/fold.ts'
import type { DateOrder } from './layout.ts'

const months: readonly string[] = [
  'jan januar january janvier enero gennaio janeiro januari stycznia styczen ene gen jän ledna leden январь января січня січень ιανουαριου ιανουαριος tammikuuta ionawr',
  'feb februar february fevrier febrero febbraio fevereiro februari lutego luty fev unora unor февраль февраля лютого лютий φεβρουαριου φεβρουαριος helmikuuta chwefror',
  'mar march mars marz maerz marzo marco maart marca marzec mrz mrt brezna brezen mars marts март марта березня березень μαρτιου μαρτιος maaliskuuta mawrth',
  'apr april avril abril aprile kwietnia kwiecien avr abr kwi dubna duben апрель апреля квітня квітень απριλιου απριλιος huhtikuuta ebrill',
  'may mai mayo maggio maio mei maja maj mag kvetna kveten май мая травня травень μαιου μαιος toukokuuta',
  'jun june juni juin junio giugno junho czerwca czerwiec giu cze cervna cerven июнь июня червня червень ιουνιου ιουνιος kesakuuta mehefin juni',
  'jul july juli juillet julio luglio julho lipca lipiec lug lip cervence cervenec июль июля липня липень ιουλιου ιουλιος heinakuuta gorffennaf',
  'aug august aout agosto augustus augusti sierpnia sierpien ago sie srpna srpen август августа серпня серпень αυγουστου αυγουστος elokuuta awst',
  'sep sept september septembre septiembre settembre setembro wrzesnia wrzesien set wrz zari сентябрь сентября вересня вересень σεπτεμβριου σεπτεμβριος syyskuuta medi',
  'oct october oktober octobre octubre ottobre outubro pazdziernika pazdziernik okt ott out paz rijna rijen октябрь октября жовтня жовтень οκτωβριου οκτωβριος lokakuuta hydref',
  'nov november novembre noviembre novembro listopada listopad lis listopadu ноябрь ноября листопада листопад νοεμβριου νοεμβριος marraskuuta tachwedd',
  'dec december dezember decembre diciembre dicembre dezembro grudnia grudzien dez dic gru prosince prosinec desember декабрь декабря грудня грудень δεκεμβριου δεκεμβριος joulukuuta rhagfyr',
]
const monthOf: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, at) => names.split(' ').map((name) => [fold(name), at + 1] as const)),
)

/** Digits between slashes, dots or dashes, with or without a time behind. */
const numeric = /^(\d{1,4})[./-] ?(\d{1,2})[./-] ?(\d{1,4})(?:[T ,]+\d{1,2}:\d{2}.*)?$/

/**
 * A day as `YYYY-MM-DD`, whatever order and signs it is written in. Days that could be two are read in the given order.
 *
 * @returns nothing for what is no day, and for one that could be two where no order is given.
 * @see SPEC T6
 */
export function readDay(cell: string, order: DateOrder | undefined): string | undefined {
  const text = cell.trim()
  const found = numeric.exec(text)
  return found ? readNumeric(found, order) : readNamed(text)
}

function readNumeric(
  [, a = '', b = '', c = '']: RegExpExecArray,
  order: DateOrder | undefined,
): string | undefined {
  if (a.length === 4) return dayOf(Number(a), Number(b), Number(c))
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined
  const year = c.length === 4 ? Number(c) : 2000 + Number(c)
  const [first, second] = [Number(a), Number(b)]
  const settled = first > 12 || first === second ? 'dayFirst' : second > 12 ? 'monthFirst' : order
  if (!settled) return undefined
  return settled === 'dayFirst' ? dayOf(year, second, first) : dayOf(year, first, second)
}

/** *31 March 2026*, *March 31, 2026*, *31. März 2026*, *Mar-26* is no day. */
function readNamed(text: string): string | undefined {
  if (text.length > 40) return undefined
  const words = fold(text.replace(/[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?$/i, '')).split(
    /[^\p{L}\d]+/u,
  )
  const month = words.flatMap((word) => monthOf.get(word) ?? [])[0]
  const numbers = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th|er)?$/.exec(word)?.[1] ?? [])
  const year = numbers.find((digits) => digits.length === 4) ?? numbers[1]
  const day = numbers.find((digits) => digits.length < 3)
  if (month === undefined || year === undefined || day === undefined || numbers.length > 2) return undefined
  return dayOf(year.length === 4 ? Number(year) : 2000 + Number(year), month, Number(day))
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const parsed = new Date(Date.UTC(year, month - 1, day))
  const isReal = parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === day && month > 0
  return isReal && year > 999 ? parsed.toISOString().slice(0, 10) : undefined
}

/** The order that the days of a column show; nothing when they show none, or both. */
export function dateOrderOf(cells: readonly string[]): DateOrder | undefined {
  let [days, months] = [0, 0]
  for (const cell of cells) {
    const found = numeric.exec(cell.trim())
    if (!found || (found[1] ?? '').length > 2) continue
    if (Number(found[1]) > 12) days += 1
    else if (Number(found[2]) > 12) months += 1
    // Dots between numbers are written where the day comes first.
    else if (/^\d+\.\d+\./.test(cell.trim())) days += 1
  }
  if (days > 0 && months > 0) return undefined
  if (days === 0 && months === 0) return undefined
  return days > 0 ? 'dayFirst' : 'monthFirst'
}
