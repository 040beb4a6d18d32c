import type { BoardId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import type { LinkRow } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { useCallback, useEffect, useState } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import * as api from '../../session/api.ts'
import { keepLink, keptLinks, linkAddress } from './keptLinks.ts'

export type LinksState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'ready'
      readonly rows: readonly LinkRow[]
      /** Addresses this browser knows. */
      readonly addresses: Readonly<Partial<Record<Role, string>>>
    }

/** The links of a board as the server has them, with the addresses that only this browser remembers. */
export function useLinks(board: BoardId) {
  const [state, setState] = useState<LinksState>({ kind: 'loading' })

  const load = useCallback(async (): Promise<void> => {
    try {
      const rows = await api.links(board)
      setState({ kind: 'ready', rows, addresses: addressesOf(board) })
    } catch (error) {
      setState({ kind: 'failed', reason: problemText(error) })
    }
  }, [board])

  useEffect(() => void load(), [load])

  const act = async (work: () => Promise<void>, done: string): Promise<void> => {
    try {
      await work()
      notify({ text: done })
    } catch (error) {
      notify({ text: problemText(error) })
    }
    await load()
  }

  return {
    state,
    load,
    rotate: (role: Role) =>
      act(
        async () => keepLink(board, role, (await api.rotateLink(board, role)).key),
        words.panels.share.made,
      ),
    revoke: (link: LinkRow) =>
      act(async () => {
        await api.revokeLink(board, link.id)
        keepLink(board, link.role, undefined)
      }, words.panels.share.revoked),
  }
}

function addressesOf(board: BoardId): Partial<Record<Role, string>> {
  return Object.fromEntries(
    Object.entries(keptLinks(board)).map(([role, key]) => [role, linkAddress(location.origin, board, key)]),
  )
}
