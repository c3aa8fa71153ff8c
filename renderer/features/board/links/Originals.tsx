import { useRef } from 'react'
import type { Card } from '#shared/domain/board/card'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useBoardUiState } from '../boardUi.ts'
import { mergesOf } from '../boardView.ts'
import styles from '../dialogs.module.css'
import { useBoardActions } from '../useBoardActions.ts'

/** The cards that were merged into one, with who decided it and why, and a way to split each off again. */
export function Originals({ card, onMerge }: { card: Card; onMerge?: () => void }) {
  const actions = useBoardActions()
  const merges = useStudy(mergesOf)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const heading = useRef<HTMLHeadingElement>(null)
  const originals = merges.mergedInto(card.id)
  if (originals.length === 0) return null

  async function split(cardId: string): Promise<void> {
    // Its button goes with it: the focus stays near.
    heading.current?.focus()
    await actions.actThenSay('card.split', { cardId }, 'The card has been split off.')
  }

  return (
    <section className={styles['links']} aria-labelledby="originals-heading">
      <header className={styles['linksHeader']}>
        <h3 id="originals-heading" ref={heading} tabIndex={-1} className={styles['subheading']}>
          Merged into this card
        </h3>
        {onMerge && (
          <Button size="small" icon="merge" onPress={onMerge}>
            Merge more…
          </Button>
        )}
      </header>
      <ul className={styles['linkList']}>
        {originals.map((original) => {
          const merge = merges.mergeOf(original.id)?.merge
          const words = original.isHidden && !isPeeking ? 'A card that is hidden for now' : original.text
          return (
            <li key={original.id}>
              <span className={styles['linkText']}>
                {words}
                <span className={styles['columnName']}>
                  {merge && merge.decidedBy !== ''
                    ? `Decided by: ${merge.decidedBy}.`
                    : 'Nobody wrote who decided.'}
                  {merge && merge.reason !== '' && ` Why: ${merge.reason}`}
                </span>
              </span>
              <Button
                size="small"
                icon="split"
                aria-label={`Split off: ${words}`}
                onPress={() => void split(original.id)}
              >
                Split off
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
