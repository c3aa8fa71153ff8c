import type { ReadonlyStudyRecords } from './records.ts'
import { comparePositions } from './studyState.ts'
import type { Workshop } from './workshop.ts'

/** The workshop that new cards and rounds belong to: the chosen one, else the first; null in a study without any. */
export function currentWorkshop({ study, workshop }: ReadonlyStudyRecords): Workshop | null {
  const [{ currentWorkshopId } = { currentWorkshopId: null }] = study.values()
  const chosen = currentWorkshopId === null ? undefined : workshop.get(currentWorkshopId)
  return chosen ?? [...workshop.values()].toSorted(comparePositions)[0] ?? null
}
