import type { ChangesAnswer, PutBackBody, PutBackEffect } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useId, useState } from 'react'
import { Form, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components'
import { clockText } from '../../app/clockText.ts'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import * as api from '../../session/api.ts'
import { serverNow } from '../../session/serverClock.ts'
import { useSession, useUiStore } from '../../state/hooks.ts'
import { changesOf, exactKey, localTime, type Since, sinceKeys, timeChoices } from './choices.ts'
import { type Asked, useChanges, usePreview } from './usePreview.ts'
import './putBack.css'

const text = words.putBack
type What = PutBackBody['what']
const ways = ['time', 'person'] as const
type Way = (typeof ways)[number]

/** Puts the board back to an earlier time, or to before what one person changed. @see SPEC R27, R28 */
export function PutBackDialog() {
  const ui = useUiStore()
  const { boardId } = useSession()
  const changes = useChanges(boardId)
  const close = (): void => ui.change({ sheet: undefined })
  return (
    <DialogFrame title={text.title} isOpen onClose={close}>
      {changes.kind === 'waiting' && <p role="status">{text.reading}</p>}
      {changes.kind === 'failed' && <p role="alert">{changes.problem}</p>}
      {changes.kind === 'known' &&
        (changes.answer.people.length === 0 ? (
          <p>{text.nobody}</p>
        ) : (
          <PutBackForm changes={changes.answer} onClose={close} />
        ))}
    </DialogFrame>
  )
}

interface FormProps {
  readonly changes: ChangesAnswer
  readonly onClose: () => void
}

function PutBackForm({ changes, onClose }: FormProps) {
  const { boardId } = useSession()
  const [now] = useState(serverNow)
  const [way, setWay] = useState<Way>('time')
  const [what, setWhat] = useState<What | undefined>()
  const [isBusy, setIsBusy] = useState(false)
  const preview = usePreview(boardId, what)
  const isSomething = preview.kind === 'known' && sum(preview.answer) > 0
  const put = usePut(onClose)

  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (!what || !isSomething || isBusy) return
    setIsBusy(true)
    void put(what).then(() => setIsBusy(false))
  }
  return (
    <Form className="form" onSubmit={onSubmit}>
      <RadioGroup
        value={way}
        onChange={(chosen) => {
          setWhat(undefined)
          setWay(chosen === 'person' ? 'person' : 'time')
        }}
      >
        <Label>{text.way}</Label>
        <div className="segments">
          {ways.map((name) => (
            <Radio key={name} value={name} className="segment">
              {text.ways[name]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {way === 'time' ? (
        <TimeFields changes={changes} now={now} onChoose={setWhat} />
      ) : (
        <PersonFields changes={changes} now={now} onChoose={setWhat} />
      )}
      <Outcome preview={what && preview} now={now} />
      <p className="hint">{text.about}</p>
      <div className="dialog-foot">
        <Button look="primary" type="submit" isDisabled={!isSomething || isBusy}>
          {isBusy ? text.doing : text.do}
        </Button>
      </div>
    </Form>
  )
}

const sum = ({ changed, back, gone, others }: PutBackEffect): number => changed + back + gone + others

/** Puts the board back and offers to undo that. */
function usePut(onDone: () => void): (what: What) => Promise<void> {
  const { boardId, me } = useSession()
  const undo = (change: number): void => {
    api.putBack(boardId, { what: { by: me.id, since: change, until: change } }).then(
      () => notify({ text: text.undone }),
      (error: unknown) => notify({ text: problemText(error) }),
    )
  }
  return async (what) => {
    try {
      const { change } = await api.putBack(boardId, { what })
      onDone()
      if (change === undefined) notify({ text: text.nothing })
      else notify({ text: text.done, action: { label: text.undo, perform: () => undo(change) }, stays: true })
    } catch (error) {
      notify({ text: problemText(error) })
    }
  }
}

interface FieldsProps {
  readonly changes: ChangesAnswer
  readonly now: number
  readonly onChoose: (what: What | undefined) => void
}

function TimeFields({ changes, now, onChoose }: FieldsProps) {
  const choices = timeChoices(changes, now)
  const [key, setKey] = useState('')
  const choose = (chosen: string): void => {
    setKey(chosen)
    const at = choices.find((one) => one.key === chosen)?.at
    onChoose(at === undefined ? undefined : { before: at })
  }
  return (
    <>
      <Pick
        label={text.time}
        chosen={key}
        choices={[...choices, { key: exactKey, label: text.exact }]}
        onChoose={choose}
      />
      {key === exactKey && (
        <TextField
          autoFocus
          onChange={(value) => {
            const at = Date.parse(value)
            onChoose(Number.isNaN(at) || at < 0 ? undefined : { before: at })
          }}
        >
          <Label>{text.exactTime}</Label>
          <Input type="datetime-local" max={localTime(now)} />
        </TextField>
      )}
    </>
  )
}

function PersonFields({ changes, now, onChoose }: FieldsProps) {
  const [person, setPerson] = useState('')
  const [since, setSince] = useState<Since>('60')
  const people = changes.people.map(({ id, name = '', changes: many, lastAt }) => ({
    key: id,
    label: text.personChanges(name, many, clockText(lastAt, now)),
  }))
  return (
    <>
      <Pick
        label={text.person}
        chosen={person}
        choices={people}
        onChoose={(key) => {
          setPerson(key)
          onChoose(changesOf(key, since, now))
        }}
      />
      <Pick
        label={text.since}
        chosen={since}
        choices={sinceKeys.map((key) => ({ key, label: text.sinces[key] }))}
        onChoose={(chosen) => {
          const key = sinceKeys.find((one) => one === chosen) ?? 'ever'
          setSince(key)
          if (person !== '') onChoose(changesOf(person, key, now))
        }}
      />
      <p className="hint">{text.laterStays}</p>
    </>
  )
}

interface PickProps {
  readonly label: string
  readonly chosen: string
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  readonly onChoose: (key: string) => void
}

/** A select of the browser: it works by keyboard and by touch. */
function Pick({ label, chosen, choices, onChoose }: PickProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {chosen === '' && <option value="">{text.choose}</option>}
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One sentence that says what will happen. It keeps its room, so that the button stays where it is. */
function Outcome({
  preview,
  now,
}: {
  readonly preview: Asked<PutBackEffect> | undefined
  readonly now: number
}) {
  return (
    <p className="put-back-outcome" role="status">
      {preview?.kind === 'waiting' && text.reading}
      {preview?.kind === 'failed' && preview.problem}
      {preview?.kind === 'known' && said(preview.answer, now)}
    </p>
  )
}

function said(effect: PutBackEffect, now: number): string {
  const first = sum(effect) === 0 ? text.nothing : text.effect(effect)
  const { reachesTo } = effect
  return reachesTo === undefined ? first : `${first} ${text.reachesTo(clockText(reachesTo, now))}`
}
