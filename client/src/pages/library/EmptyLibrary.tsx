import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'
import { TemplatePicture } from './TemplatePicture.tsx'

interface EmptyLibraryProps {
  readonly onCreate: () => void
  readonly onSample: () => void
}

const text = words.pages.library

/** Nothing here yet: one sentence on what the product is for, and two ways in. */
export function EmptyLibrary({ onCreate, onSample }: EmptyLibraryProps) {
  return (
    <section className="library-empty">
      <TemplatePicture template="childPoverty" />
      <h2>{text.empty.title}</h2>
      <p>{text.empty.about}</p>
      <div className="library-empty-ways">
        <Button look="primary" onPress={onCreate}>
          {text.newBoard}
        </Button>
        <Button onPress={onSample}>{text.empty.sample}</Button>
      </div>
      <p className="hint">{text.empty.elsewhere(location.host)}</p>
    </section>
  )
}
