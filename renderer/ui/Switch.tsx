import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './choice.module.css'

export function Switch({
  isSelected,
  onChange,
  isDisabled = false,
  description,
  children,
}: {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  isDisabled?: boolean
  description?: ReactNode
  children: ReactNode
}) {
  return (
    <AriaSwitch
      className={styles['choice'] ?? ''}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['thumb']} />
      </span>
      <span>
        {children}
        {description && <span className={styles['description']}>{description}</span>}
      </span>
    </AriaSwitch>
  )
}
