import { words } from '@commonground/shared/words/words'
import { SheetPage } from './SheetPage.tsx'

export function NotFoundPage() {
  const { title, about } = words.pages.notFound
  return <SheetPage title={title} about={about} leadsHome />
}
