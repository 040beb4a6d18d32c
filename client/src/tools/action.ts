import type { keysWords } from '@commonground/shared/words/en/keys'
import type { ActionContext } from './actionContext.ts'

export type ActionName = keyof typeof keysWords.actions
export type ActionGroup = keyof typeof keysWords.groups

/**
 * One thing a person can do: handlers, tooltips, menus, toolbar and the shortcut sheet are all made from these.
 */
export interface Action {
  readonly name: ActionName
  readonly label: string
  /** Keys written like `Mod+Shift+Z`. The first is the one that is shown. */
  readonly keys: readonly string[]
  readonly group: ActionGroup
  /**
   * Keys of `board` work while the grid has the keyboard, those of `cards` in the list as well, and those of `page`
   * anywhere outside fields.
   */
  readonly scope: 'board' | 'cards' | 'page'
  readonly isAvailable: (context: ActionContext) => boolean
  readonly perform: (context: ActionContext) => void
}
