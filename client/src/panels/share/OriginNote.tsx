import { words } from '@commonground/shared/words/words'
import type { Origins } from './useOrigins.ts'
import './share.css'

const text = words.panels.share

/** Says what links lead by when that is not what stands in the address bar, and lets one choose another. */
export function OriginNote({ known, origin, choose }: Origins) {
  if (!known || known.includes(location.origin)) return null
  if (known.length === 0) return <p className="link-none">{text.onlyThisComputer}</p>
  return (
    <div className="link-none">
      <p>{text.byNetwork(location.hostname)}</p>
      {known.length > 1 && (
        <label className="link-origin">
          {text.origin}
          <select value={origin} onChange={(event) => choose(event.target.value)}>
            {known.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
