import type { ErrorCode } from '@commonground/shared/base/boardError'
import { words } from '@commonground/shared/words/words'
import { type FormEvent, useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useLocation } from 'wouter'
import { joinByCode } from '../../app/address.ts'
import { Button } from '../../controls/Button.tsx'
import { LineField } from '../../controls/LineField.tsx'
import { errorCodeOf } from '../../session/api.ts'
import { rememberedPerson } from '../../session/remembered.ts'
import { SheetPage } from '../SheetPage.tsx'
import { SectorField } from './SectorField.tsx'
import './join.css'

const text = words.workshop.join

/** `/join`: into a workshop by the code on the wall. The QR code beside it brings the code along. */
export function CodePage() {
  const [, go] = useLocation()
  const [code, setCode] = useState(codeInAddress)
  const [name, setName] = useState(() => rememberedPerson()?.name ?? '')
  const [sector, setSector] = useState(() => rememberedPerson()?.sector ?? '')
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly problem?: ErrorCode }>({
    isBusy: false,
  })
  useEffect(() => {
    // A code scanned in the same tab changes only what stands behind the #.
    const read = (): void => setCode(codeInAddress())
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])

  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState({ isBusy: true })
    try {
      const board = await joinByCode({ code, name, ...(sector !== '' && { sector }) })
      go(`/b/${board}`, { replace: true })
    } catch (error) {
      setState({ isBusy: false, problem: errorCodeOf(error) })
    }
  }

  const isWrongCode = state.problem === 'code-unknown'
  return (
    <SheetPage title={text.title} about={text.about}>
      <Form className="form" onSubmit={(event) => void join(event)}>
        <LineField
          className="react-aria-TextField code-field"
          label={text.code}
          value={code}
          onChange={(now) => {
            setCode(now)
            setState(({ isBusy }) => ({ isBusy }))
          }}
          problem={isWrongCode ? words.problems.errors['code-unknown'] : undefined}
          maxLength={40}
          isRequired
          autoFocus={code === ''}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
        />
        <LineField
          label={text.name}
          value={name}
          onChange={setName}
          isRequired
          autoFocus={code !== ''}
          autoComplete="name"
        />
        <SectorField value={sector} onChange={setSector} />
        {state.problem && !isWrongCode && (
          <p className="error" role="alert">
            {words.problems.errors[state.problem]}
          </p>
        )}
        <Button look="primary" type="submit" isDisabled={state.isBusy}>
          {state.isBusy ? words.pages.join.joining : text.join}
        </Button>
      </Form>
    </SheetPage>
  )
}

const codeInAddress = (): string => decodeURIComponent(location.hash.slice(1))
