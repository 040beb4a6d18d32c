import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { ChevronLeft, Presentation, Redo2, Search, Share2, Undo2 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Link } from 'wouter'
import { Button } from '../../controls/Button.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { SavedState } from '../../panels/saved/SavedState.tsx'
import { useCanWrite, useRole, useUi, useUiStore, useUndo, useWorkshop } from '../../state/hooks.ts'
import type { View } from '../../state/uiState.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { actionNamed, keyOf } from '../../tools/actions.ts'
import { AvatarRow } from './AvatarRow.tsx'
import { BoardMenu } from './BoardMenu.tsx'
import { BoardTitle } from './BoardTitle.tsx'

const text = words.pages.board
const views: readonly View[] = ['grid', 'outline', 'table']

/** The bar above every view of a board. */
export function TopBar() {
  const ui = useUiStore()
  const role = useRole()
  const panel = useUi((state) => state.panel)
  const { stage } = useWorkshop()
  return (
    <div className="bar-box">
      <header className="bar">
        <div className="bar-start">
          <Link href="/" className="button bar-back" data-look="plain" data-icon aria-label={text.toLibrary}>
            <ChevronLeft size={20} strokeWidth={1.75} aria-hidden />
          </Link>
          <div className="bar-name">
            <BoardTitle />
            <SavedState />
          </div>
        </div>
        <ViewSwitch />
        <div className="bar-end">
          <div className="bar-acts">
            <History />
            <IconButton
              icon={Search}
              label={text.find}
              keys={keyOf('find')}
              onPress={() => ui.change({ panel: panel === 'find' ? undefined : 'find' })}
            />
          </div>
          <div className="bar-more">
            <AvatarRow />
            {may(role, 'runWorkshop') && stage < 0 && (
              <Button
                className="bar-workshop"
                aria-expanded={panel === 'workshop'}
                onPress={() => ui.change({ panel: panel === 'workshop' ? undefined : 'workshop' })}
              >
                <Presentation size={16} strokeWidth={2} aria-hidden />
                <span>{text.workshop}</span>
              </Button>
            )}
            {may(role, 'manageLinks') && (
              <Button
                look={stage < 0 ? 'primary' : undefined}
                className="bar-share"
                aria-expanded={panel === 'share'}
                onPress={() => ui.change({ panel: panel === 'share' ? undefined : 'share' })}
              >
                <Share2 size={16} strokeWidth={2} aria-hidden />
                <span>{text.share}</span>
              </Button>
            )}
            <BoardMenu />
          </div>
        </div>
      </header>
    </div>
  )
}

function ViewSwitch() {
  const view = useUi((state) => state.view)
  const ui = useUiStore()
  return (
    <ToggleButtonGroup
      className="react-aria-ToggleButtonGroup bar-views"
      aria-label={text.views}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={([chosen]) => ui.change({ view: chosen as View })}
    >
      {views.map((one) => (
        <ToggleButton key={one} id={one}>
          {text.view[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

function History() {
  const context = useActionContext()
  const { canUndo, canRedo } = useUndo()
  const canWrite = useCanWrite()
  if (!may(context.session.role, 'writeBoard')) return null
  return (
    <>
      <IconButton
        icon={Undo2}
        label={text.undo}
        keys={keyOf('undo')}
        isDisabled={!canUndo || !canWrite}
        onPress={() => actionNamed('undo').perform(context)}
      />
      <IconButton
        icon={Redo2}
        label={text.redo}
        keys={keyOf('redo')}
        isDisabled={!canRedo || !canWrite}
        onPress={() => actionNamed('redo').perform(context)}
      />
    </>
  )
}
