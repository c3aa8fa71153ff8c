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

/** A card of which fewer lines than this would show is left for “and so many more”. */
const FEWEST_LINES = 2

/**
 * How many cards to draw. The first shows in any case, and the last may show its beginning, each with as many of its
 * lines as there is room for.
 */
function countFitting(stack: HTMLElement): number {
  const cards = [...stack.children] as HTMLElement[]
  for (const card of cards) card.style.setProperty('--lines', String(MOST_LINES))
  const bottom = stack.getBoundingClientRect().bottom + 1
  const past = cards.findIndex((card) => card.getBoundingClientRect().bottom > bottom)
  const last = cards[past]
  const text = last?.querySelector('p')
  if (!last || !text) return cards.length
  const { bottom: end, height } = last.getBoundingClientRect()
  const room = bottom - (end - height) - (height - text.offsetHeight)
  const lines = Math.floor(room / Number.parseFloat(getComputedStyle(text).lineHeight))
  last.style.setProperty('--lines', String(Math.max(lines, 1)))
  return past === 0 || lines >= FEWEST_LINES ? past + 1 : past
}
