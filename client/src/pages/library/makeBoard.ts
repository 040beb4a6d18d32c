import type { BoardId } from '@commonground/shared/base/ids'
import type { TemplateName } from '@commonground/shared/templates/templates'
import * as api from '../../session/api.ts'
import { rememberedPerson, rememberPerson } from '../../session/remembered.ts'
import { keepCreated } from './library.ts'

export interface NewBoard {
  readonly title: string
  readonly template: TemplateName
  readonly name: string
  readonly createKey?: string
}

/**
 * Makes a board; this browser becomes its facilitator and keeps the keys of its links.
 *
 * @throws BoardError `creation-closed` when the server wants its key first.
 */
export async function makeBoard({ title, template, name, createKey }: NewBoard): Promise<BoardId> {
  const created = keepCreated(
    await api.createBoard({ title, template, ...(name && { name }), ...(createKey && { createKey }) }),
  )
  if (name) rememberPerson({ name, sector: rememberedPerson()?.sector ?? '' })
  return created.board.id as BoardId
}

/**
 * Makes a board from a board file. One that cannot be read leaves nothing behind but a board in the trash.
 *
 * @throws BoardError `json-not-a-board` and the other refusals of an import.
 */
export async function makeBoardFromFile(file: File): Promise<BoardId> {
  const title = file.name.replace(/\.[^.]+$/, '').slice(0, 200) || file.name
  const name = rememberedPerson()?.name ?? ''
  const board = await makeBoard({ title, template: 'blank', name })
  try {
    await api.importText(board, file, 'application/json')
    return board
  } catch (error) {
    await api.trashBoard(board)
    throw error
  }
}
