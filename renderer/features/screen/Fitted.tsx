import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './screen.module.css'

const SMALLEST = 0.2
const STEP = 0.95

/**
 * Draws its content, whose sizes are all in `em`, as large as it should be, or as large as there is room for: a
 * projector has no scroll bars.
 */
export function Fitted({ children, isCentred = false }: { children: ReactNode; isCentred?: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const [outer, inner] = [place.current, content.current]
    if (!outer || !inner) return undefined
    const fit = () => {
      let size = 1
      inner.style.fontSize = ''
      while (size > SMALLEST && overflows(outer)) {
        size *= STEP
        inner.style.fontSize = `${size}em`
      }
    }
    fit()
    let isGone = false
    void document.fonts.ready.then(() => isGone || fit())
    const observer = new ResizeObserver(fit)
    observer.observe(outer)
    return () => {
      isGone = true
      observer.disconnect()
    }
  })

  return (
    <div ref={place} className={`${styles['fitted']} ${isCentred ? styles['centred'] : ''}`}>
      <div ref={content} className={styles['fittedContent']}>
        {children}
      </div>
    </div>
  )
}

function overflows({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight > clientHeight || scrollWidth > clientWidth
}
