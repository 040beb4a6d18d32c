import type { LucideIcon } from 'lucide-react'
import { Button as AriaButton, type ButtonProps, Tooltip, TooltipTrigger } from 'react-aria-components'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon
  /** Its name, shown as a tooltip. */
  readonly label: string
  /** The key that does the same, as it is written on this device. */
  readonly keys?: string | undefined
  readonly look?: 'plain' | 'danger' | 'primary'
  readonly size?: 'small'
}

/** A button that shows only a picture; its name is never more than a hover or focus away. */
export function IconButton({ icon: Icon, label, keys, look = 'plain', size, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        {...props}
        aria-label={label}
        className="button"
        data-icon
        data-look={look}
        data-size={size}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Tooltip offset={6}>
        {label}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
