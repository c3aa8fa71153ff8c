import type { ReactNode } from 'react'
import styles from './Paper.module.css'

/** What stands round the pages on the screen, and is left out when they are printed. */
export function ScreenOnly({ children }: { children: ReactNode }) {
  return <div className={styles['screenOnly']}>{children}</div>
}

/** Pages as they will come out of the printer, black on white whatever the colours of the app. */
export function PrintPreview({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Wide pages on a small window are scrolled sideways, with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['desk']} aria-label={label} tabIndex={0}>
      {/* Only while such pages are on the screen: other screens are printed with the margins of the printer. */}
      <style>{'@page { size: A4 portrait; margin: 0 }'}</style>
      {children}
    </section>
  )
}

/** One side of A4. What does not fit is not there: who fills a page sees to it that all of it fits. */
export function PaperPage({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`${styles['page']} ${className}`}>{children}</div>
}
