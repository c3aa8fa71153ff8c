import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox'
import styles from './choice.module.css'

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> {
  description?: ReactNode
  children: ReactNode
}

export function Checkbox({ description, children, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props}>
      <CheckboxButton className={styles['choice'] ?? ''}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles['box']} aria-hidden="true">
              <svg
                viewBox="0 0 20 20"
                fill="none"
                stroke="currentColor"
                strokeWidth="2.8"
                strokeLinecap="round"
              >
                <path d={isIndeterminate ? 'M5 10h10' : 'm4.500 10.500 3.800 3.800 7.200-8.300'} />
              </svg>
            </span>
            <span>
              {children}
              {description && <span className={styles['description']}>{description}</span>}
            </span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  )
}
