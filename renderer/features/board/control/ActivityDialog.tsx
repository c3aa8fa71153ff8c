import { useState } from 'react'
import type { Activity } from '#shared/contract/history.contract'
import { activityWords } from '#shared/domain/study/activityWords'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useBoardActions } from '../useBoardActions.ts'
import { daysOf, timeOfDay } from './activityDays.ts'
import styles from './control.module.css'
import { UndoButton } from './UndoButton.tsx'
import { useActivities } from './useActivities.ts'

/** What has happened in the study, and the way back from each of it. */
export function ActivityDialog({ onClose }: { onClose: () => void }) {
  const activities = useActivities()
  const { lines, hasMore, newer, error } = activities
  return (
    <Dialog
      title="Activity"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <UndoButton />
          <Button onPress={onClose}>Done</Button>
        </>
      }
    >
      <p className={styles['facts']}>
        “Take back” undoes one change and leaves all others. “Restore to here” puts the boards back to how
        they were right after a change; votes stay as they are. Both can be undone.
      </p>
      {error !== null && <Notice tone="danger">{error}</Notice>}
      {newer > 0 && (
        <div className={styles['news']}>
          <Button size="small" icon="history" onPress={activities.showNewer}>
            {countOf(newer, 'new change')}
          </Button>
        </div>
      )}
      {lines && <Days lines={lines} newest={newer > 0 ? undefined : lines[0]?.revision} />}
      {hasMore && (
        <div className={styles['more']}>
          <Button onPress={() => void activities.showMore()}>Show earlier changes</Button>
        </div>
      )}
    </Dialog>
  )
}

function Days({
  lines,
  newest,
}: {
  lines: readonly Activity[]
  /** Undefined where the newest of all is not shown yet. */
  newest: number | undefined
}) {
  const [openedAt] = useState(() => new Date())
  const actions = useBoardActions()

  return (
    <div>
      {daysOf(lines, openedAt).map(({ key, title, lines: ofDay }) => (
        <section key={key} aria-label={title}>
          <h3 className={styles['day']}>{title}</h3>
          <ol className={styles['list']}>
            {ofDay.map((line) => (
              <Line
                key={line.revision}
                line={line}
                isNewest={line.revision === newest}
                onTakeBack={(words) =>
                  void actions.actThenSay(
                    'history.takeBack',
                    { revision: line.revision },
                    `Taken back: ${words}.`,
                  )
                }
                onRestore={() =>
                  void actions.actThenSay(
                    'history.restore',
                    { revision: line.revision },
                    `The boards are as they were at ${timeOfDay(line.at)}.`,
                  )
                }
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** How a line came to be in force no longer; null where it did not. */
function undoneWords({ state, isTakenBack }: Activity): string | null {
  if (isTakenBack) return 'Taken back'
  return state === 'undone' || state === 'superseded' ? 'Undone' : null
}

function Line({
  line,
  isNewest,
  onTakeBack,
  onRestore,
}: {
  line: Activity
  /** The boards are as they were right after it already. */
  isNewest: boolean
  onTakeBack: (words: string) => void
  onRestore: () => void
}) {
  const words = activityWords(line)
  const undone = undoneWords(line)
  const time = timeOfDay(line.at)
  return (
    <li className={styles['row']} data-undone={undone !== null || undefined}>
      <time className={styles['time']} dateTime={line.at}>
        {time}
      </time>
      <span className={styles['rowWords']}>
        <span className={styles['sentence']}>{words}</span>
        {undone !== null && <span className={styles['facts']}>{undone}</span>}
      </span>
      <span className={styles['lineActions']}>
        {line.canBeTakenBack && (
          <Button
            size="small"
            icon="undo"
            aria-label={`Take back, ${time}: ${words}`}
            onPress={() => onTakeBack(words)}
          >
            Take back
          </Button>
        )}
        {!isNewest && (
          <Button
            size="small"
            variant="quiet"
            icon="history"
            aria-label={`Restore to here, ${time}: ${words}`}
            onPress={onRestore}
          >
            Restore to here
          </Button>
        )}
      </span>
    </li>
  )
}
