import { columnTitle } from '@commonground/shared/imports/left'
import type { ImportPlan } from '@commonground/shared/imports/planImport'
import { words } from '@commonground/shared/words/words'
import { ColumnTable } from './ColumnTable.tsx'
import { AlikeNote, ChangedNote, LeftNote, RefusedNote } from './ImportNotes.tsx'
import { type Joins, withJoin } from './joins.ts'
import { ListChoices } from './ListChoices.tsx'
import { hasRatings } from './layoutChoices.ts'
import { PreviewMap, placesOf } from './PreviewMap.tsx'
import type { Choices, Shown, ShownList } from './readImport.ts'

const texts = words.transfer.import

interface ImportOutcomeProps {
  readonly shown: Exclude<Shown, { kind: 'refused' }>
  readonly choices: Choices
  readonly joins: Joins
  readonly onChoose: (choices: Choices) => void
  readonly onJoins: (joins: Joins) => void
}

/** Says in one sentence what an import will do, and below it how the list is read. */
export function ImportOutcome({ shown, choices, joins, onChoose, onJoins }: ImportOutcomeProps) {
  const { plan } = shown
  const places = plan ? placesOf(plan) : []
  return (
    <>
      <p className="import-sum" role="status">
        {plan
          ? sum(plan, { onMap: places.length, unrated: unratedColumns(shown, choices) })
          : shown.kind === 'list' && shown.problem}
      </p>
      {shown.kind === 'board' && <BoardNote plan={shown.plan} />}
      {shown.kind === 'list' && (
        <>
          <ListChoices list={shown} choices={choices} onChoose={onChoose} />
          <ColumnTable key={tableKey(shown)} list={shown} choices={choices} onChoose={onChoose} />
        </>
      )}
      {plan && (
        <div className="import-beside">
          <div className="import-notes">
            {shown.kind === 'list' && <ListOptions list={shown} choices={choices} onChoose={onChoose} />}
            <LeftNote left={plan.left} half={plan.half} skipped={plan.skipped} />
            <RefusedNote refused={plan.refused} />
            <ChangedNote changed={plan.changed} />
            <AlikeNote
              alike={plan.alike}
              joined={joins}
              onJoin={(pair, isJoined) => onJoins(withJoin(joins, pair, isJoined))}
            />
          </div>
          {shown.kind === 'list' && places.length > 0 && <PreviewMap places={places} />}
        </div>
      )}
    </>
  )
}

/** Another sheet, other letters and other headings make another table. */
const tableKey = ({ sheet, encoding, layout }: ShownList): string =>
  [sheet, encoding, ...layout.headingRows].join(' ')

function sum(
  { added, changed, unchanged, refused }: ImportPlan,
  places: { readonly onMap: number; readonly unrated: readonly string[] },
): string {
  return texts.sum({
    added: added.length,
    changed: changed.length,
    unchanged: unchanged.length,
    refused: refused.length,
    ...places,
  })
}

/** Headings of ratings of which not one could be read. */
function unratedColumns(shown: Shown, { toTray }: Choices): readonly string[] {
  if (shown.kind !== 'list' || toTray) return []
  return shown.unrated.map((index) => columnTitle(shown.layout, index))
}

function BoardNote({ plan }: { readonly plan: Extract<Shown, { kind: 'board' }>['plan'] }) {
  return (
    <>
      {plan.ties.length + plan.plan.length > 0 && (
        <p>{texts.alsoBoard(plan.ties.length, plan.plan.length)}</p>
      )}
      {plan.settings && <p>{texts.alsoSettings}</p>}
    </>
  )
}

interface ListOptionsProps {
  readonly list: ShownList
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

function ListOptions({ list, choices, onChoose }: ListOptionsProps) {
  const { toTray = false, unreadToNotes = false } = choices
  const hasLeft = unreadToNotes || (list.plan !== undefined && list.plan.left.length + list.plan.half > 0)
  if (!hasRatings(list.layout) && !hasLeft) return null
  return (
    <div>
      {hasRatings(list.layout) && (
        <Check
          label={texts.toTray}
          isOn={toTray}
          onChange={(isOn) => onChoose({ ...choices, toTray: isOn })}
        />
      )}
      {hasLeft && (
        <Check
          label={texts.unreadToNotes}
          isOn={unreadToNotes}
          onChange={(isOn) => onChoose({ ...choices, unreadToNotes: isOn })}
        />
      )}
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="field-check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
