import { words } from '@commonground/shared/words/words'
import { Check, CloudOff, Eye, LoaderCircle, TriangleAlert } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Saved } from '../../session/session.ts'
import { useDrafts, useRole, useSaved } from '../../state/hooks.ts'
import { type SavedText, savedLine } from './savedText.ts'
import './saved.css'

/** Always in sight, in words: where this person's changes are. */
export function SavedState() {
  const saved = useSaved()
  const isViewer = useRole() === 'viewer'
  const { label, about, tone } = savedLine(saved, isViewer, useDrafts())
  const Icon = iconFor(saved.kind, tone, isViewer)
  return (
    <DialogTrigger>
      <AriaButton className="saved-state" data-tone={tone} aria-label={`${words.saved.label}: ${label}`}>
        <Icon size={14} strokeWidth={2} aria-hidden />
        <span>{label}</span>
      </AriaButton>
      <Popover placement="bottom start" className="react-aria-Popover saved-about">
        <Dialog aria-label={words.saved.label}>{about}</Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function iconFor(kind: Saved['kind'], tone: SavedText['tone'], isViewer: boolean) {
  if (kind === 'saved' && tone === 'calm') return isViewer ? Eye : Check
  if (kind === 'offline') return CloudOff
  return kind === 'opening' || kind === 'saving' ? LoaderCircle : TriangleAlert
}
