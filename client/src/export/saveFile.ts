/** Gives the person a file, under a name, the way a browser downloads one. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Revoked at once, some browsers would save nothing: they read it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
