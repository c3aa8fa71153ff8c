import type { CardOrigin, StudyActivity } from '#shared/domain/draft/studyActivity'
import type { ChangeName } from '#shared/contract/events'
import type { ChangeLog } from '../study/changeLog.ts'

/** The lines that cards come with otherwise than by being written. */
const ORIGINS: readonly (readonly [ChangeName, CardOrigin])[] = [
  ['study.created', 'template'],
  ['study.broughtIn', 'brought-in'],
]

/** What the draft says of the activity log: counts by day, and where cards came from; no line by itself. */
export function readActivity(log: Pick<ChangeLog, 'countsByDay' | 'span' | 'changesNamed'>): StudyActivity {
  const cardOrigins = new Map<string, CardOrigin>()
  for (const [name, origin] of ORIGINS) {
    for (const changes of log.changesNamed(name)) {
      for (const { kind, id, before } of changes) {
        if (kind === 'card' && before === null) cardOrigins.set(id, origin)
      }
    }
  }
  const span = log.span()
  return {
    counts: log.countsByDay(),
    firstAt: span?.firstAt ?? null,
    lastAt: span?.lastAt ?? null,
    cardOrigins,
  }
}
