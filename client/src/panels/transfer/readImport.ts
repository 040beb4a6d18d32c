import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { looksLikeBoardFile, readBoardFile } from '@commonground/shared/imports/boardFile'
import type { Encoding } from '@commonground/shared/imports/decodeText'
import { guessLayout, withGuessedScales } from '@commonground/shared/imports/guessLayout'
import type { Layout } from '@commonground/shared/imports/layout'
import { type BoardImportPlan, planBoardImport } from '@commonground/shared/imports/planBoardImport'
import { type ImportPlan, planImport } from '@commonground/shared/imports/planImport'
import { type ReadRows, readRows } from '@commonground/shared/imports/readRows'
import { readSheets } from '@commonground/shared/imports/readSheets'
import type { Given, Sheet, SheetRow, Sheets } from '@commonground/shared/imports/sheet'
import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import { maxUpdateBytes } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'
import { rowsToShow, type ShownRow, withFates } from './shownRows.ts'

/** How a person wants a list read; what is absent is guessed. */
export interface Choices {
  readonly encoding?: Encoding
  /** Index of the sheet of a workbook. */
  readonly sheet?: number
  readonly headingRows?: readonly number[]
  readonly layout?: Layout
  readonly toTray?: boolean
  readonly unreadToNotes?: boolean
  /** Rows of the sheet that a person brings in or strikes out. */
  readonly chosenRows?: ReadonlyMap<number, boolean>
  /** Which hundred rows are shown; the first few without it. */
  readonly page?: number | undefined
  /** Rows joined to a card of the board or to an earlier row. */
  readonly sameAs?: ReadonlyMap<number, CardId | number>
}

/** All that the preview of an import depends on. */
export interface Asked {
  readonly given: Given
  readonly board: Board
  readonly role: Role
  readonly choices: Choices
}

/** A list as it is read, and what it would do to the board. */
export interface ShownList {
  readonly kind: 'list'
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly sheet: number
  readonly encoding: Encoding | undefined
  readonly readings: Sheets['readings']
  readonly layout: Layout
  /** The first rows, any of which may be the heading. */
  readonly top: readonly SheetRow[]
  readonly rows: readonly ShownRow[]
  readonly rowCount: number
  /** Indexes of the columns that should give places and give none. */
  readonly unrated: readonly number[]
  /** The changes it would make; absent, with the reason in `problem`, when it cannot be done as it is read now. */
  readonly plan: ImportPlan | undefined
  readonly problem: string | undefined
}

export type Shown =
  | ShownList
  | { readonly kind: 'board'; readonly plan: BoardImportPlan }
  | { readonly kind: 'refused'; readonly why: string }

export type ReadImport = (asked: Asked) => Promise<Shown>

/** Rows among which a heading is looked for. */
const mostTop = 10

/** Reads one list after the other, and each only once however often the choices or the board change. */
export function createReadImport(): ReadImport {
  let kept:
    | { readonly given: Given; readonly encoding: Encoding | undefined; readonly sheets: Sheets }
    | undefined
  const sheetsOf = async (given: Given, encoding: Encoding | undefined): Promise<Sheets> => {
    if (kept?.given === given && kept.encoding === encoding) return kept.sheets
    const sheets = await readSheets(given, encoding === undefined ? {} : { encoding })
    kept = { given, encoding, sheets }
    return sheets
  }
  return async (asked) => {
    try {
      const file = boardFileIn(asked.given)
      if (file)
        return {
          kind: 'board',
          plan: sendable(planBoardImport(asked.board, readBoardFile(file), asked.role)),
        }
      return showList(await sheetsOf(asked.given, asked.choices.encoding), asked)
    } catch (error) {
      return { kind: 'refused', why: whyRefused(error) }
    }
  }
}

function showList(sheets: Sheets, asked: Asked): ShownList {
  const { choices } = asked
  const index = choices.sheet ?? sheets.best
  const sheet = sheets.sheets[index]
  if (!sheet) throw new Error(`There is no sheet ${index}`)
  const layout = withGuessedScales(sheet, choices.layout ?? guessLayout(sheet, choices.headingRows))
  return {
    kind: 'list',
    sheets: sheets.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    sheet: index,
    encoding: sheets.encoding,
    readings: sheets.readings,
    layout,
    top: sheet.rows.slice(0, mostTop),
    rowCount: sheet.rows.length,
    ...planOf(sheet, layout, asked),
  }
}

function planOf(
  sheet: Sheet,
  layout: Layout,
  { board, role, choices }: Asked,
): Pick<ShownList, 'plan' | 'problem' | 'rows' | 'unrated'> {
  const { toTray, unreadToNotes, chosenRows, page, sameAs } = choices
  const shown = rowsToShow(sheet, layout, page)
  let read: ReadRows | undefined
  try {
    read = readRows(sheet, layout, {
      ...(toTray && { toTray }),
      ...(unreadToNotes && { unreadToNotes }),
      ...(chosenRows && { chosenRows }),
    })
    const plan = sendable(planImport(board, read, { role, ...(sameAs && { sameAs }) }))
    const rows = withFates(shown, { layout, fates: read.fates, refused: plan.refused })
    return { plan, problem: undefined, rows, unrated: read.unrated }
  } catch (error) {
    const rows = withFates(shown, { layout, fates: read?.fates ?? new Map(), refused: [] })
    return { plan: undefined, problem: whyRefused(error), rows, unrated: read?.unrated ?? [] }
  }
}

class TooMuch extends Error {}

/** New cards are sent in parts; what changes on cards that are there goes in one piece and must fit one update. */
function sendable<P extends ImportPlan>(plan: P): P {
  if (JSON.stringify(plan.changed).length * 3 > maxUpdateBytes) throw new TooMuch()
  return plan
}

function whyRefused(error: unknown): string {
  if (error instanceof TooMuch) return words.transfer.import.tooMuch
  if (error instanceof BoardError) return words.problems.errors[error.code]
  throw error
}

function boardFileIn(given: Given): Uint8Array | string | undefined {
  const content = given.kind === 'file' ? given.bytes : given.text
  const start =
    typeof content === 'string' ? content.slice(0, 100) : String.fromCharCode(...content.subarray(0, 100))
  return looksLikeBoardFile(start.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')) ? content : undefined
}
