import { words } from '@commonground/shared/words/words'
import type { Action, ActionName } from './action.ts'
import type { ActionContext } from './actionContext.ts'
import { boardActions } from './boardActions.ts'
import { cardActions } from './cardActions.ts'
import { keyLabel } from './key.ts'

/**
 * Everything a person can do on the board page, in the order of menus and of the shortcut sheet. To add a key or a
 * menu word, add a line to one of the two lists.
 */
export const actions: readonly Action[] = [...boardActions, ...cardActions]

/** One action by its name, for buttons and menus. */
export function actionNamed(name: ActionName): Action {
  const action = actions.find((candidate) => candidate.name === name)
  if (!action) throw new Error(`No such action: ${name}`)
  return action
}

/** The key of an action as it stands on this keyboard; nothing when it has none. */
export function keyOf(name: ActionName): string | undefined {
  const [key] = actionNamed(name).keys
  return key && keyLabel(key)
}

/** What an action is called for this person: who may not write opens a card, and edits nothing. */
export function actionLabel(action: Action, { session }: Pick<ActionContext, 'session'>): string {
  return action.name === 'edit' && !session.canWrite('edit') ? words.keys.openCard : action.label
}

/** What has no key but belongs on the shortcut sheet: things done with a pointer. */
export const gestures: readonly { readonly label: string; readonly how: string }[] = Object.values(
  words.keys.gestures,
)
