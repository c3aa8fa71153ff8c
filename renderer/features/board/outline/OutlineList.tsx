import { useMemo, useState, type FocusEvent } from 'react'
import type { Column } from '#shared/domain/board/board'
import { useStudy } from '../../../api/StudyContext.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { drawnEntries, neighboursOf, PAGE } from './drawnCards.ts'
import styles from './Outline.module.css'
import { OutlineCard } from './OutlineCard.tsx'

const NONE: ReadonlySet<string> = new Set()

/** The cards of a column: one stop of the Tab key, which the arrow keys take from card to card. */
export function OutlineList({
  columnId,
  headingId,
  order,
  role,
}: {
  columnId: string
  headingId: string
  order: readonly string[]
  role: Column['role']
}) {
  const ui = useBoardUi()
  const wanted = useBoardUiState((state) =>
    state.wantsFocus !== null && order.includes(state.wantsFocus) ? state.wantsFocus : null,
  )
  /** The card that was last in focus here. */
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [askedFor, setAskedFor] = useState(NONE)
  const focusedId = wanted ?? (currentId !== null && order.includes(currentId) ? currentId : null)
  const entries = useMemo(() => drawnEntries(order, askedFor, focusedId), [order, askedFor, focusedId])
  const tabStopId = focusedId ?? order[0]

  function draw(cardIds: readonly string[]): void {
    if (cardIds.some((cardId) => !askedFor.has(cardId))) setAskedFor(new Set([...askedFor, ...cardIds]))
  }

  function onFocus(event: FocusEvent): void {
    const cardId = event.target.closest<HTMLElement>('[data-row-id]')?.dataset['rowId']
    if (cardId === undefined) return
    setCurrentId(cardId)
    if (order.indexOf(cardId) >= PAGE) draw(neighboursOf(order, cardId))
  }

  function showMore(from: number): void {
    const next = order.slice(from, from + PAGE)
    draw(next)
    ui.store.setState({ wantsFocus: next[0] ?? null })
  }

  if (order.length === 0) return <NothingHere columnId={columnId} />
  return (
    <ol className={styles['cards']} aria-labelledby={headingId} onFocus={onFocus}>
      {entries.map((entry) =>
        'gapAt' in entry ? (
          <li key={`before ${order[entry.gapAt + entry.count] ?? 'the end'}`} className={styles['gap']}>
            <button type="button" data-control="more" onClick={() => showMore(entry.gapAt)}>
              {entry.count > PAGE
                ? `Show the next ${PAGE} of ${entry.count} more cards`
                : `Show ${entry.count === 1 ? 'one more card' : `the other ${entry.count} cards`}`}
            </button>
          </li>
        ) : (
          <li
            key={entry.cardId}
            className={styles['item']}
            data-index={entry.index}
            aria-posinset={entry.index + 1}
            aria-setsize={order.length}
          >
            {role !== 'tray' && (
              <span className={styles['number']} aria-hidden="true">
                {entry.index + 1}
              </span>
            )}
            <OutlineCard cardId={entry.cardId} isTabStop={entry.cardId === tabStopId} />
          </li>
        ),
      )}
    </ol>
  )
}

function NothingHere({ columnId }: { columnId: string }) {
  const { boardId } = useBoardUi()
  const all = useStudy((state) => orderOf(state, boardId).cardIds.get(columnId)?.length ?? 0)
  return (
    <p className={styles['nothing']}>
      {all === 0 ? 'Nothing here yet' : 'None of its cards are what you are looking for'}
    </p>
  )
}
