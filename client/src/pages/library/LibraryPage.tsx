import { BoardError } from '@commonground/shared/base/boardError'
import { fold } from '@commonground/shared/base/fold'
import type { BoardId } from '@commonground/shared/base/ids'
import type { BoardSummary } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { FileUp, Plus, Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Button as AriaButton,
  FileTrigger,
  Input,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { Link, useLocation } from 'wouter'
import { bringNewcomer } from '../../app/address.ts'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { rememberedPerson } from '../../session/remembered.ts'
import { useStore } from '../../state/hooks.ts'
import { SiteHead } from '../SiteHead.tsx'
import { BoardTile, type TileAct } from './BoardTile.tsx'
import { CreateDialog } from './CreateDialog.tsx'
import { EmptyLibrary } from './EmptyLibrary.tsx'
import { createLibrary, type Library, type Shelf, shelfOf, shelved } from './library.ts'
import { makeBoardFromFile, makeSample } from './makeBoard.ts'
import { RenameDialog } from './RenameDialog.tsx'
import './library.css'

const text = words.pages.library
const shelves: readonly Shelf[] = ['current', 'archived', 'trashed']

/** The boards of this browser, and where new ones come from. */
export function LibraryPage() {
  const [library] = useState(createLibrary)
  const state = useStore(library)
  const [creating, setCreating] = useState<'board' | 'sample'>()
  const [, go] = useLocation()
  const open = (board: BoardId): void => {
    bringNewcomer()
    go(`/b/${board}`)
  }

  useEffect(() => keepFresh(library), [library])
  useEffect(() => {
    document.title = `${text.title} · ${words.pages.product}`
  }, [])

  const openFile = async (files: FileList | null): Promise<void> => {
    const file = files?.[0]
    if (!file) return
    try {
      open(await makeBoardFromFile(file))
    } catch (error) {
      notify({ text: problemText(error) })
      await library.load()
    }
  }

  /** One press, for someone this browser knows; else their name is asked for first. */
  const openSample = async (): Promise<void> => {
    const name = rememberedPerson()?.name
    if (!name) return setCreating('sample')
    try {
      open(await makeSample(name))
    } catch (error) {
      if (error instanceof BoardError && error.code === 'creation-closed') setCreating('sample')
      else notify({ text: problemText(error) })
    }
  }

  return (
    <div className="site">
      <SiteHead />
      <main className="site-main">
        <div className="library-head">
          <h1>{text.title}</h1>
          <div className="library-makes">
            <Link href="/join" className="button" data-look="plain">
              {words.workshop.join.byCode}
            </Link>
            <FileTrigger
              acceptedFileTypes={['.json', 'application/json']}
              onSelect={(files) => void openFile(files)}
            >
              <Button>
                <FileUp size={18} strokeWidth={1.75} aria-hidden />
                {text.openFile}
              </Button>
            </FileTrigger>
            <Button look="primary" onPress={() => setCreating('board')}>
              <Plus size={18} strokeWidth={2} aria-hidden />
              {text.newBoard}
            </Button>
          </div>
        </div>
        {state.kind === 'failed' && (
          <div className="message-box" role="alert">
            <p>
              {text.failed} {state.reason}
            </p>
            <Button onPress={() => void library.load()}>{text.retry}</Button>
          </div>
        )}
        {state.kind === 'ready' && state.boards.length === 0 && (
          <EmptyLibrary onCreate={() => setCreating('board')} onSample={() => void openSample()} />
        )}
        {state.kind === 'ready' && state.boards.length > 0 && (
          <Shelves boards={state.boards} library={library} />
        )}
      </main>
      <CreateDialog what={creating} onClose={() => setCreating(undefined)} onMade={open} />
    </div>
  )
}

interface ShelvesProps {
  readonly boards: readonly BoardSummary[]
  readonly library: Library
}

function Shelves({ boards, library }: ShelvesProps) {
  const [shelf, setShelf] = useState<Shelf>('current')
  const [letters, setLetters] = useState('')
  const [renaming, setRenaming] = useState<BoardSummary>()
  const [question, setQuestion] = useState<Question>()
  const shown = shelved(boards, shelf, (title) => fold(title).includes(fold(letters)))

  const act = (what: TileAct, board: BoardSummary): void => {
    if (what === 'rename') setRenaming(board)
    else if (what === 'erase') setQuestion(askToErase(board, library))
    else void perform(library, what, board)
  }

  return (
    <>
      <div className="library-tools">
        <ToggleButtonGroup
          aria-label={text.shelves}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shelf]}
          onSelectionChange={([chosen]) => setShelf(chosen as Shelf)}
        >
          {shelves.map((one) => (
            <ToggleButton key={one} id={one}>
              {text.shelf[one]}
              <span className="count">{boards.filter((board) => shelfOf(board) === one).length}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <SearchField
          aria-label={text.search}
          value={letters}
          onChange={setLetters}
          className="react-aria-SearchField library-search"
        >
          <Search size={16} aria-hidden />
          <Input placeholder={text.search} />
          <AriaButton aria-label={text.clearSearch}>
            <X size={16} aria-hidden />
          </AriaButton>
        </SearchField>
      </div>
      <h2 className="unseen">{text.shelf[shelf]}</h2>
      <p className="unseen" role="status">
        {text.shown(shown.length)}
      </p>
      {shelf === 'trashed' && shown.length > 0 && <p className="hint">{text.trashStays}</p>}
      {shown.length === 0 ? (
        <p className="library-nothing">{text.nothing[letters === '' ? shelf : 'letters']}</p>
      ) : (
        <ul className="tiles">
          {shown.map((board) => (
            <BoardTile key={board.id} board={board} onAct={act} />
          ))}
        </ul>
      )}
      <Confirm question={question} onClose={() => setQuestion(undefined)} />
      <RenameDialog
        board={renaming}
        onClose={() => setRenaming(undefined)}
        onRename={(board, title) => void library.rename(board, title)}
      />
    </>
  )
}

function askToErase(board: BoardSummary, library: Library): Question {
  return {
    title: text.eraseTitle(board.title),
    about: text.eraseAbout,
    perform: text.eraseDo,
    cancel: words.pages.create.cancel,
    onYes: () => void library.erase(board),
  }
}

function perform(
  library: Library,
  act: Exclude<TileAct, 'rename' | 'erase'>,
  board: BoardSummary,
): Promise<void> {
  switch (act) {
    case 'duplicate':
      return library.duplicate(board)
    case 'archive':
      return library.archive(board, true)
    case 'unarchive':
      return library.archive(board, false)
    case 'trash':
      return library.trash(board)
    case 'restore':
      return library.restore(board)
  }
}

/** Loads the list now and whenever the person comes back to this tab. Returns its stop. */
function keepFresh(library: Library): () => void {
  const load = (): void => {
    if (document.visibilityState === 'visible') void library.load()
  }
  load()
  document.addEventListener('visibilitychange', load)
  return () => document.removeEventListener('visibilitychange', load)
}
