import type { Card, CardValues } from '@commonground/shared/model/card'
import { allSectors } from '@commonground/shared/model/sectorStyle'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { useCallback, useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { writeCard } from '../panels/card/writeCard.ts'
import { useBoard, useCanWrite, useRole, useSession, useUiStore, useWorkshop } from '../state/hooks.ts'
import { obstacle, obstacleWords } from '../tools/cardActs.ts'
import type { Sort, TableColumn } from './rowOrder.ts'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { useRows } from './useRows.ts'
import '../panels/card/fields.css'
import './table.css'

const { table } = words.mirror
/** Rows drawn at once: every one of them is seven real controls. */
const pageRows = 200

/** The register: every card as a row of controls. Sorting and filtering are this tab's own. */
export function TableView() {
  const [filter, setFilter] = useState('')
  const [sort, setSort] = useState<Sort>()
  const [most, setMost] = useState(pageRows)
  const board = useBoard()
  const rows = useRows(board, { filter, sort })
  const session = useSession()
  const ui = useUiStore()
  const sectorList = useId()
  const canWrite = useCanWrite('edit')
  const canPlace = useCanWrite('place')
  const role = useRole()
  const why = obstacle(session)
  const write = useCallback(
    (card: Card, fields: Partial<CardValues>, isLast?: boolean) =>
      writeCard(session, card.id, fields, isLast),
    [session],
  )
  const edit = useCallback((card: Card) => ui.change({ editing: card.id, editingName: undefined }), [ui])
  const { stage } = useWorkshop()
  // A workshop's table stands on the projector: what we think of people is not for the whole room.
  const hasPrivate = may(role, 'readPrivateFields') && stage < 0
  const sortBy = (column: TableColumn): void =>
    setSort((now) => ({ column, isDescending: now?.column === column && !now.isDescending }))

  return (
    <section className="table-view" aria-label={table.title}>
      <TableTools filter={filter} onFilter={setFilter} shown={rows.length} all={board.cards.size} />
      {why === 'frozen' && <p className="hint">{obstacleWords(why)}</p>}
      <div className="table-scroll">
        <table>
          <caption className="unseen">
            {table.title}. {canWrite && table.hint}
          </caption>
          <TableHead sort={sort} onSort={sortBy} hasPrivate={hasPrivate} />
          <tbody>
            {rows.slice(0, most).map((card) => (
              <TableRow
                key={card.id}
                card={card}
                settings={board.settings}
                canWrite={canWrite}
                canMove={canPlace && (!card.locked || may(role, 'moveLockedCards'))}
                hasPrivate={hasPrivate}
                sectorList={sectorList}
                write={write}
                onEdit={edit}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && (
          <p className="table-empty">{board.cards.size === 0 ? table.empty : table.noMatch}</p>
        )}
      </div>
      {rows.length > most && (
        <Button onPress={() => setMost(most + pageRows)}>
          {table.more(Math.min(pageRows, rows.length - most))}
        </Button>
      )}
      <datalist id={sectorList}>
        {allSectors(board).map((sector) => (
          <option key={sector} value={sector} />
        ))}
      </datalist>
    </section>
  )
}

interface TableToolsProps {
  readonly filter: string
  readonly onFilter: (filter: string) => void
  readonly shown: number
  readonly all: number
}

function TableTools({ filter, onFilter, shown, all }: TableToolsProps) {
  const id = useId()
  return (
    <div className="table-tools">
      <div className="field">
        <label htmlFor={id}>{table.filter}</label>
        <input id={id} type="search" value={filter} onChange={(event) => onFilter(event.target.value)} />
      </div>
      <p role="status" className="hint">
        {table.shown(shown, all)}
      </p>
    </div>
  )
}
