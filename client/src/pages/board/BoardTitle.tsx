import { changeSettings } from '@commonground/shared/commands/settings'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { useEffect, useRef, useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { takeNewcomer } from '../../app/address.ts'
import { takeKeyboard } from '../../controls/useOpened.ts'
import { useCanWrite, useIsUnread, useRole, useSaved, useSession, useSettings } from '../../state/hooks.ts'

const text = words.pages.board

/** What the board is called. Facilitators change it in its place. */
export function BoardTitle() {
  const { title } = useSettings()
  const isUnread = useIsUnread()
  const isOpening = useSaved().kind === 'opening' || isUnread
  const role = useRole()
  const canChange = useCanWrite() && may(role, 'changeBoard')
  const [isEditing, setIsEditing] = useState(false)
  const [takesKeyboard, setTakesKeyboard] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeNewcomer()) takeKeyboard(heading.current)
  }, [])
  const shown = title || (isOpening ? text.opening : text.untitled)

  if (isEditing)
    return (
      <TitleField
        title={title}
        onDone={(byKey) => {
          setTakesKeyboard(byKey)
          setIsEditing(false)
        }}
      />
    )
  return (
    <h1 className="bar-title" ref={heading} tabIndex={-1}>
      {canChange ? (
        <Button
          className="bar-title-button"
          autoFocus={takesKeyboard}
          aria-label={`${shown}. ${text.rename}`}
          onPress={() => setIsEditing(true)}
        >
          {shown}
        </Button>
      ) : (
        shown
      )}
    </h1>
  )
}

interface TitleFieldProps {
  readonly title: string
  /** By a key, and so the keyboard must not be lost with the field. */
  readonly onDone: (byKey: boolean) => void
}

function TitleField({ title, onDone }: TitleFieldProps) {
  const session = useSession()
  const [value, setValue] = useState(title)
  const [input, setInput] = useState<HTMLInputElement | null>(null)
  useEffect(() => input?.select(), [input])

  const finish = (byKey: boolean): void => {
    const next = value.trim()
    if (next !== '' && next !== title) session.run(changeSettings, { settings: { title: next } })
    onDone(byKey)
  }
  return (
    <TextField
      aria-label={text.title}
      value={value}
      onChange={setValue}
      onBlur={() => finish(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // The key would go on to press the button that takes the field's place.
          event.preventDefault()
          finish(true)
        }
        if (event.key === 'Escape') onDone(true)
      }}
      autoFocus
      maxLength={200}
    >
      <Input ref={setInput} className="react-aria-Input bar-title-input" />
    </TextField>
  )
}
