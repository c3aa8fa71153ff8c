import type { Card } from '#shared/domain/board/card'
import type { Link } from '#shared/domain/board/link'
import type { StudyState } from '#shared/domain/study/studyState'
import { useStudy, useStudyList, useStudyStore } from '../../../api/StudyContext.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { useBoardUi } from '../boardUi.ts'
import { columnOf, mergesOf } from '../boardView.ts'
import { useBoardActions } from '../useBoardActions.ts'
import { useIsCovered } from '../useIsCovered.ts'
import { drawnLinks, linkFrom } from './drawnLinks.ts'
import styles from './Outline.module.css'
import { shownColumns } from './shownPlaces.ts'

const HIDDEN = 'a card that is hidden for now'

/** What belongs to a card: its note, its links, and the cards that were merged into it. */
export function OutlineDetails({ id, card, tabIndex }: { id: string; card: Card; tabIndex: number }) {
  const links = useStudyList((state) => drawnLinks(state, card.id))
  const originals = useStudyList((state) => mergesOf(state).mergedInto(card.id))
  return (
    <div id={id} className={styles['more']}>
      {card.note !== '' && (
        <p className={styles['note']}>
          <strong>Note:</strong> {card.note}
        </p>
      )}
      {links.length > 0 && (
        <ul className={styles['links']} aria-label="Links">
          {links.map((link) => (
            <LinkItem key={link.id} link={link} cardId={card.id} tabIndex={tabIndex} />
          ))}
        </ul>
      )}
      {originals.length > 0 && (
        <ul className={styles['links']} aria-label="Merged into it">
          {originals.map((original) => (
            <OriginalItem key={original.id} original={original} tabIndex={tabIndex} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** The other card of a link, which it leads to. */
function LinkItem({ link, cardId, tabIndex }: { link: Link; cardId: string; tabIndex: number }) {
  const ui = useBoardUi()
  const study = useStudyStore()
  const actions = useBoardActions()
  const otherId = useStudy((state) => linkFrom(state, link, cardId).otherId)
  const way = useStudy((state) => linkFrom(state, link, cardId).words)
  const other = useStudy((state) => state.records.card.get(otherId))
  const where = useStudy((state) => columnNameOf(state, ui.boardId, otherId))
  const isCovered = useIsCovered(otherId)
  if (!other) return null
  const words = isCovered ? HIDDEN : other.text

  function goThere(): void {
    const { state } = study.view.getState()
    if (columnOf(state, ui.boardId, otherId) === null) {
      // It stands on other boards only: here it can be read and edited all the same.
      ui.store.setState({ dialog: { name: 'card', cardId: otherId } })
    } else if (shownColumns(state, ui).some(({ order }) => order.includes(otherId))) {
      ui.store.setState({ wantsFocus: otherId })
    } else showToast('That card is not among those that you are looking for. Show all cards to go to it.')
  }

  return (
    <li>
      <button
        type="button"
        className={styles['linkTo']}
        data-control={`to ${link.id}`}
        tabIndex={tabIndex}
        onClick={goThere}
      >
        <span className={styles['way']}>{way}:</span>{' '}
        {!isCovered && <KindMark kind={other.kind} isLabelShown={false} />} <span>{words}</span>
      </button>
      <span className={styles['where']}>{where === null ? 'not on this board' : `in ${where}`}</span>
      <button
        type="button"
        className={`${styles['action']} ${styles['moreActions']}`}
        data-control={`unlink ${link.id}`}
        tabIndex={tabIndex}
        aria-label={`Remove the link to ${words}`}
        title="Remove this link"
        onClick={() => void actions.unlink(link.id)}
      >
        <Icon name="close" size="1em" />
      </button>
    </li>
  )
}

/** A card that was merged into another one, and can be split off again. */
function OriginalItem({ original, tabIndex }: { original: Card; tabIndex: number }) {
  const actions = useBoardActions()
  const merge = useStudy((state) => mergesOf(state).mergeOf(original.id)?.merge ?? null)
  const isCovered = useIsCovered(original.id)
  const words = isCovered ? HIDDEN : original.text
  const decision = [
    merge !== null && merge.decidedBy !== '' ? `merged by ${merge.decidedBy}` : '',
    merge?.reason ?? '',
  ].filter((part) => part !== '')
  return (
    <li>
      <span>
        <span className={styles['way']}>Merged into it:</span> {words}
        {decision.length > 0 && <span className={styles['where']}> ({decision.join(': ')})</span>}
      </span>
      <button
        type="button"
        className={styles['action']}
        data-control={`split ${original.id}`}
        tabIndex={tabIndex}
        aria-label={`Split off: ${words}`}
        onClick={() =>
          void actions.actThenSay('card.split', { cardId: original.id }, 'The card stands by itself again.')
        }
      >
        Split off
      </button>
    </li>
  )
}

/** The column in which a card shows on this board; null where it does not show here. */
function columnNameOf(state: StudyState, boardId: string, cardId: string): string | null {
  const columnId = columnOf(state, boardId, cardId)
  return columnId === null ? null : (state.records.column.get(columnId)?.name ?? null)
}
