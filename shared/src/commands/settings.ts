import { yMeta } from '../document/layout.ts'
import { type Settings, settingFields } from '../model/board.ts'
import type { Command } from './command.ts'
import { checkFields, writeFields } from './write.ts'

/**
 * Changes board settings: title, question, threshold lines, meanings, labels, sectors.
 *
 * @throws BoardError `invalid` when a value cannot stand.
 */
export const changeSettings: Command<{ readonly settings: Partial<Settings> }> = {
  name: 'changeSettings',
  needs: 'changeSettings',
  apply(doc, { settings }) {
    writeFields(yMeta(doc), settingFields, checkFields(settingFields, settings))
  },
}
