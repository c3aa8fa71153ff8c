import type { Card } from '#shared/domain/board/card'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectBoards } from '../../api/studySelectors.ts'
import { useBoardUi } from './boardUi.ts'
import { columnOf } from './boardView.ts'
import styles from './dialogs.module.css'

/** Where a card stands on each board, and whom it came from where the board shows that. */
export function CardPlaces({ card }: { card: Card }) {
  const { boardId } = useBoardUi()
  const places = useStudyList((state) =>
    selectBoards(state).flatMap(({ id, name }) => {
      const columnId = columnOf(state, id, card.id)
      const column = columnId === null ? undefined : state.records.column.get(columnId)
      return column ? [`${name}: ${column.name}`] : []
    }),
  )
  const group = useStudy((state) =>
    state.records.board.get(boardId)?.showsGroups === true
      ? state.records.panelGroup.get(card.panelGroupId ?? '')?.name
      : undefined,
  )
  return (
    <section className={styles['links']} aria-labelledby="card-places-heading">
      <h3 id="card-places-heading" className={styles['subheading']}>
        Where it stands
      </h3>
      <ul className={styles['places']}>
        {places.map((place) => (
          <li key={place}>{place}</li>
        ))}
        {group !== undefined && <li>From: {group}</li>}
      </ul>
      {places.length === 0 && <p className={styles['hint']}>It shows on no board.</p>}
    </section>
  )
}
