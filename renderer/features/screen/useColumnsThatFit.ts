import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The narrowest that a column may be, and what is between two, in the board's own letters (em). */
const NARROWEST = 13.5
const GAP = 0.8

/** How many whole columns there is room for: none is ever cut. */
export function useColumnsThatFit(): { place: RefObject<HTMLDivElement | null>; fitting: number } {
  const place = useRef<HTMLDivElement>(null)
  const [fitting, setFitting] = useState(1)

  useLayoutEffect(() => {
    const element = place.current
    if (!element) return undefined
    const fit = () => {
      const letter = Number.parseFloat(getComputedStyle(element).fontSize)
      setFitting(Math.max(Math.floor((element.clientWidth + GAP * letter) / ((NARROWEST + GAP) * letter)), 1))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  })

  return { place, fitting }
}
