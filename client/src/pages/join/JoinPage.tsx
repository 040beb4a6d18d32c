import type { Joined } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { type Arrival, type BoardAddress, joinBoard } from '../../app/address.ts'
import { problemText } from '../../app/problemText.ts'
import { Button } from '../../controls/Button.tsx'
import { LineField } from '../../controls/LineField.tsx'
import { SheetPage } from '../SheetPage.tsx'
import { SectorField } from './SectorField.tsx'

interface JoinPageProps {
  readonly board: BoardAddress['board']
  readonly asked: Extract<Arrival, { kind: 'ask' }>
  readonly onJoined: (joined: Joined) => void
}

const text = words.pages.join

/** Name and sector, nothing else, below what the board is called. A viewer answers nothing and is asked for no sector. */
export function JoinPage({ board, asked, onJoined }: JoinPageProps) {
  const { role, title } = asked.told ?? {}
  const isViewer = role !== undefined && !may(role, 'answerRound')
  const [name, setName] = useState(asked.name)
  const [sector, setSector] = useState(asked.sector)
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem?: string }>({
    isBusy: false,
  })

  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState({ isBusy: true })
    try {
      onJoined(await joinBoard({ board, key: asked.key, name, sector: isViewer ? '' : sector }))
    } catch (error) {
      setState({ isBusy: false, problem: problemText(error) })
    }
  }

  return (
    <SheetPage
      title={title ? text.titleOf(title) : text.title}
      about={isViewer ? text.aboutViewing : text.about}
    >
      <Form className="form" onSubmit={(event) => void join(event)}>
        <LineField
          label={text.name}
          value={name}
          onChange={setName}
          isRequired
          autoFocus
          autoComplete="name"
        />
        {!isViewer && <SectorField value={sector} onChange={setSector} />}
        {state.problem && (
          <p className="error" role="alert">
            {state.problem}
          </p>
        )}
        <Button look="primary" type="submit" isDisabled={state.isBusy}>
          {state.isBusy ? text.joining : text.join}
        </Button>
      </Form>
    </SheetPage>
  )
}
