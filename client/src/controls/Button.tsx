import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
  /** How much it asks for attention; without one, an ordinary button. */
  readonly look?: 'primary' | 'plain' | 'danger' | undefined
  readonly size?: 'small'
  readonly className?: string
}

/** The button of the house. */
export function Button({ look, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={className ? `button ${className}` : 'button'}
      data-look={look}
      data-size={size}
    >
      {children}
    </AriaButton>
  )
}
