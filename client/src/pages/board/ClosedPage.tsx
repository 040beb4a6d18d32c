import { words } from '@commonground/shared/words/words'
import { DraftList } from '../../panels/drafts/DraftList.tsx'
import { endedText } from '../../panels/saved/savedText.ts'
import { useDrafts } from '../../state/hooks.ts'
import { SheetPage } from '../SheetPage.tsx'

interface ClosedPageProps {
  /** Why the server ended it. */
  readonly code: number
}

const text = words.pages.closed

/** Stands in the place of a board that was closed to this person: nothing of it is shown any more. @see SPEC O5 */
export function ClosedPage({ code }: ClosedPageProps) {
  const drafts = useDrafts()
  return (
    <SheetPage title={text.title} about={endedText(code)} leadsHome offersCode>
      {drafts.length > 0 && (
        <section className="closed-drafts">
          <h2>{words.panels.drafts.title}</h2>
          <p className="hint">{text.drafts}</p>
          <DraftList />
        </section>
      )}
    </SheetPage>
  )
}
