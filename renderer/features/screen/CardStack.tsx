import { useLayoutEffect, useRef, useState } from 'react'
import type { PictureCard } from '#shared/domain/screen/screenPicture'
import { CardPaper } from './CardPaper.tsx'
import styles from './screen.module.css'

/** A card that says more than this shows its beginning; shown large, it says it all. */
const MOST_LINES = 9

/** As many whole cards as there is room for, and how many more there are. */
export function CardStack({
  cards,
  more,
}: {
  cards: readonly PictureCard[]
  more: (notDrawn: number) => string
}) {
  const list = useRef<HTMLUListElement>(null)
  const [fitting, setFitting] = useState(cards.length)

  useLayoutEffect(() => {
    const stack = list.current
    if (!stack) return undefined
    const fit = () => setFitting(countFitting(stack))
    fit()
    let isGone = false
    void document.fonts.ready.then(() => isGone || fit())
    const observer = new ResizeObserver(fit)
    observer.observe(stack)
    return () => {
      isGone = true
      observer.disconnect()
    }
  })

  const words = more(Math.max(cards.length - fitting, 0))
  return (
    <>
      <ul ref={list} className={styles['stack']}>
        {cards.map((card, index) => (
          <li key={card.id} style={index < fitting ? undefined : { visibility: 'hidden' }}>
            <CardPaper card={card} />
          </li>
        ))}
      </ul>
      <p className={styles['more']}>{words}</p>
    </>
  )
}

function countFitting(stack: HTMLElement): number {
  const [first] = stack.children
  const text = first?.querySelector('p')
  if (!(first instanceof HTMLElement) || !text) return 0
  // The first one shows in any case, with as many of its lines as there is room for.
  const room = stack.clientHeight - (first.offsetHeight - text.offsetHeight)
  const lines = Math.floor(room / Number.parseFloat(getComputedStyle(text).lineHeight))
  stack.style.setProperty('--lines', String(Math.min(Math.max(lines, 1), MOST_LINES)))
  const bottom = stack.getBoundingClientRect().bottom + 1
  const cards = [...stack.children]
  const past = cards.findIndex((card) => card.getBoundingClientRect().bottom > bottom)
  return Math.max(past === -1 ? cards.length : past, 1)
}
