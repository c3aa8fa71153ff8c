import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import styles from './Chip.module.css'
import { Icon } from './Icon.tsx'

/** A small switch among others of its kind: pressed or not. */
export function ToggleChip({
  isPressed,
  onChange,
  children,
}: {
  isPressed: boolean
  onChange: (isPressed: boolean) => void
  children: ReactNode
}) {
  return (
    <ToggleButton className={styles['chip'] ?? ''} isSelected={isPressed} onChange={onChange}>
      {children}
    </ToggleButton>
  )
}

/** Something that holds until it is taken away: pressing it takes it away. */
export function RemovableChip({
  label,
  onRemove,
  children,
}: {
  /** What pressing it does, in words. */
  label: string
  onRemove: () => void
  children: ReactNode
}) {
  return (
    <Button className={`${styles['chip']} ${styles['removable']}`} aria-label={label} onPress={onRemove}>
      <span className={styles['words']}>{children}</span>
      <Icon name="close" size="1em" />
    </Button>
  )
}
