import { exporterFor, exportFileName } from '@commonground/shared/exports/exports'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { Download } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../../controls/Button.tsx'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { pngFrom } from '../../export/png.ts'
import { saveFile } from '../../export/saveFile.ts'
import { useRole, useSession, useUiStore } from '../../state/hooks.ts'
import { useActionContext } from '../../tools/actionContext.ts'
import '../card/fields.css'
import './transfer.css'

const texts = words.transfer.export
const formats = ['csv', 'plan', 'json', 'svg', 'png'] as const
type Format = (typeof formats)[number]

/** Writes the board down as a file, safe to share unless the person says otherwise. */
export function ExportPanel() {
  const ui = useUiStore()
  const role = useRole()
  const mayPrivate = may(role, 'exportPrivate')
  const [isPrivate, setPrivate] = useState(false)
  const withPrivate = mayPrivate && isPrivate
  const { save, problem } = useSave(withPrivate)
  // Nothing of a plan is safe to share.
  const offered = formats.filter((format) => format !== 'plan' || withPrivate)
  return (
    <SidePanel title={texts.title} onClose={() => ui.change({ panel: undefined })}>
      {mayPrivate ? <PrivateChoice isPrivate={isPrivate} onChange={setPrivate} /> : <p>{texts.onlySafe}</p>}
      <ul className="transfer-formats">
        {offered.map((format) => (
          <li key={format}>
            <div>
              <h3>{texts.formats[format].label}</h3>
              <p className="hint">
                {format === 'json' && withPrivate ? texts.wholeBoard : texts.formats[format].about}
              </p>
            </div>
            <Button aria-label={texts.saveAs(texts.formats[format].label)} onPress={() => save(format)}>
              <Download size={16} aria-hidden />
              {texts.save}
            </Button>
          </li>
        ))}
      </ul>
      {mayPrivate && <p className="hint">{texts.pictureSame}</p>}
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
    </SidePanel>
  )
}

interface PrivateChoiceProps {
  readonly isPrivate: boolean
  readonly onChange: (isPrivate: boolean) => void
}

function PrivateChoice({ isPrivate, onChange }: PrivateChoiceProps) {
  const name = useId()
  const choices = [
    { value: false, label: texts.safe, about: texts.safeAbout },
    { value: true, label: texts.all, about: texts.allAbout },
  ]
  return (
    <fieldset className="field-group">
      <legend>{texts.what}</legend>
      {choices.map(({ value, label, about }) => (
        <label className="transfer-choice" key={label}>
          <input type="radio" name={name} checked={isPrivate === value} onChange={() => onChange(value)} />
          <span>
            <strong>{label}</strong>
            <span className="hint">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function useSave(isPrivate: boolean) {
  const session = useSession()
  const { notify } = useActionContext()
  const [problem, setProblem] = useState<string>()

  const write = async (format: Format): Promise<void> => {
    const board = session.board.get()
    const exporter = exporterFor(format === 'png' ? 'svg' : format)
    if (!exporter) throw new Error(`No exporter for ${format}`)
    const text = exporter.write({ board, private: isPrivate })
    const content = format === 'png' ? await pngFrom(text) : new Blob([text], { type: exporter.mime })
    const name = exportFileName(board, format === 'png' ? 'png' : exporter.extension, isPrivate)
    saveFile(name, content)
    notify({ text: texts.saved(name) })
  }

  const save = (format: Format): void => {
    setProblem(undefined)
    write(format).catch((error: unknown) => {
      if (format !== 'png') throw error
      setProblem(texts.failed)
    })
  }
  return { save, problem }
}
