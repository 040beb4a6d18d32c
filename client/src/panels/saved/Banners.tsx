import { words } from '@commonground/shared/words/words'
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { serverNow } from '../../session/serverClock.ts'
import { useBoard, useDrafts, useRole, useSaved, useWorkshop } from '../../state/hooks.ts'
import { type Banner, type BannerAct, banners } from './banners.ts'
import './saved.css'

interface BannersProps {
  readonly onAct: (act: BannerAct) => void
}

const icons = { info: Info, warn: TriangleAlert, danger: CircleAlert } as const

/** What stands between the bar and the board. It pushes the board down and never covers it. */
export function Banners({ onAct }: BannersProps) {
  const facts = {
    saved: useSaved(),
    workshop: useWorkshop(),
    role: useRole(),
    drafts: useDrafts(),
    setAside: useBoard().setAside,
    now: serverNow(),
  }
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const shown = banners(facts).filter(({ key }) => !hidden.has(key))
  if (shown.length === 0) return null
  return (
    <section className="banners" aria-label={words.saved.messages}>
      {shown.map((banner) => (
        <BannerLine
          key={banner.key}
          banner={banner}
          onAct={onAct}
          onHide={() => setHidden((before) => new Set(before).add(banner.key))}
        />
      ))}
    </section>
  )
}

interface BannerLineProps extends BannersProps {
  readonly banner: Banner
  readonly onHide: () => void
}

function BannerLine({ banner: { tone, text, act, canHide }, onAct, onHide }: BannerLineProps) {
  const Icon = icons[tone]
  return (
    <div className="banner" data-tone={tone}>
      <Icon size={18} strokeWidth={1.75} aria-hidden />
      <p>{text}</p>
      {act && (
        <Button size="small" onPress={() => onAct(act.kind)}>
          {act.label}
        </Button>
      )}
      {canHide && <IconButton icon={X} size="small" label={words.saved.banner.dismiss} onPress={onHide} />}
    </div>
  )
}
