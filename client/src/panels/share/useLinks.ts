import type { BoardId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import type { LinkRow } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { useCallback, useEffect, useState } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import * as api from '../../session/api.ts'
import { type KeptLinks, keepLink, keptLinks } from './keptLinks.ts'

export type LinksState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'ready'
      readonly rows: readonly LinkRow[]
      readonly keys: KeptLinks
    }

/**
 * The links of a board as the server has them, with the keys that only this browser remembers.
 *
 * @param here who is on the board: whoever comes may have used a link.
 */
export function useLinks(board: BoardId, here: string) {
  const [state, setState] = useState<LinksState>({ kind: 'loading' })

  const load = useCallback(async (): Promise<void> => {
    try {
      const rows = await api.links(board)
      setState({ kind: 'ready', rows, keys: keptLinks(board) })
    } catch (error) {
      const reason = problemText(error)
      setState((shown) => (shown.kind === 'ready' ? shown : { kind: 'failed', reason }))
    }
  }, [board])

  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody who comes or goes is the reason to ask again
  useEffect(() => void load(), [load, here])

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
