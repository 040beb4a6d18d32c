const greeting =
  /^(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|bonjour|ch[eè]re?s?|hola|buenos d[ií]as|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|gentil[ei]|car[oaie]|ol[aá]|beste|geachte|hoi|cze[sś][cć]|dzie[nń] dobry|szanown[aei]|witam|hej)(?=$|[\s,!.:–-])/iu
const closing =
  /^(?:best|kind|warm|warmest|with best|many thanks|thanks|thank you|cheers|regards|yours|sincerely|all the best|speak soon|see you|mit (?:freundlichen|besten|lieben|herzlichen)|freundliche|(?:viele|liebe|beste|herzliche|sch[oö]ne) gr[uü](?:ß|ss)e|lg|vg|mfg|danke|cordialement|bien [aà]|bonne journ[eé]e|merci|saludos|un saludo|gracias|cordiali|un saluto|saluti|grazie|obrigad[oa]|cumprimentos|met vriendelijke|groet(?:en|jes)?|bedankt|pozdrawiam|z powa[zż]aniem|dzi[eę]kuj[eę])(?=$|[\s,!.–-])/iu
const header =
  /^(?:from|sent|to|cc|bcc|subject|date|von|gesendet|an|betreff|datum|de|envoy[eé]|[aà]|objet|enviado|para|asunto|da|inviato|oggetto|verzonden|aan|onderwerp|od|wys[lł]ano|do|temat|ps|p\.s\.|pps|nb|n\.b\.)\s*:\s*\S/iu
/** What minutes of a meeting begin their lines with. */
const minutes =
  /^(?:present|in attendance|attendees|attending|apologies|absent|action|actions|action points?|aob|any other business|none|n\/a|minutes|matters arising|date of next meeting|next meeting|decision|decisions|minute taker|anwesend|anwesende|entschuldigt|abwesend|teilnehmende|teilnehmer|maßnahme|beschluss|aufgabe|verschiedenes|sonstiges|keine|protokoll|nächste sitzung|présents?|excusés?|absents?|ordre du jour|divers|questions diverses|néant|prochaine réunion|décision|asistentes|presentes|ausentes|excusados|acuerdos?|acción|varios|ruegos y preguntas|ninguno|próxima reunión|presenti|assenti|assenti giustificati|azione|azioni|varie ed eventuali|nessuno|prossima riunione|ausentes|ação|ações|outros assuntos|nenhum|próxima reunião|aanwezig|afwezig|afgemeld|actie|actiepunten|rondvraag|wvttk|geen|volgende vergadering|obecni|nieobecni|usprawiedliwieni|działania|wolne wnioski|brak|następne spotkanie|přítomni|omluveni|různé|žádné|närvarande|frånvarande|övrigt|til stede|fravær|eventuelt|läsnä|poissa|присутствовали|отсутствовали|разное|присутні|відсутні|різне|παρόντες|απόντες)\s*(?::|\.?$)/iu

/** True for a line as minutes of a meeting have them: who was there, what is to be done, *AOB*. */
export function isOfMinutes(line: string): boolean {
  return minutes.test(line.trim())
}

/** Signatures stand below this. */
const signatureRule = /^(?:--|__+|—)\s*$/

/** Words of a greeting or a closing are few, so that *Best practice group for the whole county* is a name. */
const mostGreetingWords = 5

/**
 * Lines of the letter around a list: its header, the greeting, sentences, what leads to the list, the closing and all
 * that follows it. A listed line is never one of them.
 *
 * @returns their indexes.
 */
export function letterLines(
  lines: readonly string[],
  isListed: (line: string) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>()
  const end = closingAt(lines, isListed)
  for (const [at, line] of lines.entries()) {
    const text = line.trim()
    if (text === '' || isListed(line)) continue
    if (at >= end || isOfLetter(text)) found.add(at)
  }
  return found
}

/** The last closing below which nothing is listed. */
function closingAt(lines: readonly string[], isListed: (line: string) => boolean): number {
  const lastListed = lines.findLastIndex(isListed)
  const at = lines.findIndex(
    (line, index) => index > lastListed && (isClosing(line.trim()) || signatureRule.test(line.trim())),
  )
  return lastListed === -1 || at === -1 ? lines.length : at
}

function isOfLetter(text: string): boolean {
  return (
    isOfMinutes(text) ||
    isGreeting(text) ||
    isClosing(text) ||
    header.test(text) ||
    /\S\s*[:：]$/.test(text) ||
    isSentence(text)
  )
}

const wordsIn = (text: string): number => text.split(/\s+/).length

function isGreeting(text: string): boolean {
  const isCut = /[,!:.–-]$/.test(text)
  return greeting.test(text) && wordsIn(text) <= (isCut ? mostGreetingWords : 2)
}

/** Words that end a letter: *Kind regards,*. */
export function isClosing(text: string): boolean {
  const isAlone = closing.exec(text)?.[0].length === text.length
  return closing.test(text) && wordsIn(text) <= mostGreetingWords && (isAlone || /[,!.–-]$/.test(text))
}

/** Names end without a full stop, or are short; what begins small and goes on is a part of a sentence. */
export function isSentence(text: string): boolean {
  const words = wordsIn(text)
  return (words > 4 && /[.!?…]$/.test(text)) || (words > 5 && /^\p{Ll}/u.test(text))
}
