import type { ReactNode } from 'react'
import styles from './Page.module.css'

/** A screen that is read from top to bottom. `actions` holds its one primary button and little else. */
export function Page({
  title,
  lead,
  actions,
  width = 'wide',
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  width?: 'narrow' | 'wide'
  children: ReactNode
}) {
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <h1 className={styles['title']}>{title}</h1>
          {lead && <p className={styles['lead']}>{lead}</p>}
        </div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A sheet of paper on the page, with a heading unless what is in it says enough. */
export function Panel({
  title,
  lead,
  actions,
  children,
}: {
  title?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['panel']}>
      {(title || actions) && (
        <header className={styles['panelHeader']}>
          <div className={styles['titles']}>
            {title && <h2 className={styles['panelTitle']}>{title}</h2>}
            {lead && <p className={styles['panelLead']}>{lead}</p>}
          </div>
          {actions && <div className={styles['actions']}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Things below each other (`Stack`) or beside each other and wrapping (`Row`), evenly spaced. */
export function Stack({ gap = 4, children }: { gap?: 1 | 2 | 3 | 4 | 5 | 6; children: ReactNode }) {
  return (
    <div className={styles['stack']} style={{ gap: `var(--space-${gap})` }}>
      {children}
    </div>
  )
}

export function Row({
  gap = 3,
  align = 'center',
  children,
}: {
  gap?: 1 | 2 | 3 | 4 | 5 | 6
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}) {
  return (
    <div
      className={styles['row']}
      style={{ gap: `var(--space-${gap})`, alignItems: align === 'center' ? 'center' : `flex-${align}` }}
    >
      {children}
    </div>
  )
}
