import Papa from 'papaparse'

/** A table as the text of a CSV file that spreadsheets read as it is. */
export function csvText(fields: readonly string[], data: readonly (readonly string[])[]): string {
  // Without the byte order mark Excel reads accents and Gaelic letters wrongly.
  return `\ufeff${Papa.unparse({ fields: [...fields], data: [...data] }, { newline: '\r\n' })}\r\n`
}
