import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CARDS_AT_ONCE } from '#shared/contract/board.contract'
import { hasWords } from '#shared/domain/board/cardFilter'
import { useStudy, useStudyStore } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { KIND_LABELS, KindMark } from '../../../ui/KindMark.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { useBoardUiState } from '../boardUi.ts'
import { useBoardActions } from '../useBoardActions.ts'
import styles from './control.module.css'
import { deletedCards, restorable, type DeletedCard } from './recycled.ts'
import { useRowFocus } from './useRowFocus.ts'

const PAGE = 200

export function DeletedCards() {
  const study = useStudyStore()
  const { act } = useBoardActions()
  const cards = useStudy((state) => state.records.card)
  const links = useStudy((state) => state.records.link)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  const all = useMemo(() => deletedCards(cards, links), [cards, links])
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(PAGE)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const searchField = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const isEmpty = all.length === 0

  // With the last card its button is gone, and the focus with it.
  useEffect(() => {
    if (isEmpty && document.activeElement === document.body) box.current?.focus()
  }, [isEmpty])

  const isCovered = ({ card }: DeletedCard) => card.isHidden && !isPeeking
  const found =
    search.trim() === ''
      ? all
      : all.filter(
          (one) => !isCovered(one) && hasWords(`${one.card.text} ${KIND_LABELS[one.card.kind]}`, search),
        )
  const foundIds = found.map(({ card }) => card.id)
  const chosenIds = foundIds.filter((id) => chosen.has(id))
  const { list, leave } = useRowFocus(foundIds, () => searchField.current)

  const restore = useCallback(
    async (wanted: readonly string[]): Promise<void> => {
      const { ids, held, reason } = restorable(study.view.getState().state, wanted)
      if (ids.length === 0) {
        if (reason !== null) showToast(reason, { tone: 'danger' })
        return
      }
      const [only] = ids
      if (ids.length === 1 && only !== undefined) leave(only)
      const parts: string[][] = []
      for (let from = 0; from < ids.length; from += CARDS_AT_ONCE) {
        parts.push(ids.slice(from, from + CARDS_AT_ONCE))
      }
      // All at once: after each of several answers, the next two hundred rows would be drawn only to go.
      const answers = await Promise.all(parts.map((cardIds) => act('cards.restore', { cardIds })))
      if (answers.includes(false)) return
      setChosen(new Set())
      const stays = held === 0 ? '' : ` ${countOf(held, 'card')} stayed here. ${reason ?? ''}`
      showToast(`${countOf(ids.length, 'card')} brought back.${stays}`)
    },
    [study, act, leave],
  )
  const restoreOne = useCallback((cardId: string) => void restore([cardId]), [restore])
  const restoring = useAction(restore)
  const choose = useCallback((cardId: string, isChosen: boolean) => {
    setChosen((before) => {
      const next = new Set(before)
      if (isChosen) next.add(cardId)
      else next.delete(cardId)
      return next
    })
  }, [])

  if (isEmpty) {
    return (
      <div ref={box} tabIndex={-1} className={styles['part']}>
        <EmptyState icon="trash" title="Nothing has been deleted">
          Cards that are deleted wait here for as long as the study lasts, and can be brought back.
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <div className={styles['tools']}>
        <SearchField
          label="Search the deleted cards"
          value={search}
          onChange={(next) => {
            setSearch(next)
            setShown(PAGE)
          }}
          inputRef={searchField}
        />
        {chosenIds.length > 0 ? (
          <Button
            variant="primary"
            icon="undo"
            isPending={restoring.isRunning}
            onPress={() => void restoring.run(chosenIds)}
          >
            Bring back the {countOf(chosenIds.length, 'chosen card')}
          </Button>
        ) : (
          <Button
            icon="undo"
            isDisabled={found.length === 0}
            isPending={restoring.isRunning}
            onPress={() => void restoring.run(foundIds)}
          >
            {found.length < all.length
              ? `Bring back the ${found.length} found`
              : `Bring back ${all.length === 1 ? 'the card' : `all ${all.length} cards`}`}
          </Button>
        )}
      </div>
      <p role="status" className={styles['facts']}>
        {found.length < all.length
          ? `${found.length} of ${countOf(all.length, 'card')}`
          : countOf(all.length, 'card')}
      </p>
      <ul ref={list} className={styles['list']}>
        {found.slice(0, shown).map((one) => (
          <DeletedRow
            key={one.card.id}
            card={one.card}
            merged={one.merged}
            isCovered={isCovered(one)}
            isChosen={chosen.has(one.card.id)}
            onChoose={choose}
            onRestore={restoreOne}
          />
        ))}
      </ul>
      {found.length > shown && (
        <div className={styles['more']}>
          <Button onPress={() => setShown(shown + PAGE)}>
            {`Show ${Math.min(PAGE, found.length - shown)} more`}
          </Button>
        </div>
      )}
    </>
  )
}

/** Drawn anew only when something of its own changes: there can be two hundred of them. */
const DeletedRow = memo(function DeletedRow({
  card,
  merged,
  isCovered,
  isChosen,
  onChoose,
  onRestore,
}: DeletedCard & {
  isCovered: boolean
  isChosen: boolean
  onChoose: (cardId: string, isChosen: boolean) => void
  onRestore: (cardId: string) => void
}) {
  return (
    <li className={styles['row']}>
      <div className={styles['rowWords']}>
        <Checkbox isSelected={isChosen} onChange={(next) => onChoose(card.id, next)}>
          {isCovered ? (
            <span className={styles['covered']}>
              <Icon name="hidden" size="1.1em" />
              Written in silence, hidden for now
            </span>
          ) : (
            <>
              <KindMark kind={card.kind} />
              <span className={styles['cardText']}>{card.text}</span>
            </>
          )}
          {merged > 0 && <span className={styles['facts']}>{`with ${merged} merged`}</span>}
        </Checkbox>
      </div>
      <span data-row-action>
        <Button
          size="small"
          icon="undo"
          aria-label={`Bring back: ${isCovered ? 'a hidden card' : card.text}`}
          onPress={() => onRestore(card.id)}
        >
          Bring back
        </Button>
      </span>
    </li>
  )
})
