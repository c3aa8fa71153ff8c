import { useLayoutEffect, useRef } from 'react'
import styles from './paper.module.css'

/**
 * A picture of the draft, from its SVG text: the same that goes into the files. It is parsed as a document of its own
 * and its root is put in place, so that nothing of it is ever read as HTML.
 */
export function Picture({ svg, alternative }: { svg: string; alternative: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    if (parsed.localName !== 'svg') {
      place.current?.replaceChildren(alternative)
      return
    }
    const drawing = document.importNode(parsed, true)
    // The place round it says what it shows.
    drawing.removeAttribute('role')
    drawing.removeAttribute('aria-label')
    drawing.setAttribute('aria-hidden', 'true')
    drawing.setAttribute('focusable', 'false')
    place.current?.replaceChildren(drawing)
  }, [svg, alternative])
  return <span ref={place} className={styles['picture']} role="img" aria-label={alternative} />
}
