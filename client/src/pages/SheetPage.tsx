import { words } from '@commonground/shared/words/words'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { SiteHead } from './SiteHead.tsx'

interface SheetPageProps {
  readonly title: string
  readonly about: string
  /** Offers the way to the library. */
  readonly leadsHome?: boolean
  readonly children?: ReactNode
}

/** A page with one thing to say or ask. */
export function SheetPage({ title, about, leadsHome = false, children }: SheetPageProps) {
  useEffect(() => {
    document.title = `${title} · ${words.pages.product}`
  }, [title])
  return (
    <div className="site">
      <SiteHead />
      <main className="sheet-page">
        <div className="sheet">
          <div>
            <h1>{title}</h1>
            <p className="sheet-about">{about}</p>
          </div>
          {children}
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
