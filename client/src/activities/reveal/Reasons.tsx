import type { Card, CardValues } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { Button } from '../../controls/Button.tsx'
import { CardFieldEditor } from '../../panels/card/CardFieldEditor.tsx'
import { writeCard } from '../../panels/card/writeCard.ts'
import { useRoundView } from '../roundContext.ts'
import '../../panels/card/fields.css'

const text = words.rounds.talk

/** Why the card stands where it stands, by one press or in own words, and what others want kept. */
export function Reasons({ card }: { readonly card: Card }): ReactElement {
  const { outer } = useRoundView()
  const canWrite = outer.canWrite()
  const write = (fields: Partial<CardValues>): string | undefined => writeCard(outer, card.id, fields)
  const { reasonForPlace } = card
  const give = (reason: string): void => {
    const said = reasonForPlace.trim()
    write({ reasonForPlace: said === '' ? `${reason}.` : `${said}\n${reason}.` })
  }
  const isSaid = (reason: string): boolean => reasonForPlace.includes(reason)
  return (
    <section className="reasons" aria-label={text.reason}>
      {canWrite && (
        <div className="reason-chips">
          {text.reasons.map((reason) => (
            <Button
              key={reason}
              size="small"
              aria-label={text.reasonName(reason)}
              isDisabled={isSaid(reason)}
              onPress={() => give(reason)}
            >
              {reason}
            </Button>
          ))}
        </div>
      )}
      {(['reasonForPlace', 'minorityNote'] as const).map((name) => (
        <CardFieldEditor
          key={name}
          name={name}
          card={card}
          isReadOnly={!canWrite}
          isHeld={false}
          write={write}
        />
      ))}
      <p className="hint">{text.noteHint}</p>
    </section>
  )
}
