const footnote =
  /^(?:\*+|†|‡|\d\)|note|notes|nb|n\.b\.|source|sources|key|legend|anmerkung|hinweis|quelle|quellen|legende|remarque|légende|nota|fuente|leyenda|fonte|legenda|bron|toelichting|źródło|uwaga)\s*[:.\s]\s*\S/i

/** True for a line that tells a source or explains a sign, as they stand below tables. */
export function isFootnoteLine(line: string): boolean {
  return line.length > 12 && footnote.test(line)
}
