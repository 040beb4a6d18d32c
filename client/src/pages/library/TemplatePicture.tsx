import type { PictureDot } from '@commonground/shared/protocol/http'
import type { TemplateName } from '@commonground/shared/templates/templates'

interface TemplatePictureProps {
  readonly template: TemplateName
}

/** What a template looks like from afar. Decoration: its words stand beside it. */
export function TemplatePicture({ template }: TemplatePictureProps) {
  return (
    <svg className="board-picture" viewBox="0 0 160 100" aria-hidden>
      <rect className="board-picture-strong" x={80} width={80} height={50} />
      <path className="board-picture-lines" d="M80 0V100M0 50H160" />
      {template === 'fiveSteps' && <Steps />}
      {template === 'childPoverty' &&
        sampleDots.map(([interest, influence, colour]) => (
          <circle
            key={`${interest} ${influence}`}
            cx={interest * 1.6}
            cy={100 - influence}
            r={3.6}
            fill={`var(--sector-${colour})`}
          />
        ))}
    </svg>
  )
}

function Steps() {
  return [16, 48, 80, 112, 144].map((x, at) => (
    <g key={x}>
      {at > 0 && <path className="board-picture-step" d={`M${x - 24} 50h16`} />}
      <circle
        cx={x}
        cy={50}
        r={9}
        fill={at === 0 ? 'var(--accent)' : 'var(--card)'}
        stroke="var(--accent)"
        strokeWidth={2}
      />
    </g>
  ))
}

// Roughly where the sample has its cards, thinned out.
const sampleDots: readonly PictureDot[] = [
  [88, 82, 0],
  [78, 90, 1],
  [92, 66, 2],
  [70, 74, 0],
  [64, 60, 5],
  [84, 56, 6],
  [30, 86, 7],
  [38, 70, 9],
  [22, 62, 10],
  [44, 57, 1],
  [90, 34, 4],
  [76, 26, 3],
  [66, 40, 2],
  [82, 14, 4],
  [58, 22, 3],
  [26, 30, 12],
]
