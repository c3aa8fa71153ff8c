import {
  studyTemplate,
  TEMPLATE_FORMAT,
  TEMPLATE_FORMAT_VERSION,
  type StudyTemplate,
} from './studyTemplate.ts'

/** The key of the blank study; no template file may take it. */
export const BLANK_TEMPLATE_KEY = 'blank'

/** A study with no cards: the three boards, stages to rename, two panel groups and the agenda of a half day (3 h 15). */
export function blankTemplate(): StudyTemplate {
  return studyTemplate.parse({
    format: TEMPLATE_FORMAT,
    formatVersion: TEMPLATE_FORMAT_VERSION,
    key: BLANK_TEMPLATE_KEY,
    name: 'Blank study',
    description:
      'Three stages to rename, boards for themes and training, two panel groups and a half-day agenda. No cards.',
    title: 'Untitled study',
    panelGroups: [
      { key: 'public', name: 'Public contributors', shortName: 'PPIE', isPublic: true },
      { key: 'professionals', name: 'Professionals', shortName: 'Professionals', isPublic: false },
    ],
    boards: [
      {
        key: 'pathway',
        kind: 'pathway',
        name: 'Pathway',
        columns: [
          { key: 'beginning', name: 'Beginning: how it starts' },
          { key: 'middle', name: 'Middle: what happens' },
          { key: 'end', name: 'End: what comes after' },
        ],
      },
      { key: 'themes', kind: 'themes', name: 'Themes' },
      {
        key: 'training',
        kind: 'training',
        name: 'Training',
        columns: [
          { key: 'core', name: 'Core' },
          { key: 'complex-needs', name: 'Complex needs' },
          { key: 'system', name: 'System' },
          { key: 'support', name: 'Support' },
        ],
      },
    ],
    agenda: [
      { kind: 'welcome', title: 'Arrival and access check', minutes: 15 },
      { kind: 'welcome', title: 'Ground rules, consent and a practice vote', minutes: 15 },
      { kind: 'welcome', title: 'Icebreaker', minutes: 15 },
      { kind: 'map', title: 'Mapping the pathway', minutes: 35 },
      { kind: 'break', title: 'Break', minutes: 15 },
      { kind: 'gather', title: 'Barriers: silent writing, then round robin', minutes: 30 },
      { kind: 'theme', title: 'Theme and merge', minutes: 15 },
      { kind: 'vote', title: 'Vote, round 1', minutes: 10 },
      { kind: 'break', title: 'Break while the results are prepared', minutes: 10 },
      { kind: 'discuss', title: 'Discuss disputed items', minutes: 15 },
      { kind: 'vote', title: 'Vote, round 2', minutes: 10 },
      { kind: 'close', title: 'Parking lot, feedback and thanks', minutes: 10 },
    ],
  })
}
