import type { ReactNode } from 'react'
import {
  hasOutcome,
  isFiltering,
  NO_RESULTS_FILTER,
  publicDiffers,
  type ResultsFilter,
} from '#shared/domain/ballot/resultEntries'
import { outcome, type Outcome } from '#shared/domain/ballot/outcome'
import { Button } from '../../ui/Button.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import styles from './results.module.css'
import type { ShownRound } from './shownRound.ts'

interface ResultFiltersProps {
  readonly shown: ShownRound
  readonly filter: ResultsFilter
  /** How many items it finds. */
  readonly found: number
  readonly onChange: (filter: ResultsFilter) => void
}

/** Which items to list. What no item is, or all of them are by the method, is not offered. */
export function ResultFilters({ shown, filter, found, onChange }: ResultFiltersProps) {
  const { entries, roundBefore } = shown
  const outcomes = outcome.options.flatMap((one) => {
    const count = entries.filter((entry) => hasOutcome(entry, one)).length
    return count > 0 ? [{ one, count }] : []
  })
  const differing = entries.filter(publicDiffers).length
  const changed = entries.filter(({ hasChanged }) => hasChanged).length
  const toggle = (one: Outcome) => {
    const others = filter.outcomes.filter((other) => other !== one)
    const isOn = others.length < filter.outcomes.length
    onChange({ ...filter, outcomes: isOn ? others : [...others, one] })
  }
  return (
    <div className={styles['filters']}>
      <div className={styles['search']}>
        <SearchField
          label="Find items by their words"
          isLabelHidden
          placeholder="Find items"
          value={filter.words}
          onChange={(words) => onChange({ ...filter, words })}
        />
      </div>
      <div className={styles['chips']} role="group" aria-label="Items to show">
        {outcomes.length > 1 &&
          outcomes.map(({ one, count }) => (
            <Chip key={one} isOn={filter.outcomes.includes(one)} onToggle={() => toggle(one)} count={count}>
              <OutcomeMark outcome={one} />
            </Chip>
          ))}
        {differing > 0 && (
          <Chip
            isOn={filter.differs}
            onToggle={() => onChange({ ...filter, differs: !filter.differs })}
            count={differing}
          >
            Public contributors differ
          </Chip>
        )}
        {roundBefore && changed > 0 && (
          <Chip
            isOn={filter.changed}
            onToggle={() => onChange({ ...filter, changed: !filter.changed })}
            count={changed}
          >
            Changed since round {roundBefore.number}
          </Chip>
        )}
      </div>
      <p role="status" className={styles['found']}>
        {isFiltering(filter) && `${found} of ${entries.length} items`}
      </p>
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => onChange(NO_RESULTS_FILTER)}>
          Show all
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  readonly isOn: boolean
  readonly onToggle: () => void
  readonly count: number
  readonly children: ReactNode
}

function Chip({ isOn, onToggle, count, children }: ChipProps) {
  return (
    <button type="button" className={styles['filter']} aria-pressed={isOn} onClick={onToggle}>
      {children} <b>{count}</b>
    </button>
  )
}
