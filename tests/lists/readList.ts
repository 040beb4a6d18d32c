import { guessLayout } from '@commonground/shared/imports/guessLayout'
import { type ReadRows, readRows } from '@commonground/shared/imports/readRows'
import { readSheets } from '@commonground/shared/imports/readSheets'
import type { Given } from '@commonground/shared/imports/sheet'

/** How a list is read with every guess taken as it is. */
export async function readList(
  given: Given,
): Promise<ReadRows & { readonly headingRows: readonly number[] }> {
  const { sheets, best } = await readSheets(given)
  const sheet = sheets[best]
  if (!sheet) throw new Error('There is always a sheet')
  const layout = guessLayout(sheet)
  return { ...readRows(sheet, layout), headingRows: layout.headingRows }
}
