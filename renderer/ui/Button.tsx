import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon.tsx'

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** One primary action a screen. */
  variant?: Variant
  size?: 'small' | 'medium' | 'large'
  icon?: IconName
  children: ReactNode
}

export function Button({ variant = 'secondary', size = 'medium', icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`${styles['button']} ${styles[variant]} ${styles[size]}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'children' | 'style' | 'aria-label'
> {
  icon: IconName
  /** What the button does, in words: its name, and its tooltip. */
  label: string
  variant?: Variant
  size?: 'small' | 'medium' | 'large'
}

export function IconButton({ icon, label, variant = 'quiet', size = 'medium', ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...props}
        aria-label={label}
        className={`${styles['button']} ${styles['iconOnly']} ${styles[variant]} ${styles[size]}`}
      >
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
