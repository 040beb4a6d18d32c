import { words } from '@commonground/shared/words/words'
import { Choose } from './Choose.tsx'
import { hasPeople, headingChoices } from './layoutChoices.ts'
import type { Choices, ShownList } from './readImport.ts'

const texts = words.transfer.import

interface ListChoicesProps {
  readonly list: ShownList
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

/** How the list as a whole is read. What a list leaves no doubt about is not asked. */
export function ListChoices({ list, choices, onChoose }: ListChoicesProps) {
  const { layout, sheets, top } = list
  const { layout: _layout, ...anew } = choices
  // Another sheet, and other letters, have other rows; another heading has other columns.
  const { headingRows: _rows, chosenRows: _chosen, page: _page, ...other } = anew
  return (
    <div className="import-choices">
      {sheets.length > 1 && (
        <Choose
          isLabelled
          label={texts.sheet}
          choices={sheets.map(({ name, rows }, index) => ({
            key: String(index),
            label: texts.sheetRows(name, rows),
            value: index,
          }))}
          chosen={String(list.sheet)}
          onChoose={(index) => onChoose({ ...other, sheet: index })}
        />
      )}
      {top.length > 1 && (
        <Choose
          isLabelled
          label={texts.headings}
          choices={headingChoices(top, layout)}
          chosen={layout.headingRows.join('+')}
          onChoose={(headingRows) => onChoose({ ...anew, headingRows })}
        />
      )}
      {hasPeople(layout) && (
        <Choose
          isLabelled
          label={texts.cardsAre}
          choices={(['people', 'organisations'] as const).map((value) => ({
            key: value,
            label: texts.cardsAreOf[value],
            value,
          }))}
          chosen={layout.cardsAre}
          onChoose={(cardsAre) => onChoose({ ...choices, layout: { ...layout, cardsAre } })}
        />
      )}
      {list.readings.length > 1 && (
        <Letters list={list} onChoose={(given) => onChoose({ ...other, encoding: given })} />
      )}
    </div>
  )
}

interface LettersProps {
  readonly list: ShownList
  readonly onChoose: (encoding: ShownList['readings'][number]['encoding']) => void
}

/** The file does not tell its letters: its own words are shown both ways. */
function Letters({ list, onChoose }: LettersProps) {
  return (
    <Choose
      isLabelled
      label={texts.letters}
      choices={list.readings.map(({ encoding, sample }) => ({
        key: encoding,
        label: sample.join(', ') || encoding,
        value: encoding,
      }))}
      chosen={list.encoding ?? list.readings[0]?.encoding ?? ''}
      onChoose={onChoose}
    />
  )
}
