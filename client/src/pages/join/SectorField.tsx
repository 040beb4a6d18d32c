import { defaultSectors } from '@commonground/shared/model/board'
import { words } from '@commonground/shared/words/words'
import { ChevronDown } from 'lucide-react'
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  useFilter,
} from 'react-aria-components'
import { sectorMeant } from './sectorMeant.ts'

const text = words.pages.join

interface SectorFieldProps {
  readonly value: string
  readonly onChange: (sector: string) => void
}

/** Free text, with the usual sectors to pick from. */
export function SectorField({ value, onChange }: SectorFieldProps) {
  const { contains } = useFilter({ sensitivity: 'base' })
  return (
    <ComboBox
      allowsCustomValue
      // A sector that is written out offers nothing more, so that the next Enter joins.
      defaultFilter={(sector, typed) => sector !== typed && contains(sector, typed)}
      inputValue={value}
      onInputChange={onChange}
      menuTrigger="focus"
      onBlur={() => onChange(sectorMeant(value))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(sectorMeant(value, true))
      }}
    >
      <Label>{text.sector}</Label>
      <div className="combo">
        <Input maxLength={200} />
        <AriaButton>
          <ChevronDown size={16} aria-hidden />
        </AriaButton>
      </div>
      <Text slot="description" className="hint">
        {text.sectorHint}
      </Text>
      <Popover maxHeight={260} placement="bottom">
        <ListBox>
          {defaultSectors.map((sector) => (
            <ListBoxItem key={sector} id={sector}>
              {sector}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
