import { useEffect, useState } from 'react'
import { useStudy } from '../../../api/StudyContext.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useBoardUiState } from '../boardUi.ts'
import { orderOf, shownByColumn } from '../boardView.ts'
import styles from './FindBar.module.css'

/** A screen reader is told when nothing has changed for this long, in milliseconds. */
const REST_MS = 800

/** How many cards a filter leaves, for the eyes at once and for the ears after a pause. */
export function FoundCount({ boardId, isFiltered }: { boardId: string; isFiltered: boolean }) {
  const filter = useBoardUiState((state) => state.filter)
  const verdicts = useBoardUiState((state) => state.verdicts)
  const all = useStudy((state) => sum(orderOf(state, boardId).cardIds))
  const found = useStudy((state) => sum(shownByColumn(state, boardId, filter, verdicts)))
  const words = `${found} of ${countOf(all, 'card')}`
  const [said, setSaid] = useState('')

  useEffect(() => {
    const timer = setTimeout(() => setSaid(isFiltered ? `${words} shown` : ''), REST_MS)
    return () => clearTimeout(timer)
  }, [words, isFiltered])

  return (
    <>
      {isFiltered && (
        <span className={styles['found']} aria-hidden="true">
          {words}
        </span>
      )}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </>
  )
}

function sum(byColumn: ReadonlyMap<string, readonly string[]>): number {
  let count = 0
  for (const ids of byColumn.values()) count += ids.length
  return count
}
