import { lazy, type ReactElement } from 'react'
import { useUi } from '../../state/hooks.ts'

const FindPanel = lazy(async () => ({ default: (await import('../../panels/find/FindPanel.tsx')).FindPanel }))
const PeoplePanel = lazy(async () => ({
  default: (await import('../../panels/people/PeoplePanel.tsx')).PeoplePanel,
}))
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
const AgendaPanel = lazy(async () => ({
  default: (await import('../../panels/workshop/AgendaPanel.tsx')).AgendaPanel,
}))
const PlanPanel = lazy(async () => ({ default: (await import('../../panels/plan/PlanPanel.tsx')).PlanPanel }))

const CardEditor = lazy(async () => ({
  default: (await import('../../panels/card/CardEditor.tsx')).CardEditor,
}))
const MoveToDialog = lazy(async () => ({
  default: (await import('../../panels/card/MoveToDialog.tsx')).MoveToDialog,
}))

/** What belongs to one card: its editor, and the dialog that says where it goes. */
export function CardPanels(): ReactElement {
  const isEditing = useUi((state) => state.editing !== undefined)
  const isMoving = useUi((state) => state.movingTo !== undefined)
  return (
    <>
      {isEditing && <CardEditor />}
      {isMoving && <MoveToDialog />}
    </>
  )
}

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
    case 'workshop':
      return <AgendaPanel />
    case 'plan':
      return <PlanPanel />
  }
}
