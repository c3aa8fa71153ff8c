import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import { NOT_SHOWN } from './csvTable.ts'

/**
 * What each panel group is called in all tables, by its id: its short name, told apart from an equal one before it and from
 * what stands for a group that may not be told. A group that is not on the panel any more is not told.
 */
export function groupNames({ groups }: StudyIndex): (panelGroupId: string) => string {
  const names = new Map<string, string>()
  const taken = new Set([NOT_SHOWN])
  for (const { id, shortName } of groups) {
    let name = shortName
    for (let number = 2; taken.has(name); number += 1) name = `${shortName} (${number})`
    taken.add(name)
    names.set(id, name)
  }
  return (panelGroupId) => names.get(panelGroupId) ?? NOT_SHOWN
}
