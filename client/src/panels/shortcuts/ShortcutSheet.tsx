import { words } from '@commonground/shared/words/words'
import { preferences } from '../../app/preferences.ts'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { useStore, useUiStore } from '../../state/hooks.ts'
import type { Action } from '../../tools/action.ts'
import { actions, gestures } from '../../tools/actions.ts'
import { keyLabel } from '../../tools/key.ts'
import './shortcuts.css'

const text = words.panels.shortcuts

/** Every key, from the same list that the keyboard itself follows. */
export function ShortcutSheet() {
  const ui = useUiStore()
  const { letterKeys } = useStore(preferences)
  return (
    <DialogFrame title={text.title} isOpen onClose={() => ui.change({ panel: undefined })} size="wide">
      {!letterKeys && <p className="hint">{text.lettersOff}</p>}
      <div className="shortcuts">
        {groups().map(([group, members]) => (
          <section key={group}>
            <h3>{words.keys.groups[group]}</h3>
            <dl>
              {members.map(({ name, label, keys }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key, at) => (
                      <span key={key}>
                        {at > 0 && <span className="hint"> {text.or} </span>}
                        <kbd>{keyLabel(key)}</kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{text.pointer}</h3>
          <dl>
            {gestures.map(({ label, how }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </DialogFrame>
  )
}

function groups(): readonly (readonly [Action['group'], readonly Action[]])[] {
  const withKeys = actions.filter(({ keys }) => keys.length > 0)
  const names = [...new Set(withKeys.map(({ group }) => group))]
  return names.map((group) => [group, withKeys.filter((action) => action.group === group)])
}
