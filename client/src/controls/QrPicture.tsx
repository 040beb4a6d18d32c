import { encode } from 'uqr'

interface QrPictureProps {
  readonly content: string
  /** What it is, for those who cannot see it. */
  readonly label: string
}

/** A QR code, black on white in every theme: cameras read nothing else as well. */
export function QrPicture({ content, label }: QrPictureProps) {
  const { data, size } = encode(content, { ecc: 'M', border: 3 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
