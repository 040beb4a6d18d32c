import type { ReactElement } from 'react'
import { part } from '../../app/part.ts'
import { useUi } from '../../state/hooks.ts'

const FindPanel = part(async () => (await import('../../panels/find/FindPanel.tsx')).FindPanel)
const PeoplePanel = part(async () => (await import('../../panels/people/PeoplePanel.tsx')).PeoplePanel)
const SharePanel = part(async () => (await import('../../panels/share/SharePanel.tsx')).SharePanel)
const SettingsPanel = part(
  async () => (await import('../../panels/settings/SettingsPanel.tsx')).SettingsPanel,
)
const ShortcutSheet = part(
  async () => (await import('../../panels/shortcuts/ShortcutSheet.tsx')).ShortcutSheet,
)
const DraftsPanel = part(async () => (await import('../../panels/drafts/DraftsPanel.tsx')).DraftsPanel)
const ImportPanel = part(async () => (await import('../../panels/transfer/ImportPanel.tsx')).ImportPanel)
const ExportPanel = part(async () => (await import('../../panels/transfer/ExportPanel.tsx')).ExportPanel)
const AgendaPanel = part(async () => (await import('../../panels/workshop/AgendaPanel.tsx')).AgendaPanel)
const PlanPanel = part(async () => (await import('../../panels/plan/PlanPanel.tsx')).PlanPanel)

const CardEditor = part(async () => (await import('../../panels/card/CardEditor.tsx')).CardEditor)
const MoveToDialog = part(async () => (await import('../../panels/card/MoveToDialog.tsx')).MoveToDialog)

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
