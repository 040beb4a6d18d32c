import { words } from '@commonground/shared/words/words'
import { copyText } from '../../app/copyText.ts'
import { Button } from '../../controls/Button.tsx'
import type { Draft } from '../../session/session.ts'
import { useDrafts, useSession } from '../../state/hooks.ts'
import './drafts.css'

const text = words.panels.drafts
const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** What the board did not take of this person: to read, to copy, to let go. */
export function DraftList() {
  const session = useSession()
  return useDrafts().map((draft) => (
    <section key={draft.at} className="side-panel-section draft">
      <div>
        <h3>{whyRefused(draft)}</h3>
        <p className="hint">{text.when(clock.format(draft.at))}</p>
      </div>
      <DraftLines draft={draft} />
      <div className="draft-acts">
        <Button
          size="small"
          onPress={() => void copyText(plainText(draft), text.copied, words.panels.share.notCopied)}
        >
          {text.copy}
        </Button>
        <Button size="small" look="plain" onPress={() => session.discardDraft(draft)}>
          {text.discard}
        </Button>
      </div>
    </section>
  ))
}

function whyRefused({ code, rule = '' }: Draft): string {
  return words.problems.refusedRules.get(rule) ?? words.problems.refused[code]
}

function DraftLines({ draft }: { readonly draft: Draft }) {
  if (draft.lines.length === 0) return <p className="hint">{text.noDetail}</p>
  return (
    <ul className="draft-lines">
      {draft.lines.map(({ card, field, value }) => (
        <li key={`${card} ${field}`}>
          <strong>{card}</strong>
          <span>{text.line(field, value || text.nothing)}</span>
        </li>
      ))}
    </ul>
  )
}

function plainText({ lines }: Draft): string {
  return lines
    .map(({ card, field, value }) => `${card} – ${text.line(field, value || text.nothing)}`)
    .join('\n')
}
