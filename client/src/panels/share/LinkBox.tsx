import type { Role } from '@commonground/shared/model/participant'
import type { LinkRow } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { Copy, QrCode } from 'lucide-react'
import { Input, TextField } from 'react-aria-components'
import { copyText } from '../../app/copyText.ts'
import { Button } from '../../controls/Button.tsx'

interface LinkBoxProps {
  readonly role: Role
  readonly isLoading: boolean
  readonly link: LinkRow | undefined
  /** Known only in the browser that made the link. */
  readonly address: string | undefined
  readonly onShow: () => void
  readonly onRotate: (link: LinkRow | undefined) => void
  readonly onRevoke: (link: LinkRow) => void
}

const text = words.panels.share

/** One role's link: whom it is for, the link itself, and what can be done with it. */
export function LinkBox({ role, isLoading, link, address, onShow, onRotate, onRevoke }: LinkBoxProps) {
  const { title, name, about } = text.role[role]
  const isUsable = link !== undefined && address !== undefined
  return (
    <section className="side-panel-section link-box">
      <div>
        <div className="link-head">
          <h3>{title}</h3>
          {link && <span className="hint">{text.people(link.people)}</span>}
        </div>
        <p className="hint">{about}</p>
      </div>
      {isUsable && (
        <>
          <TextField aria-label={text.link(name)} value={address} isReadOnly>
            <Input onFocus={(event) => event.currentTarget.select()} />
          </TextField>
          <div className="link-acts">
            <Button size="small" onPress={() => void copyText(address, text.copied, text.notCopied)}>
              <Copy size={15} aria-hidden />
              {text.copy}
            </Button>
            <Button size="small" onPress={onShow}>
              <QrCode size={15} aria-hidden />
              {text.show}
            </Button>
          </div>
        </>
      )}
      {!isLoading && !isUsable && <p className="link-none">{link ? text.unknownKey : text.noLink}</p>}
      {!isLoading && (
        <div className="link-acts">
          <Button size="small" look={isUsable ? 'plain' : undefined} onPress={() => onRotate(link)}>
            {text.newLink}
          </Button>
          {link && (
            <Button size="small" look="plain" className="link-revoke" onPress={() => onRevoke(link)}>
              {text.revoke}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
