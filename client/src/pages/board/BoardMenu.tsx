import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import {
  Download,
  FileText,
  History,
  Keyboard,
  LibraryBig,
  ListTodo,
  Lock,
  LockOpen,
  Menu as MenuIcon,
  Presentation,
  Settings2,
  Share2,
  SunMoon,
  Upload,
  Users,
} from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components'
import { useLocation } from 'wouter'
import { resultShown } from '../../activities/resultShown.ts'
import { notify } from '../../app/notices.ts'
import { type Preferences, prefer, preferences } from '../../app/preferences.ts'
import { problemText } from '../../app/problemText.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { freeze } from '../../session/api.ts'
import { useCanWrite, useRole, useSession, useStore, useUiStore, useWorkshop } from '../../state/hooks.ts'
import type { Panel } from '../../state/uiState.ts'
import { keyOf } from '../../tools/actions.ts'

const text = words.pages.board
const themes: readonly Preferences['theme'][] = ['auto', 'light', 'dark']

/** Everything that is not needed at every moment. */
export function BoardMenu() {
  const ui = useUiStore()
  const session = useSession()
  const role = useRole()
  const workshop = useWorkshop()
  const { frozen } = workshop
  const hasResult = resultShown(workshop).kind !== 'none'
  const canAdd = useCanWrite('add')
  const [, go] = useLocation()

  const act = (id: string | number): void => {
    if (id === 'library') go('/')
    else if (id === 'result') go(`/b/${session.boardId}/result`)
    else if (id === 'freeze') {
      void freeze(session.boardId, !frozen).catch((error: unknown) => notify({ text: problemText(error) }))
    } else if (id === 'putBack') ui.change({ sheet: 'putBack' })
    else ui.change({ panel: id as Panel })
  }

  return (
    <MenuTrigger>
      <IconButton icon={MenuIcon} label={text.menu} />
      <Popover placement="bottom end">
        <Menu onAction={act}>
          {may(role, 'runWorkshop') && <Entry id="workshop" icon={Presentation} label={text.menuWorkshop} />}
          {may(role, 'readPrivateFields') && (
            <Entry id="plan" icon={ListTodo} label={words.plan.menu} tail={keyOf('plan')} />
          )}
          {canAdd && <Entry id="import" icon={Upload} label={text.menuImport} />}
          <Entry id="export" icon={Download} label={text.menuExport} />
          {hasResult && <Entry id="result" icon={FileText} label={words.workshop.result.open} />}
          <Separator />
          {may(role, 'manageLinks') && <Entry id="share" icon={Share2} label={text.menuShare} />}
          <Entry id="people" icon={Users} label={text.menuPeople} />
          {may(role, 'runWorkshop') && (
            <Entry id="freeze" icon={frozen ? LockOpen : Lock} label={frozen ? text.unfreeze : text.freeze} />
          )}
          {may(role, 'putBack') && <Entry id="putBack" icon={History} label={words.putBack.menu} />}
          <Separator />
          <Entry id="settings" icon={Settings2} label={text.menuSettings} />
          <ThemeMenu />
          <Entry id="shortcuts" icon={Keyboard} label={text.menuShortcuts} tail="?" />
          <Separator />
          <Entry id="library" icon={LibraryBig} label={text.toLibrary} />
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

interface EntryProps {
  readonly id: string
  readonly icon: typeof MenuIcon
  readonly label: string
  readonly tail?: string | undefined
}

function Entry({ id, icon: Icon, label, tail }: EntryProps) {
  return (
    <MenuItem id={id} textValue={label}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {label}
      {tail && <kbd>{tail}</kbd>}
    </MenuItem>
  )
}

function ThemeMenu() {
  const { theme } = useStore(preferences)
  return (
    <SubmenuTrigger>
      <MenuItem textValue={text.menuTheme}>
        <SunMoon size={16} strokeWidth={1.75} aria-hidden />
        {text.menuTheme}
        <span className="tail">{text.theme[theme]}</span>
      </MenuItem>
      <Popover>
        <Menu
          selectionMode="single"
          selectedKeys={[theme]}
          onAction={(chosen) => prefer({ theme: chosen as Preferences['theme'] })}
        >
          {themes.map((name) => (
            <MenuItem key={name} id={name}>
              {text.theme[name]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
