import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups, selectStudy } from '../../api/studySelectors.ts'
import { Panel } from '../../ui/Page.tsx'
import type { OpenRoomStatus } from './openRoomStatus.ts'
import styles from './room.module.css'

/** How many people of each group have come, and early on which groups will be too small to be shown alone. */
export function Turnout({ room }: { room: OpenRoomStatus }) {
  const groups = useStudyList(selectPanelGroups)
  const threshold = useStudy((state) => selectStudy(state)?.smallGroupThreshold ?? 5)
  const byGroup = new Map(room.byGroup.map((group) => [group.panelGroupId, group]))
  const most = Math.max(threshold, ...room.byGroup.map((group) => group.seats))
  const isAnySmall = room.byGroup.some((group) => group.seats > 0 && group.seats < threshold)
  const away = room.seats - room.connected

  return (
    <Panel
      title={room.seats === 1 ? '1 person is in' : `${room.seats} people are in`}
      lead={
        room.seats > 0 && away > 0
          ? `${away} of them ${away === 1 ? 'has' : 'have'} the page closed or the phone asleep. They come back by themselves.`
          : undefined
      }
    >
      <ul className={styles['groups']}>
        {groups.map((group) => {
          const seats = byGroup.get(group.id)?.seats ?? 0
          return (
            <li key={group.id}>
              <span>
                {group.name}
                {seats > 0 && seats < threshold && <small>too few to be shown alone</small>}
              </span>
              <b>{seats}</b>
              <span className={styles['bar']} aria-hidden="true">
                <span style={{ width: `${(100 * seats) / most}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
      {isAnySmall && (
        <p className={styles['quiet']}>
          A group with fewer than {threshold} answers is counted in the whole, and not shown by itself.
        </p>
      )}
    </Panel>
  )
}
