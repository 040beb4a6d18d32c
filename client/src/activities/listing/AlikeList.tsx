import { findDuplicates, type LikePair } from '@commonground/shared/analysis/duplicates'
import { mergeCards } from '@commonground/shared/commands/mergeCards'
import type { Card } from '@commonground/shared/model/card'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useId, useMemo } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { useBoard, useStore } from '../../state/hooks.ts'
import { createStore } from '../../state/store.ts'
import { offerUndo } from '../offerUndo.ts'
import { useRoundView } from '../roundContext.ts'
import { keptFirst } from './keptFirst.ts'

const text = words.rounds.alike

/** Pairs somebody said are two: this tab does not ask again. */
const keptApart = createStore<ReadonlySet<string>>(new Set())

/** Names on the board that may mean the same, each pair with the reason and one press to settle it. */
export function AlikeList(): ReactElement {
  const id = useId()
  const { cards } = useBoard()
  const apart = useStore(keptApart)
  const found = useMemo(() => findDuplicates(keptFirst([...cards.values()])), [cards])
  const pairs = onceEach(found.filter((pair) => !apart.has(keyOf(pair))))
  return (
    <section className="alike" aria-labelledby={id}>
      <h3 id={id}>{text.title}</h3>
      <p className="hint">{pairs.length === 0 ? text.none : text.about}</p>
      <ul className="alike-list">
        {pairs.map((pair) => (
          <AlikePair key={keyOf(pair)} pair={pair} />
        ))}
      </ul>
    </section>
  )
}

/** Of three cards with one name, the second and third are each asked about once, with the first. */
function onceEach(pairs: readonly LikePair[]): readonly LikePair[] {
  const asked = new Set<string>()
  return pairs.filter(({ first, second }) => {
    const isNew = !asked.has(first) && !asked.has(second)
    asked.add(second)
    return isNew
  })
}

const keyOf = ({ first, second }: LikePair): string => `${first} ${second}`

function AlikePair({ pair }: { readonly pair: LikePair }): ReactElement | null {
  const { outer } = useRoundView()
  const { cards } = useBoard()
  const [kept, other] = [cards.get(pair.first), cards.get(pair.second)]
  if (!kept || !other) return null
  const merge = (): void => {
    outer.undo.stop()
    try {
      const line = kept.name === other.name ? '' : text.alsoListed(other.name)
      outer.run(mergeCards, { keep: kept.id, other: other.id, line })
      offerUndo(outer.undo, text.merged(kept.name))
    } catch (error) {
      notify({ text: problemText(error) })
    } finally {
      outer.undo.stop()
    }
  }
  return (
    <li className="alike-pair">
      <p className="alike-names">
        <AlikeName card={kept} />
        <AlikeName card={other} />
      </p>
      <p className="hint">{text.why[pair.why]}</p>
      <div className="round-acts">
        <Button
          size="small"
          look="primary"
          aria-label={text.mergeName(kept.name, other.name)}
          onPress={merge}
        >
          {text.merge}
        </Button>
        <Button
          size="small"
          aria-label={text.keepName(kept.name, other.name)}
          onPress={() => keptApart.set(new Set([...keptApart.get(), keyOf(pair)]))}
        >
          {text.keepBoth}
        </Button>
      </div>
    </li>
  )
}

/** A name with what tells it from its like: its sector, and whether it stands on the map. */
function AlikeName({ card }: { readonly card: Card }): ReactElement {
  return (
    <span>
      <strong>{card.name}</strong>{' '}
      <span className="hint">
        {card.sector || words.model.noSector} · {card.place ? text.onMap : text.inTray}
      </span>
    </span>
  )
}
