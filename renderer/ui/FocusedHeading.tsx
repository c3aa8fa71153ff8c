import { useEffect, useRef, type ReactNode } from 'react'

interface FocusedHeadingProps {
  readonly children: ReactNode
  readonly className?: string
  /** What the browser's tab says; without it the heading's own words. */
  readonly title?: string
}

/** The heading of a page that has just appeared. It takes the focus, so that a screen reader starts here. */
export function FocusedHeading({ children, className, title }: FocusedHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title ?? heading.current?.textContent ?? ''
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  )
}
