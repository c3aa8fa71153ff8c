import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { KIND_LABELS, KindMark, KINDS } from '../../../ui/KindMark.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useBoardUi } from '../boardUi.ts'
import { orderOf, stagesOf } from '../boardView.ts'
import styles from './ThemeCounts.module.css'

const NO_IDS: readonly string[] = []

/** What a theme is made of: how many cards of each kind, and from which stages of the pathway. */
export function ThemeCounts({ columnId }: { columnId: string }) {
  const { boardId } = useBoardUi()
  const kinds = useStudyList((state) => {
    const counts = new Map(KINDS.map((kind) => [kind, 0]))
    for (const cardId of orderOf(state, boardId).cardIds.get(columnId) ?? NO_IDS) {
      const card = state.records.card.get(cardId)
      if (card && !card.isHidden) counts.set(card.kind, (counts.get(card.kind) ?? 0) + 1)
    }
    return KINDS.map((kind) => counts.get(kind) ?? 0)
  })
  const stages = useStudy((state) => {
    const counts = new Map<string, number>()
    for (const cardId of orderOf(state, boardId).cardIds.get(columnId) ?? NO_IDS) {
      const stage = state.records.column.get(stagesOf(state).get(cardId) ?? '')
      if (stage?.role === 'stage') counts.set(stage.name, (counts.get(stage.name) ?? 0) + 1)
    }
    return [...counts].map(([name, count]) => `${name}: ${count}`).join('\n')
  })
  const stageCount = stages === '' ? 0 : stages.split('\n').length
  if (kinds.every((count) => count === 0)) return null
  return (
    <div className={styles['counts']}>
      <ul aria-label="Cards by kind">
        {KINDS.map((kind, index) =>
          kinds[index] === 0 ? null : (
            <li key={kind} title={KIND_LABELS[kind]}>
              <KindMark kind={kind} isLabelShown={false} />
              <VisuallyHidden>{KIND_LABELS[kind]}: </VisuallyHidden>
              {kinds[index]}
            </li>
          ),
        )}
      </ul>
      {stageCount > 0 && (
        <span title={stages}>
          from {countOf(stageCount, 'stage')}
          <VisuallyHidden>: {stages.replaceAll('\n', ', ')}</VisuallyHidden>
        </span>
      )}
    </div>
  )
}
