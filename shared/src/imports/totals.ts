import { fold } from '../base/fold.ts'
import { headingOf } from './headings.ts'

/** Words for a sum or another figure over many rows, in the languages of the headings. */
const totals = new Set(
  `total totals subtotal subtotals grandtotal sum average averages mean median mode minimum maximum stdev
  summe gesamt gesamtsumme gesamtzahl insgesamt zwischensumme durchschnitt mittelwert mittel
  moyenne somme totaux mediane ensemble promedio suma mediana subtotales totales media totale totali subtotale somma soma
  totaal subtotaal totalen som gemiddelde mediaan razem suma srednia lacznie ogolem celkem soucet prumer
  итого всего сумма среднее медиана разом усього всього середнє συνολο μεσος αθροισμα yhteensa summa keskiarvo
  totalt sammanlagt medelvarde genomsnitt gjennomsnitt gennemsnit cyfanswm cyfartaledd iomlan iomlaine cuibheasach`.split(
    /\s+/,
  ),
)
/** Words that count what stands behind them. */
const counts = new Set(
  `number count no nr anzahl zahl nombre numero num cantidad quantita aantal liczba ilosc pocet количество число кількість αριθμος
  antal antall lukumaara maara nifer aireamh lion n`.split(/\s+/),
)
const joining = new Set(
  `of the all in for by and der die das aller von im alle des de du la le les d l en del los las di dei degli delle da dos das do
  van het w z ze ve v po i av af at general generale globale sous sub tussen pod mezi grand score scores points value sur per je`.split(
    /\s+/,
  ),
)
/** What is counted, where it is no heading of names. */
const counted = new Set(
  `respondents responses answers rows entries cards people befragte befragten antworten teilnehmer eintraege repondants reponses
  encuestados respuestas personas rispondenti intervistati respondentow respondenten antwoorden respondentes interesariuszy
  stakeholderow partnerow podmiotow organizacji partenaires zainteresovanych stran респондентов участников партнеров
  respondenter svar partner partnern akteuren stakeholdern organisationen parties partijen organisaties`.split(
    /\s+/,
  ),
)

/**
 * True for what names a sum or a count and nothing else: *Total*, *Totaal aantal partijen*, *n = 8 Befragte*.
 *
 * @see SPEC T6
 */
export function isTotal(text: string): boolean {
  if (text.length > 80) return false
  const plain = fold(
    text
      .replace(/\(.*?\)/g, ' ')
      .replace(/ł/g, 'l')
      .replace(/ß/g, 'ss'),
  )
  if (/^n\s*[=:]\s*\d+/.test(plain)) return true
  const words = plain.split(/[^\p{L}]+/u).filter((word) => word !== '')
  const hasTotal = words.some((word) => totals.has(word))
  const hasCount = words.some((word) => counts.has(word))
  if (!hasTotal && !hasCount) return false
  const rest = words.filter((word) => !totals.has(word) && !counts.has(word) && !joining.has(word))
  const isCounted = rest.length > 0 && (rest.every((word) => counted.has(word)) || namesRows(rest.join(' ')))
  if (rest.length > 0 && !isCounted) return false
  return hasTotal || isCounted || /[:=]\s*\d/.test(text)
}

/** A line that tells a sum by itself: *Total: 11 partners*. */
export function isTotalLine(line: string): boolean {
  return /\d/.test(line) && isTotal(line) && (/[:=]\s*\d|\d\s*$/.test(line) || /^\d/.test(line))
}

function namesRows(words: string): boolean {
  const meaning = headingOf(words)?.meaning
  return meaning === 'name' || meaning === 'organisation'
}
