import type { ReactNode } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
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
    <SwitchField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <SwitchButton className={styles['choice'] ?? ''}>
        <span className={styles['track']} aria-hidden="true">
          <span className={styles['thumb']} />
        </span>
        <span>
          {children}
          {description && <span className={styles['description']}>{description}</span>}
        </span>
      </SwitchButton>
    </SwitchField>
  )
}
