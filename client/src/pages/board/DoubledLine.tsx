import { sameNames } from '@commonground/shared/model/sameNames'
import { may } from '@commonground/shared/protocol/policy'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { Info, X } from 'lucide-react'
import { type ReactElement, useEffect, useMemo } from 'react'
import { cardsIn, joinable, keepApart, keptApart, mayJoin } from '../../activities/listing/keptApart.ts'
import { useMerge } from '../../activities/listing/useMerge.ts'
import { useRoundView } from '../../activities/roundContext.ts'
import { announce } from '../../app/announce.ts'
import { Button } from '../../controls/Button.tsx'
import { IconButton } from '../../controls/IconButton.tsx'
import { useBoard, useCanWrite, useRole, useSession, useStore, useWorkshop } from '../../state/hooks.ts'
import { takesTooMuch } from '../../tools/takesTooMuch.ts'

const text = words.rounds.doubled

/** Fewer cards of one name may be meant: the list of like names asks about those. */
const least = 3

/** A board on which many names stand twice, with one press to make it whole. @see SPEC C12 */
export function DoubledLine(): ReactElement | null {
  const session = useSession()
  const { boardId } = session
  const { cards } = useBoard()
  const isFacilitator = may(useRole(), 'runWorkshop')
  const canEdit = useCanWrite('edit')
  const isBusy = isInRound(useWorkshop())
  const apart = useStore(keptApart(boardId))
  const { shown } = useRoundView()
  const merge = useMerge()
  const merges = useMemo(
    () => joinable(sameNames(cards.values()), { apart, mayJoin: mayJoin(cards, isFacilitator) }),
    [cards, apart, isFacilitator],
  )
  const gone = cardsIn(merges)
  const isListing = shown.kind === 'board' && shown.round?.kind === 'silentListing' && !shown.isAside
  const isShown = canEdit && !isBusy && !isListing && gone.length >= least
  const isTooMany = takesTooMuch(session, cards, gone)
  const told = (isTooMany ? text.forFacilitators : text.found)(gone.length)
  useEffect(() => {
    if (isShown) announce.polite(told)
  }, [isShown, told])
  if (!isShown) return null
  return (
    <section className="banners" aria-label={text.title}>
      <div className="banner" data-tone="info">
        <Info size={18} strokeWidth={1.75} aria-hidden />
        <p>{told}</p>
        {!isTooMany && (
          <Button size="small" onPress={() => merge(merges, text.merged(gone.length))}>
            {text.merge}
          </Button>
        )}
        <IconButton
          icon={X}
          size="small"
          label={text.keep}
          onPress={() =>
            keepApart(
              boardId,
              merges.flatMap(({ keep, others }) => others.map((other) => [keep, other] as const)),
            )
          }
        />
      </div>
    </section>
  )
}

const isInRound = ({ round }: WorkshopState): boolean => round !== undefined && round.state !== 'revealed'
