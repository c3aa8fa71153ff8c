import type { Column } from '#shared/domain/board/board'
import { useStudy } from '../../../api/StudyContext.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useBoardUi, useBoardUiState } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { ColumnFlags } from '../ColumnFlags.tsx'
import { ColumnMenu } from '../control/ColumnMenu.tsx'
import { ThemeCounts } from '../themes/ThemeCounts.tsx'
import { ThemeNameField } from '../themes/ThemeNameField.tsx'
import styles from './Outline.module.css'
import { foldColumns, useOutlineStore } from './outlineState.ts'

/** A column's name and count, which fold it and open it. */
export function OutlineHeading({
  column,
  headingId,
  bodyId,
  isFolded,
  shown,
}: {
  column: Column
  headingId: string
  bodyId: string
  isFolded: boolean
  /** How many of its cards the filter leaves. */
  shown: number
}) {
  const ui = useBoardUi()
  const outline = useOutlineStore()
  const isNamed = useBoardUiState((state) => state.namedColumnId === column.id)
  const all = useStudy((state) => orderOf(state, ui.boardId).cardIds.get(column.id)?.length ?? 0)
  const isThemes = useStudy((state) => state.records.board.get(ui.boardId)?.kind === 'themes')
  return (
    <header className={styles['heading']}>
      <div className={styles['titleRow']}>
        {isNamed ? (
          <ThemeNameField column={column} headingId={headingId} />
        ) : (
          <h2 className={styles['title']}>
            <button
              type="button"
              className={styles['fold']}
              data-control="fold"
              aria-expanded={!isFolded}
              aria-controls={isFolded ? undefined : bodyId}
              onClick={() => foldColumns(outline, ui, [column.id], !isFolded)}
            >
              <Icon name={isFolded ? 'right' : 'down'} size="1.1em" />
              <span id={headingId} className={styles['name']}>
                {column.name}
              </span>{' '}
              <span className={styles['count']}>
                {shown === all ? countOf(all, 'card') : `${shown} of ${countOf(all, 'card')}`}
              </span>
            </button>
          </h2>
        )}
        <ColumnMenu column={column} isFoldable={false} />
      </div>
      <div className={styles['flags']}>
        <ColumnFlags column={column} />
      </div>
      {isThemes && column.role === 'stage' && <ThemeCounts columnId={column.id} />}
    </header>
  )
}
