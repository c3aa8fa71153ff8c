import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import styles from './import.module.css'

export const STEPS = ['Choose', 'Check', 'Done'] as const

/** Where somebody is on the way. */
export function Steps({ current }: { current: number }) {
  return (
    <ol className={styles['steps']} aria-label="Steps">
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={styles['step']}
          data-state={index < current ? 'past' : index === current ? 'now' : 'coming'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles['stepNumber']} aria-hidden="true">
            {index < current ? <Icon name="check" /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  )
}

/** The heading of a step that has just come up. It takes the focus, but for the first one. */
export function StepHeading({ takesFocus, children }: { takesFocus: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <h2 ref={heading} tabIndex={-1} className={styles['stepHeading']}>
      {children}
    </h2>
  )
}
