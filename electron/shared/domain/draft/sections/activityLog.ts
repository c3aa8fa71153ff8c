import type { ActivityName } from '../../study/activityWords.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, cell, column, line, paragraph } from '../inlines.ts'
import { counted, longDate, longDateTime } from '../phrasing.ts'
import type { StudyActivity } from '../studyActivity.ts'
import type { AppendixHeading } from './appendix.ts'

/** More days than this are told by the month. */
const MOST_DAYS = 40

/** What kinds of things were done on which days: never one line of the log by itself. Nothing without a log. */
export function activityLog({ activity }: DraftContext, appendix: AppendixHeading): Block[] {
  if (activity === undefined || activity.firstAt === null || activity.lastAt === null) return []
  const lines = activity.counts.reduce((sum, { count }) => sum + count, 0)
  return [
    appendix('activity-log', 'What was done when'),
    paragraph(
      `The study file keeps a log of every change to the study: ${counted(lines, 'line')}, the first of ` +
        `${longDateTime(activity.firstAt)}, the last of ${longDateTime(activity.lastAt)}. It says what was done when, and never ` +
        'who voted what. Days are days in UTC.',
    ),
    table(activity, lines),
  ]
}

function table({ counts }: StudyActivity, lines: number): Block {
  const days = new Set(counts.map(({ day }) => day))
  const isByMonth = days.size > MOST_DAYS
  const spanOf = (day: string) => (isByMonth ? day.slice(0, 7) : day)
  const kinds = KINDS.filter(({ key }) => counts.some(({ name }) => kindOf(name) === key))
  const sumOf = (span: string | null, kind: string | null) =>
    counts
      .filter(
        ({ day, name }) =>
          (span === null || spanOf(day) === span) && (kind === null || kindOf(name) === kind),
      )
      .reduce((sum, { count }) => sum + count, 0)
  const spans = [...new Set(counts.map(({ day }) => spanOf(day)))].toSorted()
  return {
    kind: 'table',
    anchor: 'table-activity',
    caption: line(`Lines of the activity log, by kind and ${isByMonth ? 'month' : 'day'}`),
    columns: [
      column(isByMonth ? 'Month' : 'Day', 7),
      ...kinds.map(({ heading }) => column(heading, 4, 'end')),
      column('All', 3, 'end'),
    ],
    rows: [
      ...spans.map((span) => ({
        anchor: null,
        cells: [
          cell(isByMonth ? longDate(`${span}-01`).replace(/^1 /, '') : longDate(span)),
          ...kinds.map(({ key }) => cell(String(sumOf(span, key)))),
          cell(String(sumOf(span, null))),
        ],
      })),
      {
        anchor: null,
        cells: [
          cell(bold('All')),
          ...kinds.map(({ key }) => cell(bold(String(sumOf(null, key))))),
          cell(bold(String(lines))),
        ],
      },
    ],
    hasRowHeadings: true,
  }
}

type Kind = 'study' | 'cards' | 'votes' | 'statements' | 'draft' | 'undone'

const KINDS: readonly { key: Kind; heading: string }[] = [
  { key: 'study', heading: 'Study and workshops' },
  { key: 'cards', heading: 'Cards and boards' },
  { key: 'votes', heading: 'Ballots and rounds' },
  { key: 'statements', heading: 'Statements' },
  { key: 'draft', heading: 'Written in the draft' },
  { key: 'undone', heading: 'Undone or redone' },
]

/** By what stands before the dot of a name; anything new is about cards and boards, as most of it is. */
function kindOf(name: ActivityName): Kind {
  const [about = ''] = name.split('.')
  if (name === 'study.restored' || about === 'change') return 'undone'
  if (['study', 'panelGroup', 'workshop'].includes(about)) return 'study'
  if (['ballot', 'round', 'discussion'].includes(about)) return 'votes'
  if (['statement', 'statements'].includes(about)) return 'statements'
  return about === 'prompt' ? 'draft' : 'cards'
}
