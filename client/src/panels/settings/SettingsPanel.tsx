import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { Tab, TabList, TabPanel, TabPanels, Tabs } from 'react-aria-components'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useRole, useUiStore } from '../../state/hooks.ts'
import { BoardSettings } from './BoardSettings.tsx'
import { OwnPreferences } from './OwnPreferences.tsx'
import './settings.css'

const text = words.panels.settings

/** The board's settings for facilitators, everyone's own preferences. */
export function SettingsPanel() {
  const ui = useUiStore()
  const role = useRole()
  const [tab, setTab] = useState<string | number>('board')
  const close = (): void => ui.change({ panel: undefined })
  if (!may(role, 'changeBoard')) {
    return (
      <SidePanel title={text.preferences} onClose={close}>
        <OwnPreferences />
      </SidePanel>
    )
  }
  return (
    <SidePanel title={text.title} onClose={close}>
      <Tabs selectedKey={tab} onSelectionChange={setTab}>
        <TabList aria-label={text.title} className="segments settings-tabs">
          <Tab id="board" className="segment">
            {text.board}
          </Tab>
          <Tab id="preferences" className="segment">
            {text.preferences}
          </Tab>
        </TabList>
        <TabPanels>
          <TabPanel id="board" className="settings">
            <BoardSettings />
          </TabPanel>
          <TabPanel id="preferences" className="settings">
            <OwnPreferences />
          </TabPanel>
        </TabPanels>
      </Tabs>
    </SidePanel>
  )
}
