import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Choice } from './layoutChoices.ts'

interface ChooseProps<T> {
  readonly label: string
  /** Seen beside it; without one it is named for screen readers alone. */
  readonly isLabelled?: boolean
  readonly choices: readonly Choice<T>[]
  readonly chosen: string
  readonly isDoubtful?: boolean
  readonly onChoose: (value: T) => void
}

/** A select of the browser: it works by keyboard and by touch, however many of them stand in a row. */
export function Choose<T>({
  label,
  isLabelled,
  choices,
  chosen,
  isDoubtful,
  onChoose,
}: ChooseProps<T>): ReactNode {
  const id = useId()
  return (
    <div className="field import-choose" data-doubtful={isDoubtful || undefined}>
      {isLabelled && <label htmlFor={id}>{label}</label>}
      <select
        id={id}
        aria-label={isLabelled ? undefined : label}
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
    </div>
  )
}
