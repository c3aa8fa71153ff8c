import { memo, useEffect, useRef, type MouseEvent } from 'react'
import type { Card } from '#shared/domain/board/card'
import { useStudy } from '../../../api/StudyContext.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { mergesOf } from '../boardView.ts'
import { countLinks, linkWays } from '../linkIndex.ts'
import { orderWith, selectRange, toggleSelected, withSelected } from '../selection.ts'
import { useIsCovered } from '../useIsCovered.ts'
import { KEYS_ID } from './KeysHelp.tsx'
import { CoveredWords } from '../CoveredWords.tsx'
import styles from './Outline.module.css'
import { OutlineDetails } from './OutlineDetails.tsx'
import { toggleDetails, useAreDetailsOpen, useOutlineStore } from './outlineState.ts'

/** A card of the list, without its place there: what moves past it leaves it as it is drawn. */
export const OutlineCard = memo(function OutlineCard({
  cardId,
  isTabStop,
}: {
  cardId: string
  /** The buttons of one card of each list are stops of the Tab key. */
  isTabStop: boolean
}) {
  const ui = useBoardUi()
  const card = useStudy((state) => state.records.card.get(cardId))
  const wantsFocus = useBoardUiState((state) => state.wantsFocus === cardId)
  const isSelected = useBoardUiState((state) => state.selectedIds.has(cardId))
  const isCovered = useIsCovered(cardId)
  const links = useStudy((state) => countLinks(state, cardId))
  const merged = useStudy((state) => mergesOf(state).mergedInto(cardId).length)
  const areDetailsOpen = useAreDetailsOpen(cardId)
  const face = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!wantsFocus) return
    face.current?.focus({ preventScroll: true })
    face.current?.scrollIntoView({ block: 'nearest' })
    ui.store.setState({ wantsFocus: null })
  }, [wantsFocus, ui])

  if (!card) return null
  const facts = isCovered ? '' : factsOf(card, links, merged)
  const detailsId = `outline-details-${cardId}`
  const hasOpenDetails = facts !== '' && areDetailsOpen
  const tabIndex = isTabStop ? 0 : -1
  return (
    <div
      className={styles['card']}
      data-row-id={cardId}
      data-kind={isCovered ? undefined : card.kind}
      data-selected={isSelected || undefined}
      onContextMenu={(event) => {
        event.preventDefault()
        ui.store.setState({ menu: { cardId, anchor: event.currentTarget } })
      }}
    >
      <div className={styles['row']}>
        <button
          ref={face}
          type="button"
          className={styles['face']}
          data-card-id={cardId}
          data-control="face"
          tabIndex={tabIndex}
          aria-describedby={facts === '' ? KEYS_ID : `${detailsId}-facts ${KEYS_ID}`}
          aria-pressed={isSelected || undefined}
          onClick={(event) => {
            if (event.shiftKey) selectRange(ui, orderWith(ui, cardId), cardId)
            else if (event.ctrlKey || event.metaKey) toggleSelected(ui, cardId)
            else ui.store.setState({ dialog: { name: 'card', cardId } })
          }}
        >
          {isCovered ? <CoveredWords /> : <CardWords card={card} />}
        </button>
        {facts !== '' && (
          <DetailsButton
            cardId={cardId}
            detailsId={detailsId}
            facts={facts}
            isOpen={hasOpenDetails}
            tabIndex={tabIndex}
          />
        )}
        <CardActions cardId={cardId} isLinkable={linkWays(card.kind).length > 0} tabIndex={tabIndex} />
      </div>
      {hasOpenDetails && <OutlineDetails id={detailsId} card={card} tabIndex={tabIndex} />}
    </div>
  )
})

function CardWords({ card }: { card: Card }) {
  const { boardId } = useBoardUi()
  const group = useStudy((state) =>
    state.records.board.get(boardId)?.showsGroups === true
      ? state.records.panelGroup.get(card.panelGroupId ?? '')?.shortName
      : undefined,
  )
  return (
    <>
      <span className={styles['kind']}>
        <KindMark kind={card.kind} />
      </span>{' '}
      <span className={styles['text']}>{card.text}</span>
      {group !== undefined && <span className={styles['group']}> {group}</span>}
      {card.tags.map((tag) => (
        <span key={tag} className={styles['tag']}>
          {' '}
          {tag}
        </span>
      ))}
    </>
  )
}

function DetailsButton({
  cardId,
  detailsId,
  facts,
  isOpen,
  tabIndex,
}: {
  cardId: string
  detailsId: string
  /** What there is to see, in numbers. */
  facts: string
  isOpen: boolean
  tabIndex: number
}) {
  const outline = useOutlineStore()
  return (
    <button
      type="button"
      className={styles['details']}
      data-control="details"
      tabIndex={tabIndex}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailsId : undefined}
      onClick={() => toggleDetails(outline, cardId)}
    >
      <Icon name={isOpen ? 'down' : 'right'} size="0.9em" />
      <span id={`${detailsId}-facts`}>{facts}</span>
    </button>
  )
}

function CardActions({
  cardId,
  isLinkable,
  tabIndex,
}: {
  cardId: string
  isLinkable: boolean
  tabIndex: number
}) {
  const ui = useBoardUi()
  const action = (control: string, label: string, onClick: () => void) => (
    <button
      type="button"
      className={styles['action']}
      data-control={control}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      {label}
    </button>
  )
  return (
    <span className={styles['actions']}>
      {action('edit', 'Edit', () => ui.store.setState({ dialog: { name: 'card', cardId } }))}
      {action('move', 'Move to…', () =>
        ui.store.setState({ dialog: { name: 'move', cardIds: withSelected(ui, cardId) } }),
      )}
      {isLinkable &&
        action('link', 'Link to…', () => ui.store.setState({ dialog: { name: 'link', cardId } }))}
      <button
        type="button"
        className={`${styles['action']} ${styles['moreActions']}`}
        data-control="menu"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label="More"
        title="Choose, merge, duplicate, delete…"
        onClick={(event: MouseEvent<HTMLElement>) =>
          ui.store.setState({ menu: { cardId, anchor: event.currentTarget } })
        }
      >
        <Icon name="more" />
      </button>
    </span>
  )
}

/** "2 links, 1 merged, note"; empty where a card has nothing beyond its words. */
function factsOf({ note }: Card, links: number, merged: number): string {
  return [
    links > 0 ? countOf(links, 'link') : '',
    merged > 0 ? `${merged} merged into it` : '',
    note === '' ? '' : 'note',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
