import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './Notice.module.css'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const ICONS: Record<NoticeTone, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  danger: 'warning',
}

/** Something to know, in its place on the page. A refusal (`danger`) is read out at once. */
export function Notice({
  tone = 'info',
  title,
  actions,
  children,
}: {
  tone?: NoticeTone
  title?: string
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={styles['notice']} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} />
      <div className={styles['words']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  )
}
