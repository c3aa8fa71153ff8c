import { useEffect, useRef, useState, type ReactNode } from 'react'
import styles from './paper.module.css'

/** What is too wide for the page scrolls by itself, and the keyboard can reach it then. */
export function ScrollBox({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [isWide, setIsWide] = useState(false)
  useEffect(() => {
    const place = box.current
    if (!place) return undefined
    const observer = new ResizeObserver(() => setIsWide(place.scrollWidth > place.clientWidth + 1))
    observer.observe(place)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={box}
      className={styles['scroll']}
      {...(isWide ? { tabIndex: 0, role: 'region', 'aria-labelledby': labelledBy } : {})}
    >
      {children}
    </div>
  )
}
