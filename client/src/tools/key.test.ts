import { describe, expect, test } from 'vitest'
import { isCharacterKey, isKey, keyLabel, type Pressed } from './key.ts'

function pressed(key: string, code: string, part: Partial<Pressed> = {}): Pressed {
  return { key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...part }
}

describe('keys', () => {
  test('K1 letters count by what they produce, whatever the keyboard', () => {
    expect(isKey('N', pressed('n', 'KeyL'), false)).toBe(true)
    expect(isKey('N', pressed('l', 'KeyN'), false)).toBe(false)
    expect(isKey('Mod+Z', pressed('z', 'KeyY', { ctrlKey: true }), false)).toBe(true)
  })

  test('K1 digits, brackets, plus and minus count by where they stand', () => {
    expect(isKey('Shift+1', pressed('!', 'Digit1', { shiftKey: true }), false)).toBe(true)
    expect(isKey('Mod+]', pressed('+', 'BracketRight', { ctrlKey: true }), false)).toBe(true)
    expect(isKey('Mod+-', pressed('-', 'NumpadSubtract', { ctrlKey: true }), false)).toBe(true)
  })

  test('K1 Mod is Command on Apple devices and Control elsewhere', () => {
    const command = pressed('d', 'KeyD', { metaKey: true })
    expect(isKey('Mod+D', command, true)).toBe(true)
    expect(isKey('Mod+D', command, false)).toBe(false)
    expect(isKey('Ctrl+Y', pressed('y', 'KeyY', { ctrlKey: true }), true)).toBe(true)
  })

  test('K1 the question mark needs Shift on some keyboards and none on others', () => {
    expect(isKey('?', pressed('?', 'Slash', { shiftKey: true }), false)).toBe(true)
    expect(isKey('?', pressed('?', 'IntlRo'), false)).toBe(true)
  })

  test('K1 Alt and a letter count by the key, because Alt changes what it produces', () => {
    expect(isKey('Alt+R', pressed('®', 'KeyR', { altKey: true }), true)).toBe(true)
  })

  test('K1 keys that type a letter can be told from the others', () => {
    expect(['N', '?', 'Shift+T', 'Shift+1'].every(isCharacterKey)).toBe(true)
    expect(['Mod+D', 'Enter', 'Alt+1', 'ArrowUp', 'Space'].some(isCharacterKey)).toBe(false)
  })

  test('K1 keys are shown as people on that device know them', () => {
    expect(keyLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(keyLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z')
    expect(keyLabel('Shift+ArrowUp', false)).toBe('Shift+↑')
  })
})
