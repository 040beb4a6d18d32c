import { findDuplicates, type LikePair } from '@commonground/shared/analysis/duplicates'
import type { Card } from '@commonground/shared/model/card'
import { sameNames } from '@commonground/shared/model/sameNames'
import { words } from '@commonground/shared/words/words'
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { useBoard, useSession, useStore } from '../../state/hooks.ts'
import { cardsIn, joinable, keepApart, keptApart, pairKey } from './keptApart.ts'
import { keptFirst } from './keptFirst.ts'
import { useMerge } from './useMerge.ts'

const text = words.rounds.alike

/** Names on the board that may mean the same, each pair with the reason and one press to settle it. */
export function AlikeList(): ReactElement {
  const id = useId()
  const { cards } = useBoard()
  const apart = useStore(keptApart(useSession().boardId))
  const found = useMemo(() => findDuplicates(keptFirst([...cards.values()])), [cards])
  const pairs = onceEach(found.filter(({ first, second }) => !apart.has(pairKey(first, second))))
  const { section, settle } = useGoOn()
  return (
    <section className="alike" aria-labelledby={id} ref={section}>
      <h3 id={id} tabIndex={-1}>
        {text.title}
      </h3>
      <p className="hint">{pairs.length === 0 ? text.none : text.about}</p>
      <MergeEqual onSettle={() => settle(0)} />
      <ul className="alike-list">
        {pairs.map((pair, at) => (
          <AlikePair key={keyOf(pair)} pair={pair} onSettle={() => settle(at)} />
        ))}
      </ul>
    </section>
  )
}

/** Equal names need no looking at one by one. @see SPEC C12 */
function MergeEqual({ onSettle }: { readonly onSettle: () => void }): ReactElement | null {
  const { cards } = useBoard()
  const apart = useStore(keptApart(useSession().boardId))
  const merge = useMerge()
  const merges = joinable(sameNames(cards.values()), { apart, mayJoin: () => true })
  const { length } = cardsIn(merges)
  if (length < 2) return null
  const press = (): void => {
    onSettle()
    merge(merges, words.rounds.doubled.merged(length))
  }
  return <Button onPress={press}>{text.mergeEqual(length)}</Button>
}

/** The keyboard was on a pair that is gone: it goes on at the pair in its place, or at the heading. */
function useGoOn() {
  const section = useRef<HTMLElement>(null)
  const settled = useRef<number>(undefined)
  useEffect(() => {
    const at = settled.current
    settled.current = undefined
    if (at === undefined || document.activeElement !== document.body) return
    const pairs = [...(section.current?.querySelectorAll('li') ?? [])]
    const pair = pairs[at] ?? pairs.at(-1)
    const next = pair
      ? pair.querySelector<HTMLElement>('input:checked')
      : section.current?.querySelector('h3')
    next?.focus()
  })
  return {
    section,
    settle: (at: number): void => {
      settled.current = at
    },
  }
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

const keyOf = ({ first, second }: LikePair): string => pairKey(first, second)

interface PairProps {
  readonly pair: LikePair
  /** It is about to leave the list. */
  readonly onSettle: () => void
}

function AlikePair({ pair, onSettle }: PairProps): ReactElement | null {
  const group = useId()
  const { cards } = useBoard()
  const [chosen, choose] = useState(pair.first)
  const both = [cards.get(pair.first), cards.get(pair.second)].filter((card) => card !== undefined)
  const kept = both.find(({ id }) => id === chosen)
  const other = both.find((card) => card !== kept)
  const { boardId } = useSession()
  const merge = useMerge()
  if (!kept || !other) return null
  return (
    <li className="alike-pair">
      <fieldset className="alike-names">
        <legend>{text.keep}</legend>
        {both.map((card) => (
          <AlikeName
            key={card.id}
            card={card}
            group={group}
            isKept={card === kept}
            onChoose={() => choose(card.id)}
          />
        ))}
      </fieldset>
      <p className="hint">{text.why[pair.why]}</p>
      <div className="round-acts">
        <Button
          size="small"
          aria-label={text.mergeName(kept.name, other.name)}
          onPress={() => {
            onSettle()
            merge([{ keep: kept.id, others: [other.id] }], text.merged(kept.name))
          }}
        >
          {text.merge}
        </Button>
        <Button
          size="small"
          aria-label={text.keepName(kept.name, other.name)}
          onPress={() => {
            onSettle()
            keepApart(boardId, [[pair.first, pair.second]])
          }}
        >
          {text.keepBoth}
        </Button>
      </div>
    </li>
  )
}

interface AlikeNameProps {
  readonly card: Card
  /** Of both names of a pair: so the arrow keys go from one to the other. */
  readonly group: string
  readonly isKept: boolean
  readonly onChoose: () => void
}

/** A name with what tells it from its like: its sector, and whether it stands on the map. */
function AlikeName({ card, group, isKept, onChoose }: AlikeNameProps): ReactElement {
  return (
    <label className="alike-name">
      <input type="radio" name={group} checked={isKept} onChange={onChoose} />
      <span>
        <strong>{card.name}</strong>
        <span className="hint">
          {card.sector || words.model.noSector} · {card.place ? text.onMap : text.inTray}
        </span>
      </span>
    </label>
  )
}
