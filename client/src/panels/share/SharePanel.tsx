import { type Role, roles } from '@commonground/shared/model/participant'
import type { LinkRow } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { QrCode } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { usePeople, useRole, useSession, useUiStore } from '../../state/hooks.ts'
import { useShowCode } from '../workshop/useShowCode.ts'
import { linkAddress } from './keptLinks.ts'
import { LargeLink } from './LargeLink.tsx'
import { LinkBox } from './LinkBox.tsx'
import { OriginNote } from './OriginNote.tsx'
import { useLinks } from './useLinks.ts'
import { useOrigins } from './useOrigins.ts'
import './share.css'

const text = words.panels.share
// Most people are participants: their link comes first.
const shownRoles: readonly Role[] = ['participant', 'viewer', 'facilitator']

/** The three links of a board. */
export function SharePanel() {
  const ui = useUiStore()
  const canManage = may(useRole(), 'manageLinks')
  return (
    <SidePanel title={text.title} onClose={() => ui.change({ panel: undefined })}>
      {canManage ? <Links /> : <p>{text.onlyFacilitators}</p>}
    </SidePanel>
  )
}

function Links() {
  const { boardId } = useSession()
  const here = usePeople().map(({ participantId }) => participantId)
  const { state, load, rotate, revoke } = useLinks(boardId, here.sort().join(' '))
  const origins = useOrigins(boardId)
  const [question, setQuestion] = useState<Question>()
  const [large, setLarge] = useState<Role>()

  if (state.kind === 'failed') {
    return (
      <div role="alert" className="side-panel-section">
        <p>
          {text.failed} {state.reason}
        </p>
        <Button onPress={() => void load()}>{text.retry}</Button>
      </div>
    )
  }
  const rows = state.kind === 'ready' ? state.rows : []
  const keys = state.kind === 'ready' ? state.keys : {}
  const addressFor = (role: Role): string | undefined => {
    const key = keys[role]
    return key && origins.known && linkAddress(origins.origin, boardId, key)
  }

  const askRotate = (role: Role): void =>
    setQuestion({
      title: text.rotateTitle(text.role[role].name),
      about: text.rotateAbout,
      perform: text.rotateDo,
      cancel: text.cancel,
      onYes: () => void rotate(role),
    })
  const askRevoke = (link: LinkRow): void =>
    setQuestion({
      title: text.revokeTitle(text.role[link.role].name),
      about: text.revokeAbout,
      perform: text.revokeDo,
      cancel: text.cancel,
      onYes: () => void revoke(link),
    })

  return (
    <>
      <p className="hint">{text.about}</p>
      <ShortCode />
      <OriginNote {...origins} />
      {shownRoles.map((role) => (
        <LinkBox
          key={role}
          role={role}
          isLoading={state.kind === 'loading' || !origins.known}
          link={live(rows, role)}
          address={addressFor(role)}
          onShow={() => setLarge(role)}
          onRotate={(link) => (link ? askRotate(role) : void rotate(role))}
          onRevoke={askRevoke}
        />
      ))}
      <Confirm question={question} onClose={() => setQuestion(undefined)} />
      <LargeLink
        role={large ?? roles[1]}
        address={large && addressFor(large)}
        onClose={() => setLarge(undefined)}
      />
    </>
  )
}

/** The quickest way in for a room: a code people type. */
function ShortCode() {
  const showCode = useShowCode()
  const { shareAbout, share } = words.workshop.code
  return (
    <section className="side-panel-section link-box">
      <div>
        <h3>{share}</h3>
        <p className="hint">{shareAbout}</p>
      </div>
      <div className="link-acts">
        <Button size="small" onPress={showCode}>
          <QrCode size={15} aria-hidden />
          {words.workshop.facilitate.code}
        </Button>
      </div>
    </section>
  )
}

function live(rows: readonly LinkRow[], role: Role): LinkRow | undefined {
  return rows.find((row) => row.role === role && row.revokedAt === undefined)
}
