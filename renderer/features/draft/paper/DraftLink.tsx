import type { MouseEvent, ReactNode } from 'react'
import { draftAddress, followInDraft } from '../draftPlace.ts'

/** A link to a place of the draft that is on the screen. */
export function DraftLink({
  anchor,
  className,
  isHere = false,
  onFollow,
  children,
}: {
  anchor: string
  className?: string
  /** True where the place is what is being looked at. */
  isHere?: boolean
  onFollow?: () => void
  children: ReactNode
}) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    followInDraft(event.currentTarget, anchor)
    onFollow?.()
  }
  return (
    <a
      href={draftAddress(anchor)}
      className={className}
      aria-current={isHere ? 'location' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  )
}
