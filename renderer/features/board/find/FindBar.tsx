import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import type { Board } from '#shared/domain/board/board'
import { countWishes } from '#shared/domain/board/cardFilter'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ToggleChip } from '../../../ui/Chip.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { KindMark, KINDS } from '../../../ui/KindMark.tsx'
import { PopoverButton } from '../../../ui/PopoverButton.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import type { BoardView } from '../boardPlace.ts'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { kindsOf } from '../boardView.ts'
import { ActiveFilters } from './ActiveFilters.tsx'
import { clearFilter, tickInFilter } from './changeFilter.ts'
import styles from './FindBar.module.css'
import { FoundCount } from './FoundCount.tsx'
import { useSearchWords } from './useSearchWords.ts'
import { useSlashKey } from './useSlashKey.ts'
import { useVerdicts } from './useVerdicts.ts'

const FilterPanel = lazy(async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel }))

/** What is looked for on the board: by words, by kind, and by what the window of filters holds. */
export function FindBar({ board }: { board: Board; view: BoardView }) {
  const ui = useBoardUi()
  const filter = useBoardUiState((state) => state.filter)
  const search = useRef<HTMLInputElement>(null)
  const { typed, type } = useSearchWords(ui)
  const [wantsVerdicts, setWantsVerdicts] = useState(filter.verdicts.length > 0)
  const verdictsError = useVerdicts(wantsVerdicts)
  const focusSearch = useCallback(() => search.current?.focus(), [])
  useSlashKey(focusSearch)

  const { stageIds, tags, panelGroupIds, verdicts } = filter
  const ticked = stageIds.length + tags.length + panelGroupIds.length + verdicts.length
  const wishes = countWishes(filter)

  return (
    <search className={styles['bar']} aria-label="Find cards">
      <div className={styles['search']}>
        <SearchField
          label="Find cards by their words"
          isLabelHidden
          placeholder="Find cards (/)"
          inputRef={search}
          value={typed}
          onChange={type}
        />
      </div>
      <KindChips board={board} />
      <PopoverButton
        title="Filter the cards"
        icon="settings"
        label={ticked === 0 ? 'Filter' : `Filter: ${ticked}`}
        onOpenChange={(isOpen) => {
          if (isOpen) setWantsVerdicts(true)
        }}
      >
        <Suspense fallback={null}>
          <FilterPanel verdictsError={verdictsError} />
        </Suspense>
      </PopoverButton>
      <ActiveFilters onEmptied={focusSearch} />
      <FoundCount boardId={board.id} isFiltered={wishes > 0} />
      {wishes > 0 && (
        <Button
          size="small"
          variant="quiet"
          icon="close"
          onPress={() => {
            clearFilter(ui)
            focusSearch()
          }}
        >
          Clear
        </Button>
      )}
    </search>
  )
}

/** The kinds with their counts: a legend, and switches that leave only the cards of the pressed ones. */
function KindChips({ board }: { board: Board }) {
  const ui = useBoardUi()
  const pressed = useBoardUiState((state) => state.filter.kinds)
  const counts = useStudy((state) => kindsOf(state, board.id))
  const kinds = KINDS.filter(
    (kind) => counts[kind] > 0 || board.cardKinds.includes(kind) || pressed.includes(kind),
  )
  return (
    <div className={styles['kinds']} role="group" aria-label="Show only cards of these kinds">
      {kinds.map((kind) => (
        <ToggleChip
          key={kind}
          isPressed={pressed.includes(kind)}
          onChange={(isPressed) => tickInFilter(ui, 'kinds', kind, isPressed)}
        >
          <KindMark kind={kind} />
          <span className={styles['count']}>{counts[kind]}</span>
        </ToggleChip>
      ))}
      {counts.hidden > 0 && (
        <span className={styles['hidden']}>
          <Icon name="hidden" size="1.1em" />
          <span>Hidden</span> <span className={styles['count']}>{counts.hidden}</span>
        </span>
      )}
    </div>
  )
}
