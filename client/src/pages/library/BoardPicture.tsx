import { noSectorColour, type PictureDot } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'

interface BoardPictureProps {
  readonly dots: readonly PictureDot[]
}

const width = 160
const height = 100

/** A board at the size of a stamp: where its cards stand, in their sectors' colours. */
export function BoardPicture({ dots }: BoardPictureProps) {
  return (
    <svg
      className="board-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.pages.library.picture(dots.length)}
    >
      <rect className="board-picture-strong" x={width / 2} width={width / 2} height={height / 2} />
      <path className="board-picture-lines" d={`M${width / 2} 0V${height}M0 ${height / 2}H${width}`} />
      {dots.map(([interest, influence, colour], at) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity and never move.
          key={at}
          cx={6 + (interest / 100) * (width - 12)}
          cy={6 + (1 - influence / 100) * (height - 12)}
          r={2.7}
          fill={colour === noSectorColour ? 'var(--line)' : `var(--sector-${colour})`}
        />
      ))}
    </svg>
  )
}
