import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Choice } from './layoutChoices.ts'

interface ChooseProps<T> {
  readonly label: string
  /** Seen beside it; without one it is named for screen readers alone. */
  readonly isLabelled?: boolean
  readonly choices: readonly Choice<T>[]
  readonly chosen: string
  /** Why a person had better look at it, said below. */
  readonly doubt?: string | undefined
  readonly onChoose: (value: T) => void
}

/** A select of the browser: it works by keyboard and by touch, however many of them stand in a row. */
export function Choose<T>({
  label,
  isLabelled,
  choices,
  chosen,
  doubt,
  onChoose,
}: ChooseProps<T>): ReactNode {
  const id = useId()
  return (
    <div className="field import-choose" data-doubtful={doubt && true}>
      {isLabelled && <label htmlFor={id}>{label}</label>}
      {/* As wide as what is chosen: a select by itself is as wide as its widest choice, or cuts the chosen one. */}
      <span className="import-select" data-chosen={choices.find(({ key }) => key === chosen)?.label}>
        <select
          id={id}
          aria-label={isLabelled ? undefined : label}
          aria-describedby={doubt ? `${id}-doubt` : undefined}
          value={chosen}
          onChange={(event) => {
            const choice = choices.find(({ key }) => key === event.target.value)
            if (choice) onChoose(choice.value)
          }}
        >
          {choices.map(({ key, label: text }) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </span>
      {doubt && (
        <span className="import-check" id={`${id}-doubt`}>
          {doubt}
        </span>
      )}
    </div>
  )
}
