import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Hand, Laser, Maximize, Minus, MousePointer2, Plus, Shapes, SquarePlus } from 'lucide-react'
import {
  Button as AriaButton,
  Toolbar as AriaToolbar,
  Group,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { IconButton } from '../../controls/IconButton.tsx'
import { useCanWrite, useRole, useUi, useUiStore, useWorkshop } from '../../state/hooks.ts'
import type { ActionName } from '../../tools/action.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import { actionNamed, keyOf } from '../../tools/actions.ts'
import { legendToggleId, useLegend } from '../legend/useLegend.ts'
import { ZoomLabel } from './ZoomLabel.tsx'
import './toolbar.css'

/** What the hand does on the map, a new card, and how near one looks. Arrow keys move inside it. */
export function Toolbar() {
  const canAdd = useCanWrite('add')
  const canEdit = useCanWrite('edit')
  // A viewer has nothing to move.
  const mayWrite = may(useRole(), 'writeBoard')
  return (
    <AriaToolbar className="floating-bar toolbar" aria-label={words.panels.toolbar.label}>
      {canAdd && canEdit && <NewCard />}
      <Group className="toolbar-group toolbar-hands" aria-label={words.keys.groups.tools}>
        {mayWrite && <Tool tool="select" icon={MousePointer2} />}
        <Tool tool="hand" icon={Hand} />
        <Tool tool="laser" icon={Laser} />
      </Group>
      <Group className="toolbar-group" aria-label={words.keys.groups.view}>
        <Act name="zoomOut" icon={Minus} />
        <ZoomLabel />
        <Act name="zoomIn" icon={Plus} />
        <Act name="zoomFit" icon={Maximize} />
      </Group>
      <Group className="toolbar-group" aria-label={words.grid.legend.title}>
        <LegendToggle />
      </Group>
    </AriaToolbar>
  )
}

function NewCard() {
  const context = useActionContext()
  const { stage } = useWorkshop()
  const action = actionNamed('newCard')
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        className="button toolbar-new"
        // A running workshop has its own loudest button.
        data-look={stage < 0 ? 'primary' : undefined}
        onPress={() => action.perform(context)}
      >
        <SquarePlus size={18} strokeWidth={1.75} aria-hidden />
        <span>{action.label}</span>
      </AriaButton>
      <Tooltip>
        {action.label}
        <kbd>{keyOf('newCard')}</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}

function LegendToggle() {
  const [isShown, show] = useLegend()
  const label = isShown ? words.grid.legend.hide : words.grid.legend.show
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        id={legendToggleId}
        className="button"
        data-look="plain"
        data-icon
        aria-label={words.grid.legend.title}
        isSelected={isShown}
        onChange={show}
      >
        <Shapes size={18} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  )
}

interface ToolProps {
  readonly tool: 'select' | 'hand' | 'laser'
  readonly icon: typeof Hand
}

function Tool({ tool, icon: Icon }: ToolProps) {
  const chosen = useUi((state) => state.tool)
  const ui = useUiStore()
  const { label } = actionNamed(tool)
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        className="button"
        data-look="plain"
        data-icon
        aria-label={label}
        isSelected={chosen === tool}
        onChange={() => ui.change({ tool })}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <Tooltip>
        {label}
        <kbd>{keyOf(tool)}</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}

interface ActProps {
  readonly name: ActionName
  readonly icon: typeof Hand
}

function Act({ name, icon }: ActProps) {
  const context = useActionContext()
  const action = actionNamed(name)
  return (
    <IconButton icon={icon} label={action.label} keys={keyOf(name)} onPress={() => action.perform(context)} />
  )
}
