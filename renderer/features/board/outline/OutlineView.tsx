import { useRef } from 'react'
import { useStudyList } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useBoardUi } from '../boardUi.ts'
import { orderOf } from '../boardView.ts'
import { FocusKeeper } from './FocusKeeper.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import styles from './Outline.module.css'
import { OutlineColumn } from './OutlineColumn.tsx'
import { foldColumns, useOutlineStore } from './outlineState.ts'
import { useOutlineKeys } from './useOutlineKeys.ts'

/** The board as a nested list: columns, their cards, and what belongs to each card. */
export function OutlineView() {
  const ui = useBoardUi()
  const outline = useOutlineStore()
  const root = useRef<HTMLDivElement>(null)
  const ids = useStudyList((state) => orderOf(state, ui.boardId).columns.map(({ id }) => id))
  useOutlineKeys(root)

  return (
    <div ref={root} className={styles['outline']} tabIndex={-1}>
      <div className={styles['page']}>
        <div className={styles['tools']}>
          <KeysHelp />
          <Button size="small" variant="quiet" onPress={() => foldColumns(outline, ui, ids, true)}>
            Fold all
          </Button>
          <Button size="small" variant="quiet" onPress={() => foldColumns(outline, ui, ids, false)}>
            Unfold all
          </Button>
        </div>
        {ids.map((id) => (
          <OutlineColumn key={id} columnId={id} />
        ))}
      </div>
      <FocusKeeper root={root} />
    </div>
  )
}
