import { pointOf } from '@commonground/shared/map/grid'
import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { useEffect, useRef, useState } from 'react'
import { Autocomplete, Input, type Key, Label, ListBox, ListBoxItem, TextField } from 'react-aria-components'
import { cardSize } from '../../app/theme.ts'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useCardsInOrder, useSettings, useUi, useUiStore } from '../../state/hooks.ts'
import { type ActionContext, useActionContext } from '../../tools/actionContext.ts'
import { SectorMark } from '../card/SectorMark.tsx'
import { matching } from './matching.ts'
import './find.css'

const { find } = words.cardPanels
/** More than anyone reads; typing one more letter is quicker. */
const most = 50

/** Finds a card by a part of its name, sector or description, and shows it. */
export function FindPanel() {
  const ui = useUiStore()
  const context = useActionContext()
  const [text, setText] = useState('')
  const findings = useUi((state) => state.findings)
  const settings = useSettings()
  const found = useFound(text)
  const close = (): void => ui.change({ panel: undefined })
  const choose = (id: Key): void => {
    const card = found.find((each) => each.id === id)
    close()
    if (card) showCard(context, card)
  }
  const status = text.trim() === '' ? find.hint : found.length === 0 ? find.none : find.found(found.length)
  return (
    <SidePanel title={find.title} onClose={close}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        {/* Asked for again, it is a new field, and takes the keyboard again. */}
        <FindField key={findings} />
        <p className="hint" role="status">
          {status}
        </p>
        {found.length > 0 && (
          <ListBox
            className="find-list"
            aria-label={find.title}
            items={found.slice(0, most)}
            onAction={choose}
          >
            {(card) => (
              <ListBoxItem id={card.id} textValue={card.name}>
                <SectorMark sector={card.sector} />
                <span>{card.name}</span>
                <span className="find-where">{whereOf(card, settings)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        )}
      </Autocomplete>
    </SidePanel>
  )
}

function FindField() {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // After the panel itself, which takes the keyboard when it opens.
    const frame = requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.select()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <TextField>
      <Label>{find.field}</Label>
      <Input ref={input} />
    </TextField>
  )
}

function whereOf({ place }: Card, settings: Settings): string {
  if (!place) return words.model.tray
  const { influence, interest } = saidPlace(place, settings)
  return `${influence} · ${interest}`
}

function useFound(text: string): readonly Card[] {
  return matching(useCardsInOrder(), text)
}

function showCard({ ui, camera, focus }: ActionContext, card: Card): void {
  ui.change({ selection: new Set([card.id]), ...(!card.place && { trayOpen: true }) })
  if (ui.get().view !== 'grid') {
    ui.change({ editing: card.id, editingName: undefined })
    return
  }
  if (!card.place) return
  const { x, y } = pointOf(card.place)
  const { width, height } = cardSize
  camera.show({ x: x - width / 2, y: y - height / 2, width, height })
  // The panel gives the keyboard back first; then the card takes it.
  requestAnimationFrame(() => focus.move(card.id))
}
