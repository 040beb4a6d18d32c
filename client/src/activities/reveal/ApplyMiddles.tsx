import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useRoundView } from '../roundContext.ts'
import { applyMiddles } from './applyMiddles.ts'
import type { Found } from './useFound.ts'

/** Makes what the room thinks the board. */
export function ApplyMiddles({ found }: { readonly found: Found }): ReactElement | null {
  const { outer } = useRoundView()
  if (![...found.first.cards, ...found.after.values()].some(({ centre }) => centre)) return null
  return (
    <div className="reveal-apply">
      <Button onPress={() => applyMiddles(outer, found)}>{words.rounds.reveal.apply}</Button>
      <p className="hint">{words.rounds.reveal.applyAbout}</p>
    </div>
  )
}
