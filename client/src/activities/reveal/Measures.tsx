import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'

const text = words.rounds.reveal

/** Every measure and every word in one plain sentence. */
export function Measures(): ReactElement {
  const { title, ...sentences } = text.measures
  return (
    <details className="measures">
      <summary>{title}</summary>
      <ul>
        {Object.values(sentences).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {(['camps', 'scattered', 'nobodyKnows', 'few', 'agreed'] as const).map((shape) => (
          <li key={shape}>
            <strong>{text.shape[shape]}</strong>: {text.shapeAbout[shape]}
          </li>
        ))}
      </ul>
    </details>
  )
}
