import { BoardError } from '../../base/boardError.ts'
import { attribute, readMarkup } from '../markup.ts'
import type { Sheet } from '../sheet.ts'
import { sheetOf } from '../sheetOf.ts'
import { readCells } from './cells.ts'
import { readFormats } from './formats.ts'
import { readStrings } from './strings.ts'
import { type Budget, maxUnpackedBytes, readZip, unpack, type ZipEntry } from './zip.ts'

// There is one in browsers, in workers and in Node; `shared` has none of their libraries.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

const maxSheets = 30

/**
 * The sheets of an XLSX workbook that hold anything, in their order; hidden ones only when there is no other. Formulas
 * come as the values they had when the workbook was saved. Only the parts that hold cells are unpacked.
 *
 * @param pause called now and then, so that reading never holds up anything else for long.
 * @throws BoardError with a `sheet-…` code, or `csv-empty`.
 * @see SPEC T1
 */
export async function readWorkbook(
  bytes: Uint8Array,
  pause: () => Promise<void> = async () => {},
): Promise<readonly Sheet[]> {
  const entries = readZip(bytes)
  refuseOthers(entries)
  const budget: Budget = { bytes: maxUnpackedBytes, pause }
  const read = async (name: string): Promise<string> => {
    const entry = entries.get(name)
    return entry ? new TextDecoder().decode(await unpack(entry, budget)) : ''
  }
  const book = await read('xl/workbook.xml')
  if (book === '') throw new BoardError('sheet-damaged')
  const targets = readTargets(await read('xl/_rels/workbook.xml.rels'))
  const { sheets, startsIn1904 } = readBook(book)
  const strings = await readStrings(await read(targets.strings ?? 'xl/sharedStrings.xml'), pause)
  const formats = readFormats(await read(targets.styles ?? 'xl/styles.xml'))
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const found: Sheet[] = []
  for (const { name, relation } of (shown.length > 0 ? shown : sheets).slice(0, maxSheets)) {
    const part = targets.sheets.get(relation)
    const xml = part ? await read(part) : ''
    const rows = await readCells(xml, { strings, formats, startsIn1904, pause })
    if (rows.some((cells) => cells.some((cell) => cell.trim() !== ''))) {
      found.push(sheetOf({ name, records: rows.map((cells) => ({ cells })) }))
    }
  }
  if (found.length === 0) throw new BoardError('csv-empty')
  return found
}

/** Archives that are no workbook, or one that runs programs. */
function refuseOthers(entries: ReadonlyMap<string, ZipEntry>): void {
  if (entries.has('xl/vbaProject.bin')) throw new BoardError('sheet-macro')
  if (entries.has('xl/workbook.bin')) throw new BoardError('sheet-old')
  if (entries.has('EncryptedPackage')) throw new BoardError('sheet-encrypted')
  if (!entries.has('xl/workbook.xml')) throw new BoardError('sheet-other')
}

interface BookSheet {
  readonly name: string
  readonly relation: string
  readonly isHidden: boolean
}

function readBook(xml: string): { readonly sheets: readonly BookSheet[]; readonly startsIn1904: boolean } {
  const sheets: BookSheet[] = []
  let startsIn1904 = false
  readMarkup(xml, {
    open(tag, attributes) {
      const local = localName(tag)
      if (local === 'workbookpr') startsIn1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (local !== 'sheet') return
      const state = attribute(attributes, 'state') ?? 'visible'
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        relation: attribute(attributes, '[a-z0-9]+:id') ?? '',
        isHidden: state !== 'visible',
      })
    },
    close() {},
    text() {},
  })
  return { sheets, startsIn1904 }
}

interface Targets {
  /** The part of each sheet by its relation. */
  readonly sheets: ReadonlyMap<string, string>
  readonly strings?: string
  readonly styles?: string
}

function readTargets(xml: string): Targets {
  const sheets = new Map<string, string>()
  const others = new Map<string, string>()
  readMarkup(xml, {
    open(tag, attributes) {
      if (localName(tag) !== 'relationship') return
      const [id, target, type] = ['Id', 'Target', 'Type'].map((name) => attribute(attributes, name) ?? '')
      const kind = type?.split('/').at(-1) ?? ''
      const path = target?.startsWith('/') ? target.slice(1) : `xl/${target}`
      if (kind === 'worksheet') sheets.set(id ?? '', path)
      else others.set(kind, path)
    },
    close() {},
    text() {},
  })
  const [strings, styles] = [others.get('sharedStrings'), others.get('styles')]
  return { sheets, ...(strings && { strings }), ...(styles && { styles }) }
}

/** Some programs write every tag with a prefix. */
function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}
