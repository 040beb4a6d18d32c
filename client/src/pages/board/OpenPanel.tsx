import { lazy, type ReactElement } from 'react'
import { FindPanel } from '../../panels/find/FindPanel.tsx'
import { PeoplePanel } from '../../panels/people/PeoplePanel.tsx'
import { useUi } from '../../state/hooks.ts'

const SharePanel = lazy(async () => ({
  default: (await import('../../panels/share/SharePanel.tsx')).SharePanel,
}))
const SettingsPanel = lazy(async () => ({
  default: (await import('../../panels/settings/SettingsPanel.tsx')).SettingsPanel,
}))
const ShortcutSheet = lazy(async () => ({
  default: (await import('../../panels/shortcuts/ShortcutSheet.tsx')).ShortcutSheet,
}))
const DraftsPanel = lazy(async () => ({
  default: (await import('../../panels/drafts/DraftsPanel.tsx')).DraftsPanel,
}))
const ImportPanel = lazy(async () => ({
  default: (await import('../../panels/transfer/ImportPanel.tsx')).ImportPanel,
}))
const ExportPanel = lazy(async () => ({
  default: (await import('../../panels/transfer/ExportPanel.tsx')).ExportPanel,
}))

/** The one panel that is open, if any. */
export function OpenPanel(): ReactElement | null {
  const panel = useUi((state) => state.panel)
  if (!panel) return null
  switch (panel) {
    case 'share':
      return <SharePanel />
    case 'people':
      return <PeoplePanel />
    case 'settings':
      return <SettingsPanel />
    case 'shortcuts':
      return <ShortcutSheet />
    case 'drafts':
      return <DraftsPanel />
    case 'import':
      return <ImportPanel />
    case 'export':
      return <ExportPanel />
    case 'find':
      return <FindPanel />
  }
}
