import { readFileSync } from 'node:fs'
import { personColours } from '@commonground/shared/model/participant'
import { sectorColours, sectorMarks } from '@commonground/shared/model/sectorStyle'
import { describe, expect, test } from 'vitest'
import { marks, type Palette, palettes, personColourValues } from './theme.ts'

const themes = [
  ['light', palettes.light],
  ['dark', palettes.dark],
] as const

describe.each(themes)('%s theme', (name, palette) => {
  test('M6 every sector has its own colour, 3:1 on the paper of a card', () => {
    expect(palette.sectors).toHaveLength(sectorColours)
    expect(new Set(palette.sectors).size).toBe(sectorColours)
    for (const colour of palette.sectors) expect(contrast(colour, palette.card)).toBeGreaterThanOrEqual(3)
  })

  test('people are 3:1 on the map and the page', () => {
    for (const colour of personColourValues) {
      expect(contrast(colour, palette.map)).toBeGreaterThanOrEqual(3)
    }
  })

  test('text is 4.5:1 and lines are 3:1 wherever they stand', () => {
    for (const paper of [palette.page, palette.map, palette.mapStrong, palette.card]) {
      expect(contrast(palette.ink, paper)).toBeGreaterThanOrEqual(7)
      expect(contrast(palette.inkSoft, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.accent, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.danger, paper)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.line, paper)).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(palette.inkMap, palette.map)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.inkMap, palette.mapStrong)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
  })

  test('the style sheet has the same colours as the canvas', () => {
    const css = customProperties(name)
    for (const [key, value] of Object.entries(palette as unknown as Record<string, unknown>)) {
      if (typeof value === 'string' && value.startsWith('#')) expect(css.get(kebab(key))).toBe(value)
    }
    palette.sectors.forEach((colour, at) => {
      expect(css.get(`sector-${at}`)).toBe(colour)
    })
  })
})

test('people have twelve colours that carry white initials, the same in the style sheet', () => {
  expect(personColourValues).toHaveLength(personColours)
  const css = customProperties('light')
  personColourValues.forEach((colour, at) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(css.get(`person-${at}`)).toBe(colour)
  })
})

test('M6 every sector mark is its own shape', () => {
  expect(new Set(marks).size).toBe(sectorMarks)
})

function customProperties(theme: 'light' | 'dark'): Map<string, string> {
  const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
  const [plain = '', dark = ''] = sheet.split(':root[data-theme="dark"]')
  const block = theme === 'dark' ? dark : plain
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key = '', value = '']) => [key, value]),
  )
}

function kebab(key: keyof Palette | string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
