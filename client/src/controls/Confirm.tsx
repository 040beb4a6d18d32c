import { Button } from './Button.tsx'
import { DialogFrame } from './DialogFrame.tsx'

export interface Question {
  readonly title: string
  readonly about: string
  readonly perform: string
  readonly cancel: string
  /** Red unless it says otherwise: most questions are about what is hard to take back. */
  readonly look?: 'primary'
  readonly onYes: () => void
  /** Another way on, beside the one that is offered first. */
  readonly other?: { readonly perform: string; readonly onYes: () => void }
}

interface ConfirmProps {
  /** Open while there is one. */
  readonly question: Question | undefined
  readonly onClose: () => void
}

/** Asks before something that others would notice. The words on the button say what will happen. */
export function Confirm({ question, onClose }: ConfirmProps) {
  return (
    <DialogFrame
      title={question?.title ?? ''}
      isOpen={question !== undefined}
      onClose={onClose}
      role="alertdialog"
    >
      <p>{question?.about}</p>
      <div className="dialog-foot">
        <Button autoFocus onPress={onClose}>
          {question?.cancel}
        </Button>
        {question?.other && (
          <Button
            onPress={() => {
              question.other?.onYes()
              onClose()
            }}
          >
            {question.other.perform}
          </Button>
        )}
        <Button
          look={question?.look ?? 'danger'}
          onPress={() => {
            question?.onYes()
            onClose()
          }}
        >
          {question?.perform}
        </Button>
      </div>
    </DialogFrame>
  )
}
