import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId } from '@commonground/shared/base/ids'
import { maxTextLength } from '@commonground/shared/model/field'
import { type TemplateName, templateNames } from '@commonground/shared/templates/templates'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useState } from 'react'
import { Form, Label, Radio, RadioGroup } from 'react-aria-components'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { LineField } from '../../controls/LineField.tsx'
import { rememberedPerson } from '../../session/remembered.ts'
import { makeBoard, makeSample, titleFrom } from './makeBoard.ts'
import { TemplatePicture } from './TemplatePicture.tsx'

interface CreateDialogProps {
  /** Closed without. The sample needs nothing but a name. */
  readonly what: 'board' | 'sample' | undefined
  readonly onClose: () => void
  readonly onMade: (board: BoardId) => void
}

const text = words.pages.create

/** Asks what the board is about, what to start from, and who is asking. */
export function CreateDialog({ what, onClose, onMade }: CreateDialogProps) {
  const isSample = what === 'sample'
  return (
    <DialogFrame
      title={isSample ? text.sample : text.title}
      isOpen={what !== undefined}
      onClose={onClose}
      {...(!isSample && { size: 'wide' })}
    >
      <CreateForm isSample={isSample} onClose={onClose} onMade={onMade} />
    </DialogFrame>
  )
}

interface CreateFormProps {
  readonly isSample: boolean
  readonly onClose: () => void
  readonly onMade: (board: BoardId) => void
}

function CreateForm({ isSample, onClose, onMade }: CreateFormProps) {
  const [question, setQuestion] = useState('')
  const [template, setTemplate] = useState<TemplateName>('blank')
  const [name, setName] = useState(() => rememberedPerson()?.name ?? '')
  const [createKey, setCreateKey] = useState<string>()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem?: string }>({
    isBusy: false,
  })

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState({ isBusy: true })
    try {
      onMade(
        isSample
          ? await makeSample(name, createKey)
          : await makeBoard({
              title: titleFrom(question),
              question: question.trim(),
              template,
              name,
              ...(createKey && { createKey }),
            }),
      )
    } catch (error) {
      if (error instanceof BoardError && error.code === 'creation-closed') setCreateKey(createKey ?? '')
      setState({ isBusy: false, problem: problemText(error) })
    }
  }

  return (
    <Form className="form" onSubmit={(event) => void create(event)}>
      {!isSample && (
        <>
          <LineField
            label={text.boardTitle}
            hint={text.boardTitleHint}
            value={question}
            onChange={setQuestion}
            maxLength={maxTextLength}
            isRequired
            autoFocus
          />
          <TemplateChoice value={template} onChange={setTemplate} />
        </>
      )}
      <LineField
        label={text.yourName}
        hint={text.yourNameHint}
        value={name}
        onChange={setName}
        isRequired
        autoFocus={isSample}
        autoComplete="name"
      />
      {createKey !== undefined && (
        <LineField
          label={text.createKey}
          hint={text.createKeyHint}
          value={createKey}
          onChange={setCreateKey}
          type="password"
          isRequired
          autoComplete="off"
        />
      )}
      {state.problem && (
        <p className="error" role="alert">
          {state.problem}
        </p>
      )}
      <div className="dialog-foot">
        <Button onPress={onClose}>{text.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={state.isBusy}>
          {state.isBusy ? text.creating : isSample ? text.sample : text.create}
        </Button>
      </div>
    </Form>
  )
}

interface TemplateChoiceProps {
  readonly value: TemplateName
  readonly onChange: (template: TemplateName) => void
}

function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  return (
    <RadioGroup value={value} onChange={(chosen) => onChange(chosen as TemplateName)}>
      <Label>{text.startFrom}</Label>
      <div className="templates">
        {templateNames.map((template) => (
          <Radio key={template} value={template} className="template">
            <TemplatePicture template={template} />
            <span className="template-title">{words.model.templates[template].title}</span>
            <span className="template-about">{words.model.templates[template].about}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
