import type { ReadonlyStudyRecords } from '../study/records.ts'

/**
 * What the results of closed rounds rest on beside their answers, which do not change any more: changes of rules, who
 * counts as a public contributor, the order of the groups, and which of them are too small to be shown. As text, to
 * tell whether it is the same as before; for one study.
 */
export function whatResultsRestOn({
  deviation,
  study,
  panelGroup,
}: Pick<ReadonlyStudyRecords, 'deviation' | 'study' | 'panelGroup'>): string {
  return JSON.stringify([
    [...deviation.keys()],
    [...study.values()].map(({ smallGroupThreshold }) => smallGroupThreshold),
    [...panelGroup.values()].map(({ id, isPublic, position }) => [id, isPublic, position]),
  ])
}
