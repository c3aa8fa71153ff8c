import { memo } from 'react'
import type { Column } from '#shared/domain/board/board'
import { useStudy } from '../../api/StudyContext.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { useBoardUi, useBoardUiState } from './boardUi.ts'
import { orderOf } from './boardView.ts'
import styles from './Column.module.css'
import { ColumnFlags } from './ColumnFlags.tsx'
import { ColumnMenu } from './control/ColumnMenu.tsx'
import { foldColumn } from './foldColumn.ts'
import { ThemeCounts } from './themes/ThemeCounts.tsx'
import { ThemeNameField } from './themes/ThemeNameField.tsx'

/** What stands over a column: its name, how many cards it has, and what it is for. */
export const ColumnHeader = memo(function ColumnHeader({
  column,
  headingId,
  shown,
}: {
  column: Column
  headingId: string
  /** How many of its cards the filter leaves. */
  shown: number
}) {
  const ui = useBoardUi()
  const isNamed = useBoardUiState((state) => state.namedColumnId === column.id)
  const all = useStudy((state) => orderOf(state, ui.boardId).cardIds.get(column.id)?.length ?? 0)
  const isThemes = useStudy((state) => state.records.board.get(ui.boardId)?.kind === 'themes')
  return (
    <header className={styles['header']}>
      <div className={styles['titleRow']}>
        {isNamed ? (
          <ThemeNameField column={column} headingId={headingId} />
        ) : (
          <h2 id={headingId} className={styles['name']}>
            {column.name}
          </h2>
        )}
        <span className={styles['count']}>{shown === all ? countOf(all, 'card') : `${shown} of ${all}`}</span>
        <IconButton
          icon={column.role === 'parking' ? 'right' : 'left'}
          size="small"
          label={`Fold away ${column.name}`}
          onPress={() => foldColumn(ui, column.id, true)}
        />
        <ColumnMenu column={column} />
      </div>
      <ColumnFlags column={column} />
      {column.purpose !== '' && <p className={styles['purpose']}>{column.purpose}</p>}
      {column.actors.length > 0 && (
        <p className={styles['actors']} title={column.actors.join(', ')}>
          <strong>Who acts:</strong> {column.actors.join(', ')}
        </p>
      )}
      {isThemes && column.role === 'stage' && <ThemeCounts columnId={column.id} />}
    </header>
  )
})
