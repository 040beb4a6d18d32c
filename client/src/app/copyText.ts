import { notify } from './notices.ts'

/** Puts text on the clipboard and says whether that worked: plain http and some browsers forbid it. */
export async function copyText(text: string, copied: string, notCopied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notify({ text: copied })
  } catch {
    notify({ text: copyOld(text) ? copied : notCopied })
  }
}

/** The old way, which also works on the plain http of a local network. */
function copyOld(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('readonly', '')
  field.className = 'unseen'
  const before = document.activeElement
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}
