import type { Board } from '#shared/domain/board/board'
import { useStudyList } from '../../../api/StudyContext.tsx'
import { KindMark, KINDS } from '../../../ui/KindMark.tsx'
import type { BoardView } from '../boardPlace.ts'
import { countKinds } from '../boardSelectors.ts'
import styles from './FindBar.module.css'

export function FindBar({ board }: { board: Board; view: BoardView }) {
  const counts = useStudyList((state) => {
    const byKind = countKinds(state, board.id)
    return KINDS.map((kind) => byKind[kind])
  })
  return (
    <ul className={styles['legend']} aria-label="Cards on this board by kind">
      {KINDS.map((kind, index) => (
        <li key={kind}>
          <KindMark kind={kind} />
          <span className={styles['legendCount']}>{counts[index]}</span>
        </li>
      ))}
    </ul>
  )
}
