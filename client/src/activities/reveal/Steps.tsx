import { may } from '@commonground/shared/protocol/policy'
import { type RevealStep, revealSteps } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { ReactElement } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '../../controls/Button.tsx'
import { useCommand } from '../../panels/workshop/useCommand.ts'
import { useRole } from '../../state/hooks.ts'

const text = words.rounds.reveal

interface StepsProps {
  readonly step: RevealStep
  /** What the map shows now. */
  readonly about: string
  /** False once everything was seen and talked about. */
  readonly canChange: boolean
}

/** How much of the result is on show: the facilitator leads, everybody reads what it means. */
export function Steps({ step, about, canChange }: StepsProps): ReactElement {
  const role = useRole()
  const run = useCommand()
  const isFacilitator = may(role, 'runWorkshop')
  const next = revealSteps[revealSteps.indexOf(step) + 1]
  return (
    <div className="reveal-steps">
      {isFacilitator && canChange && (
        <ToggleButtonGroup
          aria-label={text.steps}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[step]}
          onSelectionChange={([chosen]) => {
            const wanted = revealSteps.find((one) => one === chosen)
            if (wanted) void run({ type: 'showStep', step: wanted })
          }}
        >
          {revealSteps.map((one) => (
            <ToggleButton key={one} id={one}>
              {text.stepShort[one]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <p>
        <strong>{text.step[step].name}.</strong> {about}
      </p>
      {isFacilitator && next && (
        <Button look="primary" onPress={() => void run({ type: 'showStep', step: next })}>
          {text.nextStep(text.step[next].name)}
        </Button>
      )}
      {!isFacilitator && next && <p className="hint">{text.wait}</p>}
    </div>
  )
}
