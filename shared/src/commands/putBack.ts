import { type Contents, changingFields } from '../document/contents.ts'
import { recordRoots, yMeta, yRecord } from '../document/layout.ts'
import { settingFields } from '../model/board.ts'
import type { Command } from './command.ts'
import { writeFields } from './write.ts'

/**
 * Gives fields the values of another moment, as one step. Texts change by their smallest difference; records that are
 * gone or came back only change their mark, and one that the document no longer has is left out.
 *
 * @param change what differs, as `difference` says it.
 * @see SPEC R27
 */
export const putBack: Command<Contents> = {
  name: 'putBack',
  needs: 'putBack',
  apply(doc, { settings, records }) {
    writeFields(yMeta(doc), settingFields, settings)
    for (const root of recordRoots) {
      for (const [id, values] of records[root]) {
        const record = yRecord(doc, root, id)
        if (record) writeFields(record, changingFields[root], values)
      }
    }
  },
}
