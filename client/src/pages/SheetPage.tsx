import { words } from '@commonground/shared/words/words'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { useOpened } from '../controls/useOpened.ts'
import { SiteHead } from './SiteHead.tsx'

interface SheetPageProps {
  readonly title: string
  readonly about: string
  /** Offers the way to the library. */
  readonly leadsHome?: boolean
  /** Offers to join by a code. */
  readonly offersCode?: boolean
  readonly children?: ReactNode
}

/** A page with one thing to say or ask. */
export function SheetPage({ title, about, leadsHome = false, offersCode = false, children }: SheetPageProps) {
  useEffect(() => {
    document.title = `${title} · ${words.pages.product}`
  }, [title])
  // A page one did not ask for is said; one with a field to fill in reads its heading with it.
  const heading = useOpened({ what: title, said: leadsHome ? `${title}. ${about}` : undefined })
  return (
    <div className="site">
      <SiteHead />
      <main className="sheet-page">
        <div className="sheet">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <p className="sheet-about">{about}</p>
          </div>
          {children}
          {offersCode && (
            <Link href="/join" className="button" data-look="primary">
              {words.workshop.join.byCode}
            </Link>
          )}
          {leadsHome && (
            <Link href="/" className="button">
              {words.pages.notFound.toLibrary}
            </Link>
          )}
        </div>
      </main>
    </div>
  )
}
