import { clamp } from '@commonground/shared/base/geometry'
import { changeSettings } from '@commonground/shared/commands/settings'
import { backdropOf } from '@commonground/shared/map/grid'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'
import { useCanWrite, useRole, useSettings, useStore } from '../state/hooks.ts'
import { useActionContext } from '../tools/actionContext.ts'
import { asOneStep } from '../tools/cardActs.ts'
import type { LineSetting } from '../tools/tool.ts'

const settings: readonly LineSetting[] = ['influenceLine', 'interestLine']

/** Handles of the threshold lines, for facilitators: dragged, or moved with the arrow keys. */
export function LineHandles(): ReactElement | null {
  const role = useRole()
  const canWrite = useCanWrite()
  if (!canWrite || !may(role, 'changeSettings')) return null
  return (
    <>
      {settings.map((setting) => (
        <LineHandle key={setting} setting={setting} />
      ))}
    </>
  )
}

function LineHandle({ setting }: { readonly setting: LineSetting }): ReactElement {
  const context = useActionContext()
  const stored = useSettings()
  const { line } = useStore(context.preview)
  const handle = useRef<HTMLDivElement>(null)
  const value = line?.setting === setting ? line.value : stored[setting]
  const axis = setting === 'influenceLine' ? words.grid.influence : words.grid.interest

  useEffect(() => {
    const { camera } = context
    const follow = (): void => {
      const backdrop = backdropOf({ ...stored, [setting]: value })
      const drawn = backdrop.lines.find((candidate) => candidate.setting === setting)
      if (!drawn || !handle.current) return
      const end = camera.toScreen(setting === 'influenceLine' ? drawn.to : drawn.from)
      const { widthPx, heightPx } = camera.viewport()
      const x = clamp(end.x, 12, widthPx - 12)
      const y = clamp(end.y, 12, heightPx - 12)
      handle.current.style.transform = `translate(${x}px, ${y}px)`
    }
    follow()
    return camera.subscribe(follow)
  }, [context, setting, value, stored])

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextValue(event, value)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    asOneStep(context, () => context.session.run(changeSettings, { settings: { [setting]: next } }))
  }

  return (
    <div
      ref={handle}
      className="grid-line-handle"
      data-line={setting}
      role="slider"
      tabIndex={0}
      aria-label={words.grid.lineName(axis)}
      aria-orientation={setting === 'influenceLine' ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value}
      onKeyDown={onKeyDown}
    >
      <span className="grid-line-grip" />
    </div>
  )
}

function nextValue(event: KeyboardEvent, value: number): number | undefined {
  const step = event.shiftKey ? 10 : 1
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return clamp(Math.round(value) + step, 0, 100)
    case 'ArrowDown':
    case 'ArrowLeft':
      return clamp(Math.round(value) - step, 0, 100)
    case 'Home':
      return 0
    case 'End':
      return 100
    default:
      return undefined
  }
}
