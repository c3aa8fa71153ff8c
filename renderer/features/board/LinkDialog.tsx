import { useMemo, useState } from 'react'
import type { Card } from '#shared/domain/board/card'
import { hasWords } from '#shared/domain/board/cardFilter'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { KIND_LABELS, KindMark } from '../../ui/KindMark.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { announce } from '../../ui/toasts.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { columnOf, mergesOf } from './boardView.ts'
import styles from './dialogs.module.css'
import { linkedCards, linkWays, type LinkedCard, type LinkWay } from './linkIndex.ts'
import { CoveredCard } from './links/CoveredCard.tsx'
import { useBoardActions } from './useBoardActions.ts'

/** A list that is longer than this is for searching, not for reading. */
const SHOWN = 60

interface Candidate {
  readonly card: Card
  readonly way: LinkWay
  readonly columnName: string
  /** Null while the two are not linked. */
  readonly linked: LinkedCard | null
}

export function LinkDialog({ cardId, onClose }: { cardId: string; onClose: () => void }) {
  const { boardId } = useBoardUi()
  const state = useStudy((whole) => whole)
  const [search, setSearch] = useState('')
  const isPeeking = useBoardUiState((ui) => ui.isPeeking)
  const card = state.records.card.get(cardId)
  // Cards that were linked when the window opened stand first, and stay there: nothing jumps under the pointer.
  const [linkedAtFirst] = useState(() => new Set(linkedCards(state, cardId).map(({ other }) => other.id)))
  const all = useMemo(
    () => (card ? candidates(state, boardId, card, { first: linkedAtFirst, isPeeking }) : []),
    [state, boardId, card, linkedAtFirst, isPeeking],
  )
  const found = all.filter(({ card: other }) => hasWords(other.text, search))
  if (!card) return null
  if (card.isHidden && !isPeeking) {
    return (
      <Dialog title="Link to…" isOpen onClose={onClose}>
        <CoveredCard />
      </Dialog>
    )
  }

  return (
    <Dialog
      title="Link to…"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <div className={styles['quote']}>
        <KindMark kind={card.kind} />
        <p>{card.text}</p>
      </div>
      <SearchField
        label="Search the cards that it can be linked to"
        value={search}
        onChange={setSearch}
        takesFocus
      />
      <p role="status" className={styles['hint']}>
        {foundWords(found.length, all.length)}
      </p>
      {linkWays(card.kind).map((way) => {
        const inThisWay = found.filter((candidate) => candidate.way === way)
        return inThisWay.length === 0 ? null : (
          <section key={way.type} aria-label={way.label}>
            <h3 className={styles['wayHeading']}>{way.label}</h3>
            <ul className={styles['candidates']}>
              {inThisWay.slice(0, SHOWN).map((candidate) => (
                <li key={candidate.card.id}>
                  <CandidateButton cardId={cardId} candidate={candidate} />
                </li>
              ))}
            </ul>
            {inThisWay.length > SHOWN && (
              <p className={styles['hint']}>And {inThisWay.length - SHOWN} more: search to find them.</p>
            )}
          </section>
        )
      })}
    </Dialog>
  )
}

function CandidateButton({ cardId, candidate }: { cardId: string; candidate: Candidate }) {
  const actions = useBoardActions()
  const { card, way, columnName, linked } = candidate
  const isLinked = linked !== null

  async function toggle(): Promise<void> {
    if (linked) {
      await actions.unlink(linked.link.id)
      return
    }
    const [from, to] = way.isFrom ? [cardId, card.id] : [card.id, cardId]
    if (await actions.link(way.type, from, to)) announce(`Linked to ${card.text}.`)
  }

  return (
    <button
      type="button"
      className={styles['candidate']}
      aria-pressed={isLinked}
      onClick={() => void toggle()}
    >
      <KindMark kind={card.kind} isLabelShown={false} />
      <span className={styles['linkText']}>
        {card.text}
        <span className={styles['columnName']}>
          {KIND_LABELS[card.kind]}, {columnName}
          {linked?.through && ', linked through a merged card'}
        </span>
      </span>
      <span className={styles['linkState']}>
        <Icon name={isLinked ? 'check' : 'add'} />
        {isLinked ? 'Linked' : 'Link'}
      </span>
    </button>
  )
}

function candidates(
  state: StudyState,
  boardId: string,
  card: Card,
  { first, isPeeking }: { first: ReadonlySet<string>; isPeeking: boolean },
): Candidate[] {
  const linked = new Map(linkedCards(state, card.id).map((one) => [one.other.id, one]))
  const merges = mergesOf(state)
  const found: Candidate[] = []
  for (const other of state.records.card.values()) {
    const isOut = other.isDeleted || (other.isHidden && !isPeeking) || merges.isMerged(other.id)
    const way = isOut ? undefined : linkWays(card.kind).find((one) => one.otherKind === other.kind)
    if (!way) continue
    const column = state.records.column.get(columnOf(state, boardId, other.id) ?? '')
    found.push({
      card: other,
      way,
      columnName: column ? `in ${column.name}` : 'not on this board',
      linked: linked.get(other.id) ?? null,
    })
  }
  return found.toSorted(
    (a, b) =>
      Number(first.has(b.card.id)) - Number(first.has(a.card.id)) ||
      a.card.text.localeCompare(b.card.text, 'en-GB'),
  )
}

function foundWords(found: number, all: number): string {
  if (all === 0) return 'There is no card yet that it could be linked to.'
  if (found === 0) return 'No card has these words. Try fewer.'
  return found === 1 ? '1 card' : `${found} cards`
}
