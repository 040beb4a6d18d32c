import { maxLineLength } from '@commonground/shared/model/field'
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
}

/** A labelled text field; a hint stands below it, an error takes the hint's place. */
export function LineField({ label, hint, placeholder, rows, ...props }: LineFieldProps) {
  return (
    <TextField maxLength={rows ? 10_000 : maxLineLength} {...props}>
      <Label>{label}</Label>
      {rows ? (
        <TextArea rows={rows} {...(placeholder && { placeholder })} />
      ) : (
        <Input {...(placeholder && { placeholder })} />
      )}
      {hint && <Text slot="description">{hint}</Text>}
      <FieldError />
    </TextField>
  )
}
