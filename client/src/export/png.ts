/** Phones and Safari draw nothing on a larger canvas. */
const maxPixels = 16_000_000

/**
 * Draws a picture written as SVG onto a canvas at twice its size, or as large as browsers allow.
 *
 * @throws Error when this browser cannot draw it.
 */
export async function pngFrom(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = await loaded(url)
    const { width, height } = image
    const scale = Math.min(2, Math.sqrt(maxPixels / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(width * scale)
    canvas.height = Math.floor(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('No canvas here')
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await blobOf(canvas)
  } finally {
    URL.revokeObjectURL(url)
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('The browser could not read the picture'))
    image.src = url
  })
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture'))),
      'image/png',
    )
  })
}
