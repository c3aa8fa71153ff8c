import type { ReactNode } from 'react'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'

/** Buttons in a row that are one stop of the Tab key: the arrow keys lead from one to the next. */
export function Toolbar({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <AriaToolbar aria-label={label} className={className ?? ''}>
      {children}
    </AriaToolbar>
  )
}
