import { words } from '@commonground/shared/words/words'
import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Button } from '../controls/Button.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { useStore } from '../state/hooks.ts'
import { dismissNotice, notices, type ShownNotice } from './notices.ts'
import './notices.css'

const shownForMs = 8000
/** For one that asks for an answer; longer would keep the top of the map covered. */
const asksForMs = 30_000

/**
 * The short messages, at the foot of the page; over the map in its lower left corner, where what matters least stands and
 * no bar is. They wait while they are pointed at or hold the keyboard.
 */
export function Notices() {
  const shown = useStore(notices)
  const section = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const place = (): void => stand(section.current)
    place()
    // A phone is turned while something is told.
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  })
  if (shown.length === 0) return null
  return (
    <section
      ref={section}
      className="notices"
      aria-label={words.pages.notices.region}
      data-react-aria-top-layer="true"
    >
      {shown.map((notice) => (
        <NoticeBox key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

/** Beside the tray, or above it, however large it is. */
function stand(section: HTMLElement | null): void {
  const map = document.querySelector('.board-map')?.getBoundingClientRect()
  if (!map) return
  section?.style.setProperty('--map-left', `${map.left}px`)
  section?.style.setProperty('--map-foot', `${window.innerHeight - map.bottom}px`)
  section?.style.setProperty('--map-width', `${map.width}px`)
}

function NoticeBox({ notice }: { readonly notice: ShownNotice }) {
  const { id, text, action, until, stays } = notice
  useEffect(() => leaveLater(id, stays ? asksForMs : shownForMs), [id, stays])
  useEffect(() => until?.(() => dismissNotice(id)), [id, until])
  return (
    <div className="notice" data-notice={id}>
      <p>{text}</p>
      {action && (
        <Button
          look="plain"
          size="small"
          onPress={() => {
            action.perform()
            dismissNotice(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        icon={X}
        size="small"
        label={words.pages.notices.dismiss}
        onPress={() => dismissNotice(id)}
      />
    </div>
  )
}

/** Takes the notice away after a while; one in use, or on a page nobody sees, is asked again later. Returns its stop. */
function leaveLater(id: number, afterMs: number): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = (): void => {
    timer = setTimeout(() => {
      const box = document.querySelector(`[data-notice="${id}"]`)
      if (document.hidden || box?.matches(':hover, :focus-within')) wait()
      else dismissNotice(id)
    }, afterMs)
  }
  wait()
  return () => clearTimeout(timer)
}
