import { useMemo, useState } from 'react'
import type { Card } from '#shared/domain/board/card'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { columnOf, mergesOf } from '../boardView.ts'
import styles from '../dialogs.module.css'
import { CoveredCard } from './CoveredCard.tsx'
import { foundChoices, kindsInWords, mergeChoices, type MergeChoice } from './mergeChoices.ts'
import { MergeForm } from './MergeForm.tsx'
import { Originals } from './Originals.tsx'
import { useMerging } from './useMerging.ts'

/** A list that is longer than this is for searching, not for reading. */
const SHOWN = 40

interface Props {
  readonly cardIds: readonly string[]
  /** Told the card that the focus is to go to, where it is another one than before. */
  readonly onClose: (cardId?: string) => void
}

/** Merges several cards that were chosen, or looks for what says the same as one. */
export function MergeDialog({ cardIds, onClose }: Props) {
  const cards = useStudyList((state) => cardIds.flatMap((cardId) => standingCard(state, cardId)))
  const [isMany] = useState(cards.length > 1)
  const isPeeking = useBoardUiState((state) => state.isPeeking)
  if (!isPeeking && cards.some(({ isHidden }) => isHidden)) {
    return (
      <Dialog title="Merge duplicates" isOpen onClose={() => onClose()}>
        <CoveredCard
          title={cards.length > 1 ? 'Some of these cards are hidden for now' : 'This card is hidden for now'}
        />
      </Dialog>
    )
  }
  const [card] = cards
  if (isMany) return <MergeChosen cards={cards} onClose={onClose} />
  if (card) return <MergeFound card={card} onClose={onClose} />
  return (
    <Dialog title="Merge duplicates" size="small" isOpen onClose={() => onClose()}>
      <p>The card has been deleted, or merged into another one, meanwhile.</p>
    </Dialog>
  )
}

/** The card in a list, unless it is deleted or another one stands for it. */
function standingCard(state: StudyState, cardId: string): Card[] {
  const card = state.records.card.get(cardId)
  return card && !card.isDeleted && !mergesOf(state).isMerged(cardId) ? [card] : []
}

/** Several cards were chosen on the board. */
function MergeChosen({ cards: standing, onClose }: { cards: readonly Card[]; onClose: Props['onClose'] }) {
  const merging = useMerging(onClose)
  const cards = merging.sent ?? standing
  const isOneKind = cards.every(({ kind }) => kind === cards[0]?.kind)
  const canMerge = isOneKind && cards.length > 1
  return (
    <Dialog
      title="Merge duplicates"
      isOpen
      onClose={() => onClose()}
      footer={
        canMerge ? (
          <>
            <Button onPress={() => onClose()}>Cancel</Button>
            <Button
              variant="primary"
              isPending={merging.sent !== null}
              onPress={() => void merging.run(cards)}
            >
              {`Merge ${countOf(cards.length, 'card')}`}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={() => onClose()}>
            Close
          </Button>
        )
      }
    >
      {canMerge && <MergeForm cards={cards} answers={merging.answers} onChange={merging.setAnswers} />}
      {!isOneKind && (
        <Notice tone="warning" title={`You have chosen ${kindsInWords(cards)}.`}>
          <p>
            Only cards of one kind can be merged. Choose cards of one kind; or, if one of them was given the
            wrong kind, open it and change that first.
          </p>
        </Notice>
      )}
      {cards.length < 2 && <p>All but one of these cards have been deleted or merged meanwhile.</p>}
    </Dialog>
  )
}

/** One card: what says the same is looked for, and what was merged into it can be split off. */
function MergeFound({ card, onClose }: { card: Card; onClose: Props['onClose'] }) {
  const state = useStudy((whole) => whole)
  const isPeeking = useBoardUiState((ui) => ui.isPeeking)
  const merging = useMerging(onClose)
  const [search, setSearch] = useState('')
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set())
  const { card: cards, link: links } = state.records
  const choices = useMemo(() => {
    const merges = mergesOf(state)
    const isIn = (other: Card) =>
      !other.isDeleted && (isPeeking || !other.isHidden) && !merges.isMerged(other.id)
    return mergeChoices(card, [...cards.values()].filter(isIn))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- merges are read from cards and links alone
  }, [card, cards, links, isPeeking])
  const found = foundChoices(choices, search)
  const chosen = merging.sent ?? [
    card,
    ...choices.flatMap((one) => (chosenIds.has(one.card.id) ? [one.card] : [])),
  ]
  const hasChosen = chosen.length > 1

  function choose(cardId: string, isChosen: boolean): void {
    const next = new Set(chosenIds)
    if (isChosen) next.add(cardId)
    else next.delete(cardId)
    setChosenIds(next)
  }

  return (
    <Dialog
      title="Merge duplicates"
      isOpen
      onClose={() => onClose()}
      size="large"
      footer={
        <>
          <Button onPress={() => onClose()}>{hasChosen ? 'Cancel' : 'Close'}</Button>
          <Button
            variant="primary"
            isDisabled={!hasChosen}
            isPending={merging.sent !== null}
            onPress={() => void merging.run(chosen)}
          >
            {hasChosen ? `Merge ${countOf(chosen.length, 'card')}` : 'Merge'}
          </Button>
        </>
      }
    >
      <div className={styles['quote']}>
        <KindMark kind={card.kind} />
        <p>{card.text}</p>
      </div>
      <Originals card={card} />
      <SearchField
        label="Search for cards of the same kind that say the same"
        value={search}
        onChange={setSearch}
        takesFocus
      />
      <p role="status" className={styles['hint']}>
        {foundWords(found, choices.length, search)}
      </p>
      {found.length > 0 && (
        <ul className={styles['choices']} aria-label="Cards of the same kind">
          {found.slice(0, SHOWN).map((choice) => (
            <li key={choice.card.id}>
              <ChoiceBox
                choice={choice}
                isChosen={chosenIds.has(choice.card.id)}
                onChange={(isChosen) => choose(choice.card.id, isChosen)}
              />
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN && (
        <p className={styles['hint']}>And {found.length - SHOWN} more: search to find them.</p>
      )}
      {hasChosen && <MergeForm cards={chosen} answers={merging.answers} onChange={merging.setAnswers} />}
    </Dialog>
  )
}

function ChoiceBox({
  choice: { card, isLikely },
  isChosen,
  onChange,
}: {
  choice: MergeChoice
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}) {
  const { boardId } = useBoardUi()
  const columnName = useStudy((state) => {
    const columnId = columnOf(state, boardId, card.id)
    return columnId === null ? null : state.records.column.get(columnId)?.name
  })
  const facts = [
    ...(isLikely ? ['Looks much the same'] : []),
    columnName ? `in ${columnName}` : 'not on this board',
  ]
  return (
    <Checkbox isSelected={isChosen} onChange={onChange} description={facts.join(', ')}>
      {card.text}
    </Checkbox>
  )
}

function foundWords(found: readonly MergeChoice[], all: number, search: string): string {
  if (all === 0) return 'There is no other card of this kind.'
  if (found.length === 0) return 'No card of this kind has these words. Try fewer.'
  if (search.trim() !== '') return countOf(found.length, 'card')
  const likely = found.filter(({ isLikely }) => isLikely).length
  return likely === 0
    ? 'No card looks much the same. Search, or look through them.'
    : likely === 1
      ? '1 card looks much the same: it stands first.'
      : `${likely} cards look much the same: they stand first.`
}
