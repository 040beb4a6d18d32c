import { maxLineLength } from '@commonground/shared/model/field'
import { type FormEvent, useEffect, useRef } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'

interface LineFieldProps extends Omit<TextFieldProps, 'children'> {
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  /** Several lines to write in. */
  readonly rows?: number
  /** The server's objection to this field. It takes the keyboard here; the page takes it away on the next letter. */
  readonly problem?: string | undefined
}

/** A labelled text field; a hint stands below it, an error takes the hint's place. */
export function LineField({ label, hint, placeholder, rows, problem, ...props }: LineFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (problem) input.current?.focus()
  }, [problem])
  return (
    <TextField
      maxLength={rows ? 10_000 : maxLineLength}
      // The same may be sent once more: only the server knows whether it is right by now.
      {...(problem && { isInvalid: true, validationBehavior: 'aria' })}
      {...props}
    >
      <Label>{label}</Label>
      {rows ? (
        <TextArea rows={rows} onInput={judge} {...(placeholder && { placeholder })} />
      ) : (
        <Input ref={input} onInput={judge} {...(placeholder && { placeholder })} />
      )}
      {hint && <Text slot="description">{hint}</Text>}
      <FieldError>{problem}</FieldError>
    </TextField>
  )
}

/**
 * Has the field judged while one types and not when one leaves it: an error that came or went then would move the
 * button from under the finger that presses it.
 *
 * @see SPEC W22
 */
function judge(event: FormEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  event.currentTarget.dispatchEvent(new Event('change', { bubbles: true }))
}
