import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import styles from './results.module.css'

/** Who answered, and which groups are not shown by themselves and why. */
export function RoundSummary({ results }: { results: RoundResults }) {
  const groups = useStudyList(selectPanelGroups)
  const names = new Map(groups.map((group) => [group.id, group.name]))
  const answered = results.groups.filter((group) => group.responses > 0)
  const { responses, smallGroupThreshold } = results
  return (
    <div className={styles['summary']}>
      <p className={styles['answered']}>
        <b>{responses}</b> {responses === 1 ? 'person answered' : 'people answered'}
      </p>
      <ul>
        {answered.map((group) => (
          <li key={group.panelGroupId}>
            {names.get(group.panelGroupId)} <b>{group.responses}</b>
            {!group.shown && <small> {whyHidden(group.reason, smallGroupThreshold)}</small>}
          </li>
        ))}
      </ul>
      {results.publicVersusRest === 'too-few' && (
        <p className={styles['quiet']}>
          Public contributors are not set against everybody else: one side has fewer than{' '}
          {smallGroupThreshold} answers.
        </p>
      )}
    </div>
  )
}

export function whyHidden(reason: string, threshold: number): string {
  return reason === 'would-reveal-another'
    ? 'not shown: it would give a smaller group away'
    : `not shown (fewer than ${threshold} answers)`
}
