// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { attachPaste } from './clipboardActs.ts'
import { testBoard } from './testing/boardFor.ts'

/** A field on a page that answers pastes; returns what is left to the field. */
function pageWith(html: string) {
  document.body.innerHTML = html
  const board = testBoard()
  const stop = attachPaste(document.body, board.context)
  const paste = (text: string): 'field' | 'page' => {
    const clipboardData = { getData: (type: string) => (type === 'text/plain' ? text : ''), files: [] }
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData })
    document.querySelector('input')?.dispatchEvent(event)
    stop()
    return event.defaultPrevented ? 'page' : 'field'
  }
  return { ...board, paste }
}

const list = 'Food bank\nClinic\nPort'

test.each([
  ['where a partner is named', '<form data-partner><input></form>'],
  ['where a card is named in a dialog', '<div role="dialog"><p data-partner><input></p></div>'],
])('K7 a list pasted %s is shown before it is brought in', (_, html) => {
  const { context, idOf, paste } = pageWith(html)
  context.ui.change({ editing: idOf('Food bank') })
  expect(paste(list)).toBe('page')
  expect(context.ui.get().panel).toBe('import')
  expect(context.ui.get().editing).toBeUndefined()
})

test.each([
  ['one name where a partner is named', '<form data-partner><input></form>', 'Food bank'],
  ['a list in any other field', '<form><input></form>', list],
  ['a list in a field of a dialog', '<div role="dialog"><input></div>', list],
])('K7 %s is left to the field', (_, html, text) => {
  const { context, paste } = pageWith(html)
  expect(paste(text)).toBe('field')
  expect(context.ui.get().panel).toBeUndefined()
})
