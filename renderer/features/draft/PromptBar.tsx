import { useEffect, useRef } from 'react'
import { Button, IconButton } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './draft.module.css'

/** How much is left to write, and the way from one prompt to the next. It stays in sight. */
export function PromptBar({
  count,
  gapCount,
  onStep,
  isSideOpen,
  onSide,
}: {
  count: number
  gapCount: number
  onStep: (by: 1 | -1) => void
  /** Where there is no room beside the paper, the outline is opened above it. */
  isSideOpen: boolean
  onSide: (isOpen: boolean) => void
}) {
  const bar = useRef<HTMLDivElement>(null)
  // What is arrived at stands below the bar, however many lines it takes.
  useEffect(() => {
    const place = bar.current
    if (!place) return undefined
    const observer = new ResizeObserver(() =>
      place.parentElement?.style.setProperty('--bar-height', `${place.offsetHeight}px`),
    )
    observer.observe(place)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={bar} className={styles['bar']} role="group" aria-label="Prompts">
      <p className={styles['count']} role="status">
        {count === 0 ? (
          <>
            <Icon name="check" /> No prompts left
          </>
        ) : (
          `${countOf(count, 'prompt')} left`
        )}
      </p>
      {count > 0 && (
        <span className={styles['steps']}>
          <IconButton
            icon="left"
            label="Previous prompt (Alt and ↑)"
            aria-keyshortcuts="Alt+ArrowUp"
            onPress={() => onStep(-1)}
          />
          <Button icon="right" aria-keyshortcuts="Alt+ArrowDown" onPress={() => onStep(1)}>
            Next prompt
          </Button>
        </span>
      )}
      <span className={styles['sideButton']}>
        <Button icon="list" aria-expanded={isSideOpen} onPress={() => onSide(!isSideOpen)}>
          {gapCount === 0 ? 'Outline' : `Outline and ${countOf(gapCount, 'gap')}`}
        </Button>
      </span>
      <p className={styles['keys']}>
        <kbd>Alt</kbd> with <kbd>↓</kbd> or <kbd>↑</kbd> goes from prompt to prompt.
      </p>
    </div>
  )
}
