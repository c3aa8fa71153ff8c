import { useMemo, useState } from 'react'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ToggleChip } from '../../../ui/Chip.tsx'
import { KIND_LABELS, KindMark, KINDS } from '../../../ui/KindMark.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { Select } from '../../../ui/Select.tsx'
import { cardsByStage, filterStages, NO_FILTER, type CardFilter } from './cardsByStage.ts'
import styles from './items.module.css'
import { SourceList } from './SourceList.tsx'

/** Drawn at once; the rest comes on request, so that thousands of cards do not slow the screen. */
const SHOWN_AT_FIRST = 150

interface CardPickerProps {
  readonly chosen: ReadonlySet<string>
  /** Cards to put on the ballot, in the order of the board, or to take off. */
  readonly onChange: (cardIds: readonly string[], isChosen: boolean) => void
}

/** The cards of the board, found by kind, stage and words. */
export function CardPicker({ chosen, onChange }: CardPickerProps) {
  const state = useStudy((whole) => whole)
  const [filter, setFilter] = useState<CardFilter>(NO_FILTER)
  const [limit, setLimit] = useState(SHOWN_AT_FIRST)
  const stages = useMemo(() => cardsByStage(state), [state])
  const found = useMemo(() => filterStages(stages, filter), [stages, filter])
  const foundIds = found.flatMap(({ cards }) => cards.map(({ id }) => id))
  const areAllChosen = foundIds.length > 0 && foundIds.every((id) => chosen.has(id))

  function changeFilter(change: Partial<CardFilter>): void {
    setFilter({ ...filter, ...change })
    setLimit(SHOWN_AT_FIRST)
  }

  return (
    <>
      <div className={styles['filters']}>
        <SearchField
          label="Search the cards"
          value={filter.search}
          onChange={(search) => changeFilter({ search })}
        />
        <Select
          label="Stage"
          value={filter.columnId ?? 'all'}
          options={[
            { key: 'all', label: 'All stages' },
            ...stages.map(({ columnId, name }) => ({ key: columnId, label: name })),
          ]}
          onChange={(key) => changeFilter({ columnId: key === 'all' ? null : key })}
        />
      </div>
      <div className={styles['kinds']} role="group" aria-label="Kinds of card to show">
        {KINDS.map((kind) => (
          <ToggleChip
            key={kind}
            isPressed={filter.kinds.has(kind)}
            onChange={() => {
              const kinds = new Set(filter.kinds)
              if (!kinds.delete(kind)) kinds.add(kind)
              changeFilter({ kinds })
            }}
          >
            <KindMark kind={kind} />
          </ToggleChip>
        ))}
      </div>
      {foundIds.length > 0 && (
        <div>
          <Button
            variant="quiet"
            icon={areAllChosen ? 'close' : 'check'}
            onPress={() => onChange(foundIds, !areAllChosen)}
          >
            {areAllChosen ? `Untick these ${foundIds.length}` : `Tick these ${foundIds.length}`}
          </Button>
        </div>
      )}
      <SourceList
        label="Cards"
        groups={firstOf(found, limit).map(({ columnId, name, cards }) => ({
          key: columnId,
          name,
          entries: cards.map(({ id, text, kind }) => ({
            key: id,
            words: text,
            mark: (
              <span title={KIND_LABELS[kind]}>
                <KindMark kind={kind} />
              </span>
            ),
          })),
        }))}
        chosen={chosen}
        onToggle={(cardId, isChosen) => onChange([cardId], isChosen)}
      >
        {found.length === 0 && (
          <p className={styles['quiet']}>
            {stages.every(({ cards }) => cards.length === 0)
              ? 'There are no cards on the board yet.'
              : 'No card fits. Change the filter above.'}
          </p>
        )}
        {foundIds.length > limit && (
          <Button onPress={() => setLimit(limit + SHOWN_AT_FIRST)}>
            Show more ({foundIds.length - limit} left)
          </Button>
        )}
      </SourceList>
    </>
  )
}

function firstOf<T extends { cards: readonly unknown[] }>(stages: readonly T[], limit: number): T[] {
  let left = limit
  return stages.flatMap((stage) => {
    const cards = stage.cards.slice(0, Math.max(0, left))
    left -= cards.length
    return cards.length > 0 ? [{ ...stage, cards }] : []
  })
}
