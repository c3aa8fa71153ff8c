import { useStudyList } from '../../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../../api/studySelectors.ts'
import { Panel } from '../../../ui/Page.tsx'
import styles from '../ballot.module.css'
import { useTurnout } from './useTurnout.ts'

/** How the vote is coming along: counts of people, and never of answers. */
export function LiveTurnout({ roundId }: { roundId: string }) {
  const turnout = useTurnout(roundId)
  const groups = useStudyList(selectPanelGroups)
  if (!turnout) return null
  const { dealt, started, finished } = turnout
  const names = new Map(groups.map((group) => [group.id, group.name]))
  const present = turnout.byGroup.filter((group) => group.dealt > 0)
  return (
    <Panel>
      <p className={styles['bigCount']}>
        <b>{finished}</b> of {dealt} {dealt === 1 ? 'person has' : 'people have'} finished
      </p>
      <div
        className={styles['turnoutBar']}
        role="img"
        aria-label={`${finished} finished, ${started - finished} voting, ${dealt - started} not started`}
      >
        <span data-part="finished" style={{ flexGrow: finished }} />
        <span data-part="started" style={{ flexGrow: started - finished }} />
        <span data-part="waiting" style={{ flexGrow: Math.max(0, dealt - started) }} />
      </div>
      {present.length === 0 ? (
        <p className={styles['quiet']}>Nobody has the ballot yet. It comes up on the phones by itself.</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Have the ballot</th>
              <th scope="col">Have begun</th>
              <th scope="col">Have finished</th>
            </tr>
          </thead>
          <tbody>
            {present.map((group) => (
              <tr key={group.panelGroupId}>
                <th scope="row">{names.get(group.panelGroupId)}</th>
                <td>{group.dealt}</td>
                <td>{group.started}</td>
                <td>{group.finished}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles['quiet']}>
        Results come up when the vote is closed. Until then nobody can see them, not even you.
      </p>
    </Panel>
  )
}
