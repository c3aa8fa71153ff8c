import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon.tsx'

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Common extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> {
  /** One primary action a screen. */
  variant?: Variant
  size?: 'small' | 'medium' | 'large'
  /** While its action goes on: it keeps the focus, shows that something happens, and cannot be pressed again. */
  isPending?: boolean
}

export interface ButtonProps extends Common {
  icon?: IconName
  children: ReactNode
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  isPending = false,
  children,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(isPending ? WHILE_PENDING : {})}
      className={`${styles['button']} ${styles[variant]} ${styles[size]}`}
    >
      {isPending ? <span className={styles['working']} /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<Common, 'aria-label'> {
  icon: IconName
  /** What the button does, in words: its name, and its tooltip. */
  label: string
}

export function IconButton({
  icon,
  label,
  variant = 'quiet',
  size = 'medium',
  isPending = false,
  ...props
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...props}
        {...(isPending ? WHILE_PENDING : {})}
        aria-label={label}
        className={`${styles['button']} ${styles['iconOnly']} ${styles[variant]} ${styles[size]}`}
      >
        {isPending ? <span className={styles['working']} /> : <Icon name={icon} />}
      </AriaButton>
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}

/**
 * React Aria's own pending state announces itself through an element that outlives the button, and then refers
 * to nothing.
 */
const WHILE_PENDING: Pick<AriaButtonProps, 'aria-disabled' | 'onPress' | 'type'> = {
  'aria-disabled': true,
  onPress: () => undefined,
  type: 'button',
}
