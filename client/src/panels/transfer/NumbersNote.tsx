import type { NumberChoices } from '@commonground/shared/imports/numberScale'
import type { NumbersFound } from '@commonground/shared/imports/readRows'
import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'

const texts = words.transfer.import

interface NumbersNoteProps {
  readonly found: NumbersFound
  readonly choices: NumberChoices
  readonly onChoose: (choices: NumberChoices) => void
}

/** Numbers that a board would not keep as they are meant, and the one press that mends them. */
export function NumbersNote({ found, choices, onChoose }: NumbersNoteProps) {
  const { smallScale, placeless } = found
  const { scale = 100, withoutPlace = false } = choices
  return (
    <>
      {scale !== 100 && (
        <Note
          text={texts.isReadAs(scale)}
          act={texts.readAsWritten}
          onPress={() => onChoose({ ...choices, scale: 100 })}
        />
      )}
      {scale === 100 && smallScale && (
        <Note
          isWarning
          text={texts.smallNumbers(smallScale)}
          act={texts.readAs(smallScale)}
          onPress={() => onChoose({ ...choices, scale: smallScale })}
        />
      )}
      {withoutPlace && (
        <Note
          text={texts.isPlaceless}
          act={texts.leavePlaceless}
          onPress={() => onChoose({ ...choices, withoutPlace: false })}
        />
      )}
      {placeless > 0 && (
        <Note
          isWarning
          text={texts.placeless(placeless)}
          act={texts.bringPlaceless(placeless)}
          onPress={() => onChoose({ ...choices, withoutPlace: true })}
        />
      )}
    </>
  )
}

interface NoteProps {
  readonly text: string
  readonly act: string
  readonly isWarning?: boolean
  readonly onPress: () => void
}

function Note({ text, act, isWarning = false, onPress }: NoteProps) {
  return (
    <div className={isWarning ? 'field-note' : 'transfer-chosen'}>
      <p>{text}</p>
      <Button size="small" onPress={onPress}>
        {act}
      </Button>
    </div>
  )
}
