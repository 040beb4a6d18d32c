/** What of a keyboard event says which key it is. */
export interface Pressed {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

interface Chord {
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly ctrl: boolean
  readonly key: string
}

// Where these stand differs between keyboards, and Shift or Alt changes what they produce.
const physical: Readonly<Record<string, readonly string[]>> = {
  '[': ['BracketLeft'],
  ']': ['BracketRight'],
  '=': ['Equal', 'NumpadAdd'],
  '-': ['Minus', 'NumpadSubtract'],
  "'": ['Quote'],
  '/': ['Slash'],
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, [`Digit${digit}`, `Numpad${digit}`]])),
}

/** Reads a key written like `Mod+Shift+Z`; `Mod` is ⌘ on Apple devices and Ctrl elsewhere. */
export function chordOf(written: string): Chord {
  const parts = written.split('+')
  const key = parts.at(-1) ?? ''
  const has = (part: string): boolean => parts.slice(0, -1).includes(part)
  return { mod: has('Mod'), shift: has('Shift'), alt: has('Alt'), ctrl: has('Ctrl'), key }
}

/**
 * True when this key press is the written key. Letters count by what they produce, so that they follow the keyboard's
 * language; digits, brackets, `=` and `-` by where they stand.
 */
export function isKey(written: string, pressed: Pressed, apple: boolean): boolean {
  const chord = chordOf(written)
  const wantsCtrl = chord.ctrl || (chord.mod && !apple)
  const wantsMeta = chord.mod && apple
  if (pressed.ctrlKey !== wantsCtrl || pressed.metaKey !== wantsMeta) return false
  if (pressed.altKey !== chord.alt) return false
  // Some keyboards need Shift for "?", others do not.
  if (chord.key === '?') return pressed.key === '?'
  if (pressed.shiftKey !== chord.shift) return false
  const codes = physical[chord.key]
  if (codes) return codes.includes(pressed.code)
  if (chord.key === 'Space') return pressed.key === ' '
  if (chord.alt && /^[A-Z]$/.test(chord.key)) return pressed.code === `Key${chord.key}`
  return pressed.key.toLowerCase() === chord.key.toLowerCase()
}

/** A key that types a letter by itself; these can be switched off (WCAG 2.1.4). */
export function isCharacterKey(written: string): boolean {
  const chord = chordOf(written)
  return !chord.mod && !chord.ctrl && !chord.alt && chord.key.length === 1
}

const symbols: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ContextMenu: 'Menu',
}

/** The key as people on this device know it: `Ctrl+Shift+Z`, or `⌘⇧Z`. */
export function keyLabel(written: string, apple = isApple()): string {
  const { mod, shift, alt, ctrl, key } = chordOf(written)
  const shown = symbols[key] ?? key
  if (apple) return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${shown}`
  const parts = [mod || ctrl ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', shown]
  return parts.filter((part) => part !== '').join('+')
}

export function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
}

/** What letters are typed into: a box that is ticked takes none. */
export const typedIn = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'
