import { useStudy, useStudyList } from '../../../api/StudyContext.tsx'
import { selectPanelGroups, selectStudy } from '../../../api/studySelectors.ts'
import { useRoomStatus } from '../../../api/useRoomStatus.ts'
import { Notice } from '../../../ui/Notice.tsx'
import styles from '../ballot.module.css'
import { groupsAtRisk, type GroupAtRisk } from './groupsAtRisk.ts'

/** Who is in the room, and which groups will not be shown alone, while something can be done about it. */
export function WhoCanVote() {
  const room = useRoomStatus()
  const groups = useStudyList(selectPanelGroups)
  const threshold = useStudy((state) => selectStudy(state)?.smallGroupThreshold ?? 5)
  if (!room) return null
  if (!room.isOpen) {
    return (
      <Notice tone="warning" title="The room is closed">
        <p>
          Nobody can vote until you <a href="#/room">open the room</a>.
        </p>
      </Notice>
    )
  }
  if (room.seats === 0) {
    return (
      <Notice tone="warning" title="Nobody is in the room yet">
        <p>
          You can open the vote all the same: people get the ballot as they come in.{' '}
          <a href="#/room">Show the code</a>
        </p>
      </Notice>
    )
  }
  const hidden = groupsAtRisk(groups, room.byGroup, threshold)
  return (
    <Notice
      tone={hidden.length > 0 ? 'warning' : 'info'}
      title={room.seats === 1 ? '1 person can vote now' : `${room.seats} people can vote now`}
    >
      <p>People who vote on paper, or have not used their seat card yet, are not counted here.</p>
      {hidden.length > 0 && (
        <>
          <p>
            As the room is now, {hidden.length === 1 ? 'one group counts' : 'these groups count'} in the
            whole, but {hidden.length === 1 ? 'is' : 'are'} not shown by{' '}
            {hidden.length === 1 ? 'itself' : 'themselves'}:
          </p>
          <ul className={styles['points']}>
            {hidden.map((group) => (
              <li key={group.panelGroupId}>
                {group.name}: {whyHidden(group, threshold)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function whyHidden({ seats, reason }: GroupAtRisk, threshold: number): string {
  return reason === 'too-few'
    ? `${seats === 1 ? 'one person' : `${seats} people`}, and ${threshold} are needed`
    : 'a smaller group could be worked out from it'
}
