import type { ReactNode } from 'react'
import styles from '../method.module.css'

/** Settings that most studies leave as they are. */
export function MoreSettings({ children }: { children: ReactNode }) {
  return (
    <details className={styles['more']}>
      <summary>More settings</summary>
      <div className={styles['moreFields']}>{children}</div>
    </details>
  )
}
