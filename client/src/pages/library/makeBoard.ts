import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId } from '@commonground/shared/base/ids'
import { maxCardRecords, maxCards } from '@commonground/shared/protocol/limits'
import type { TemplateName } from '@commonground/shared/templates/templates'
import { words } from '@commonground/shared/words/words'
import * as api from '../../session/api.ts'
import { rememberedPerson, rememberPerson } from '../../session/remembered.ts'
import { keepCreated } from './library.ts'

const sample: TemplateName = 'childPoverty'

export interface NewBoard {
  readonly title: string
  readonly question?: string
  readonly template: TemplateName
  readonly name: string
  readonly createKey?: string
}

/**
 * Makes a board; this browser becomes its facilitator and keeps the keys of its links.
 *
 * @throws BoardError `creation-closed` when the server wants its key first.
 */
export async function makeBoard({ title, question, template, name, createKey }: NewBoard): Promise<BoardId> {
  const created = keepCreated(
    await api.createBoard({
      title,
      template,
      ...(question && { question }),
      ...(name && { name }),
      ...(createKey && { createKey }),
    }),
  )
  if (name) rememberPerson({ name, sector: rememberedPerson()?.sector ?? '' })
  return created.board.id as BoardId
}

/** Short enough to be read whole where there is room for a name. */
const titleLength = 60

/** The title of a board made with a question: as many whole words of it as have room. */
export function titleFrom(question: string): string {
  const said = question.trim().replace(/\s+/g, ' ')
  if (said.length <= titleLength) return said
  const whole = said.slice(0, titleLength + 1).replace(/\s+\S*$/, '')
  return whole.slice(0, titleLength).replace(/[\s,;:–-]+$/, '')
}

/** Makes the worked sample, for a person whose name is known. */
export function makeSample(name: string, createKey?: string): Promise<BoardId> {
  const { title } = words.model.templates[sample]
  return makeBoard({ title, template: sample, name, ...(createKey && { createKey }) })
}

/**
 * Makes a board from a board file. One that cannot be read leaves nothing behind; a board that the server could not
 * fill goes to the trash.
 *
 * @throws BoardError `json-not-a-board` and the other refusals of an import.
 */
export async function makeBoardFromFile(file: File): Promise<BoardId> {
  // Apart from the page of boards, which rarely needs it.
  const { readBoardFile } = await import('@commonground/shared/imports/boardFile')
  const { cards, removedCards } = readBoardFile(new Uint8Array(await file.arrayBuffer()))
  if (cards.length > maxCards || cards.length + removedCards.length > maxCardRecords)
    throw new BoardError('too-many-cards')
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
