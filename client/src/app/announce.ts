/** Speaks to screen readers. What it says is always also on the screen. */
export interface Announcer {
  /** Waits until the reader has finished. */
  readonly polite: (text: string) => void
  /** Interrupts: only for what cannot wait. */
  readonly assertive: (text: string) => void
  /** Says the last announcement again. */
  readonly repeat: () => void
}

interface Spoken {
  readonly manner: 'polite' | 'assertive'
  readonly text: string
}

const regions = new Map<Spoken['manner'], HTMLElement>()
let last: Spoken | undefined
const clearing = new Map<HTMLElement, ReturnType<typeof setTimeout>>()
const clearAfterMs = 8000

export const announce: Announcer = {
  polite: (text) => speak({ manner: 'polite', text }),
  assertive: (text) => speak({ manner: 'assertive', text }),
  repeat: () => {
    if (last) speak(last)
  },
}

/** Puts the two live regions into the page: they must be there before the first word, or it is not heard. */
export function makeLiveRegions(body: HTMLElement): void {
  for (const manner of ['polite', 'assertive'] as const) {
    if (regions.has(manner)) continue
    const region = document.createElement('div')
    region.className = 'unseen'
    region.setAttribute('role', manner === 'polite' ? 'status' : 'alert')
    region.setAttribute('aria-live', manner)
    region.setAttribute('aria-atomic', 'true')
    // RAC makes everything outside an open dialog inert; a live region must go on speaking.
    region.dataset['liveAnnouncer'] = 'true'
    body.append(region)
    regions.set(manner, region)
  }
}

function speak(spoken: Spoken): void {
  last = spoken
  const region = regions.get(spoken.manner)
  if (!region) return
  // The same words twice are not read out unless the region was empty in between.
  region.textContent = ''
  requestAnimationFrame(() => {
    region.textContent = spoken.text
  })
  // Someone who reads through the page later must not meet old news.
  clearTimeout(clearing.get(region))
  clearing.set(
    region,
    setTimeout(() => {
      region.textContent = ''
    }, clearAfterMs),
  )
}
