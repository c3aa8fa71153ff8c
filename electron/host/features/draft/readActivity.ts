import type { ChangeName } from '#shared/contract/events'
import type { CardOrigin, StudyActivity } from '#shared/domain/draft/studyActivity'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import type { ChangeLog } from '../study/changeLog.ts'

/** The lines by which somebody writes a card in a study. */
const WRITING: readonly ChangeName[] = ['card.added', 'cards.added', 'card.contributed', 'card.duplicated']

/** What the draft says of the activity log: counts by day, and where cards came from; no line by itself. */
export function readActivity(
  log: Pick<ChangeLog, 'countsByDay' | 'span' | 'changesNamed'>,
  records: Pick<ReadonlyStudyRecords, 'card' | 'study'>,
): StudyActivity {
  const span = log.span()
  return {
    counts: log.countsByDay(),
    firstAt: span?.firstAt ?? null,
    lastAt: span?.lastAt ?? null,
    cardOrigins: cardOrigins(log, records),
  }
}

/**
 * Of cards that nobody wrote in the study. Those that a line brought in came from elsewhere. Those that no line made were
 * there when the study was: they came with the template, or with the file that the whole study was made from, of which
 * the log says only that it was.
 */
function cardOrigins(
  log: Pick<ChangeLog, 'changesNamed'>,
  { card, study }: Pick<ReadonlyStudyRecords, 'card' | 'study'>,
): Map<string, CardOrigin> {
  const origins = new Map<string, CardOrigin>()
  let isMadeFromFile = false
  for (const changes of log.changesNamed('study.broughtIn')) {
    isMadeFromFile ||= changes.length === 0
    for (const { kind, id, before } of changes) {
      if (kind === 'card' && before === null) origins.set(id, 'brought-in')
    }
  }
  const written = new Set<string>()
  for (const name of WRITING) {
    for (const changes of log.changesNamed(name)) {
      for (const { kind, id, before } of changes) if (kind === 'card' && before === null) written.add(id)
    }
  }
  const [{ templateName } = { templateName: null }] = study.values()
  const fromStart = isMadeFromFile ? 'brought-in' : templateName === null ? null : 'template'
  for (const { id, workshopId } of card.values()) {
    const isMadeHere = written.has(id) || origins.has(id) || workshopId !== null
    if (fromStart !== null && !isMadeHere) origins.set(id, fromStart)
  }
  return origins
}
