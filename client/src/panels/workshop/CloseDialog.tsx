import { maxLineLength } from '@commonground/shared/model/field'
import { allRounds } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useState } from 'react'
import { Form, Input, Label, Text, TextField } from 'react-aria-components'
import { useLocation } from 'wouter'
import { Button } from '../../controls/Button.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { LineField } from '../../controls/LineField.tsx'
import { serverNow } from '../../session/serverClock.ts'
import { useSession, useUiStore, useWorkshop } from '../../state/hooks.ts'
import { dayText, monthsLater } from './days.ts'
import { fewAnswers } from './fewAnswers.ts'
import { soFar } from './howFar.ts'
import { isRunning } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useReveal } from './useReveal.ts'

const text = words.workshop.close

/** Ends the workshop: what is kept, when to look again, and whether the closing question was asked. */
export function CloseDialog() {
  const ui = useUiStore()
  const close = (): void => ui.change({ sheet: undefined })
  return (
    <DialogFrame title={text.title} isOpen onClose={close}>
      <p>{text.about}</p>
      <CloseForm onClose={close} />
    </DialogFrame>
  )
}

function CloseForm({ onClose }: { readonly onClose: () => void }) {
  const { boardId } = useSession()
  const ui = useUiStore()
  const { closing } = ui.get()
  const workshop = useWorkshop()
  const send = useCommand()
  const show = useReveal()
  const [, go] = useLocation()
  const [version, setVersion] = useState(() => closing?.version ?? text.versionName(dayText(serverNow())))
  const [reviewOn, setReviewOn] = useState(() => closing?.reviewOn ?? monthsLater(serverNow(), 3))
  const [isBusy, setIsBusy] = useState(false)
  const [question, ask] = useState<Question>()
  const { round } = workshop
  const isAsked = allRounds(workshop).some(({ kind }) => kind === 'fairness')

  const finish = async (): Promise<void> => {
    setIsBusy(true)
    const isShown = !isRunning(round) || (await show(round))
    const name = version.trim()
    const command = { type: 'close', version: name, ...(reviewOn !== '' && { reviewOn }) } as const
    if (isShown && (await send(command))) {
      ui.change({ closing: undefined })
      onClose()
      go(`/b/${boardId}/result`)
      return
    }
    setIsBusy(false)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const onYes = (): void => void finish()
    if (!isRunning(round)) {
      onYes()
      return
    }
    const { about, ...rest } = text.unshown
    const asked: Question = { ...rest, about: about(soFar(round)), look: 'primary', onYes }
    ask(fewAnswers(round, onYes) ?? asked)
  }
  const askFirst = async (): Promise<void> => {
    if (!(await send({ type: 'openRound', kind: 'fairness', setup: {} }))) return
    ui.change({ closing: { version, reviewOn } })
    onClose()
  }
  return (
    <Form className="form" onSubmit={onSubmit}>
      <LineField
        label={text.version}
        value={version}
        onChange={setVersion}
        maxLength={maxLineLength}
        isRequired
        autoFocus
      />
      <TextField value={reviewOn} onChange={setReviewOn}>
        <Label>{text.review}</Label>
        <Input type="date" />
        <Text slot="description">{text.reviewHint}</Text>
      </TextField>
      <div className="dialog-foot">
        {!isAsked && !isRunning(round) && (
          <Button onPress={() => void askFirst()} isDisabled={isBusy}>
            {text.fairness}
          </Button>
        )}
        <Button look="primary" type="submit" isDisabled={isBusy}>
          {text.do}
        </Button>
      </div>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </Form>
  )
}
