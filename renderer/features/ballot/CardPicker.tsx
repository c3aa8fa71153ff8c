import { useMemo, useState } from 'react'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { KIND_LABELS, KindMark, KINDS } from '../../ui/KindMark.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './ballot.module.css'
import { cardsByStage, filterStages, inBoardOrder, NO_FILTER, type CardFilter } from './cardsByStage.ts'

/** More than this many, and people tire before they are through. */
const COMFORTABLE = 25
/** A ballot holds no more. */
const MOST = 200
/** Drawn at once; the rest comes on request, so that thousands of cards do not slow the screen. */
const SHOWN_AT_FIRST = 150

interface CardPickerProps {
  readonly cardIds: readonly string[]
  readonly onChange: (cardIds: readonly string[]) => void
}

/** The cards that are voted on, found by kind, stage and words. */
export function CardPicker({ cardIds, onChange }: CardPickerProps) {
  const state = useStudy((whole) => whole)
  const [filter, setFilter] = useState<CardFilter>(NO_FILTER)
  const [limit, setLimit] = useState(SHOWN_AT_FIRST)
  const stages = useMemo(() => cardsByStage(state), [state])
  const found = useMemo(() => filterStages(stages, filter), [stages, filter])
  const foundIds = found.flatMap(({ cards }) => cards.map(({ id }) => id))
  const chosen = new Set(cardIds)
  const areAllChosen = foundIds.length > 0 && foundIds.every((id) => chosen.has(id))
  // A card that was deleted, or taken off the board, cannot be unticked in the list below.
  const onBoard = new Set(stages.flatMap(({ cards }) => cards.map(({ id }) => id)))
  const missing = cardIds.filter((id) => !onBoard.has(id))

  function choose(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen)
    for (const id of ids) {
      if (isChosen) next.add(id)
      else next.delete(id)
    }
    onChange(inBoardOrder(stages, next))
  }

  function changeFilter(change: Partial<CardFilter>): void {
    setFilter({ ...filter, ...change })
    setLimit(SHOWN_AT_FIRST)
  }

  return (
    <Panel
      title="What is voted on"
      actions={
        <p className={styles['count']} role="status">
          {cardIds.length === 1 ? '1 card chosen' : `${cardIds.length} cards chosen`}
        </p>
      }
    >
      {cardIds.length > COMFORTABLE && (
        <Notice tone="warning" title="That is a long ballot">
          <p>
            {cardIds.length} items take about {minutesFor(cardIds.length)} minutes. Past {COMFORTABLE} people
            tire and answer less carefully. {cardIds.length > MOST && `A ballot holds at most ${MOST}.`}
          </p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice
          tone="warning"
          title={
            missing.length === 1
              ? 'A chosen card is no longer on the board'
              : `${missing.length} chosen cards are no longer on the board`
          }
          actions={<Button onPress={() => choose(missing, false)}>Take off the ballot</Button>}
        />
      )}
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
          <button
            key={kind}
            type="button"
            className={styles['chip']}
            aria-pressed={filter.kinds.has(kind)}
            onClick={() => {
              const kinds = new Set(filter.kinds)
              if (!kinds.delete(kind)) kinds.add(kind)
              changeFilter({ kinds })
            }}
          >
            <KindMark kind={kind} />
          </button>
        ))}
        {foundIds.length > 0 && (
          <Button variant="quiet" onPress={() => choose(foundIds, !areAllChosen)}>
            {areAllChosen ? `Untick these ${foundIds.length}` : `Tick these ${foundIds.length}`}
          </Button>
        )}
      </div>
      <div className={styles['cards']} role="group" aria-label="Cards">
        {found.length === 0 && <p className={styles['quiet']}>No card fits. Change the filter above.</p>}
        {firstOf(found, limit).map((stage) => (
          <fieldset key={stage.columnId} className={styles['stageCards']}>
            <legend>{stage.name}</legend>
            {stage.cards.map((card) => (
              <label key={card.id} className={styles['card']}>
                <input
                  type="checkbox"
                  checked={chosen.has(card.id)}
                  onChange={(event) => choose([card.id], event.target.checked)}
                />
                <span>{card.text}</span>
                <span title={KIND_LABELS[card.kind]}>
                  <KindMark kind={card.kind} />
                </span>
              </label>
            ))}
          </fieldset>
        ))}
        {foundIds.length > limit && (
          <Button onPress={() => setLimit(limit + SHOWN_AT_FIRST)}>
            Show more ({foundIds.length - limit} left)
          </Button>
        )}
      </div>
    </Panel>
  )
}

/** About twenty seconds an item. */
function minutesFor(items: number): number {
  return Math.ceil((items * 20) / 60)
}

function firstOf<T extends { cards: readonly unknown[] }>(stages: readonly T[], limit: number): T[] {
  let left = limit
  return stages.flatMap((stage) => {
    const cards = stage.cards.slice(0, Math.max(0, left))
    left -= cards.length
    return cards.length > 0 ? [{ ...stage, cards }] : []
  })
}
