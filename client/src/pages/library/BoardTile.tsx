import type { BoardSummary } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Archive, ArchiveRestore, Copy, MoreHorizontal, Pencil, Trash2, Undo2 } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Link } from 'wouter'
import { IconButton } from '../../controls/IconButton.tsx'
import { BoardPicture } from './BoardPicture.tsx'
import { whenWords } from './when.ts'

/** What can be done to a board from the library. */
export type TileAct = 'rename' | 'duplicate' | 'archive' | 'unarchive' | 'trash' | 'restore' | 'erase'

interface BoardTileProps {
  readonly board: BoardSummary
  readonly onAct: (act: TileAct, board: BoardSummary) => void
}

const text = words.pages.library

/** One board in the library. */
export function BoardTile({ board, onAct }: BoardTileProps) {
  const { id, title, role, openedAt, trashedAt, cards, picture } = board
  const isTrashed = trashedAt !== undefined
  const acts = actsFor(board)
  return (
    <li className="tile" data-trashed={isTrashed || undefined}>
      <BoardPicture dots={picture} />
      <div className="tile-text">
        <h3>{isTrashed ? title : <Link href={`/b/${id}`}>{title}</Link>}</h3>
        <p className="hint">
          {text.facts(words.model.roles[role], cards)}
          <br />
          {isTrashed
            ? text.trashedAt(whenWords(trashedAt, Date.now()))
            : text.openedAt(whenWords(openedAt, Date.now()))}
        </p>
      </div>
      {acts.length > 0 && (
        <div className="tile-menu">
          <MenuTrigger>
            <IconButton icon={MoreHorizontal} label={text.menu(title)} size="small" />
            <Popover placement="bottom end">
              <Menu onAction={(act) => onAct(act as TileAct, board)}>
                {acts.map(({ act, label, icon: Icon }) => (
                  <MenuItem key={act} id={act}>
                    <Icon size={16} aria-hidden />
                    {label}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        </div>
      )}
    </li>
  )
}

const known = {
  rename: { act: 'rename', label: text.rename, icon: Pencil },
  duplicate: { act: 'duplicate', label: text.duplicate, icon: Copy },
  archive: { act: 'archive', label: text.archive, icon: Archive },
  unarchive: { act: 'unarchive', label: text.unarchive, icon: ArchiveRestore },
  trash: { act: 'trash', label: text.trash, icon: Trash2 },
  restore: { act: 'restore', label: text.restore, icon: Undo2 },
  erase: { act: 'erase', label: text.erase, icon: Trash2 },
} as const

function actsFor({ role, archivedAt, trashedAt }: BoardSummary) {
  const changes = may(role, 'changeBoard')
  if (trashedAt !== undefined) return changes ? [known.restore, known.erase] : []
  const copies = may(role, 'duplicateBoard') ? [known.duplicate] : []
  if (!changes) return copies
  return [known.rename, ...copies, archivedAt === undefined ? known.archive : known.unarchive, known.trash]
}
