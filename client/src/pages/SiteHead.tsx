import { words } from '@commonground/shared/words/words'
import { Monitor, Moon, Sun } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Link } from 'wouter'
import { type Preferences, prefer, preferences } from '../app/preferences.ts'
import { IconButton } from '../controls/IconButton.tsx'
import { Logo } from '../controls/Logo.tsx'
import { useStore } from '../state/hooks.ts'
import './site.css'

const themes = { auto: Monitor, light: Sun, dark: Moon } as const
type Theme = Preferences['theme']

/** The head of the pages outside a board. */
export function SiteHead() {
  const { theme } = useStore(preferences)
  return (
    <header className="site-head">
      <Link href="/" className="site-name">
        <Logo />
        {words.pages.product}
      </Link>
      <MenuTrigger>
        <IconButton icon={themes[theme]} label={words.pages.board.menuTheme} />
        <Popover placement="bottom end">
          <Menu
            selectionMode="single"
            selectedKeys={[theme]}
            onAction={(chosen) => prefer({ theme: chosen as Theme })}
          >
            {Object.entries(themes).map(([name, Icon]) => (
              <MenuItem key={name} id={name}>
                <Icon size={16} aria-hidden />
                {words.pages.board.theme[name as Theme]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </header>
  )
}
