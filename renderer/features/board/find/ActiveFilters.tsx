import { useEffect, useRef } from 'react'
import { useStudy } from '../../../api/StudyContext.tsx'
import { RemovableChip } from '../../../ui/Chip.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { tickInFilter, type FilterList } from './changeFilter.ts'
import { VERDICT_NAMES } from './filterFacets.ts'
import styles from './FindBar.module.css'

interface ActiveWish {
  readonly list: FilterList
  readonly key: string
  readonly name: string
}

/** What the cards are filtered by from the window of filters, each to be taken away by itself. */
export function ActiveFilters({ onEmptied }: { onEmptied: () => void }) {
  const ui = useBoardUi()
  const filter = useBoardUiState((state) => state.filter)
  const stages = useStudy((state) => state.records.column)
  const groups = useStudy((state) => state.records.panelGroup)
  const list = useRef<HTMLUListElement>(null)
  const wasRemoved = useRef(false)

  const wishes: ActiveWish[] = [
    ...filter.stageIds.map((key) => ({
      list: 'stageIds' as const,
      key,
      name: stages.get(key)?.name ?? 'A stage that is gone',
    })),
    ...filter.tags.map((key) => ({ list: 'tags' as const, key, name: key })),
    ...filter.panelGroupIds.map((key) => ({
      list: 'panelGroupIds' as const,
      key,
      name: groups.get(key)?.name ?? 'A group that is gone',
    })),
    ...filter.verdicts.map((key) => ({ list: 'verdicts' as const, key, name: VERDICT_NAMES[key] })),
  ]
  const count = wishes.length

  // The chip that was pressed is gone, and the focus with it: the next one takes over.
  useEffect(() => {
    if (!wasRemoved.current) return
    wasRemoved.current = false
    const next = list.current?.querySelector('button')
    if (next) next.focus()
    else onEmptied()
  }, [count, onEmptied])

  if (count === 0) return null
  return (
    <ul ref={list} className={styles['active']} aria-label="Filtered by">
      {wishes.map(({ list: part, key, name }) => (
        <li key={`${part} ${key}`}>
          <RemovableChip
            label={`Do not filter by “${name}”`}
            onRemove={() => {
              wasRemoved.current = true
              tickInFilter(ui, part, key, false)
            }}
          >
            {name}
          </RemovableChip>
        </li>
      ))}
    </ul>
  )
}
