import type { Block } from '../draftDocument.ts'
import { cell, column, heading, line, paragraph, quoted } from '../inlines.ts'
import { STATEMENT_KIND_NAMES } from '../kindNames.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { standingWords, statementLine, withStatus } from './statements.ts'

/** Statements that are not agreed: what the panel turned down, what is not decided, what was taken back. */
export function openStatements(index: StudyIndex): Block[] {
  if (index.statements.length === 0) return []
  const notAgreed = withStatus(index, 'not-agreed')
  return [
    heading(2, 'statements-not-agreed', 'Statements that were not agreed'),
    ...(notAgreed.length === 0
      ? [paragraph('No statement has been put to the vote, or decided, without being agreed.')]
      : [
          table(notAgreed, index, {
            anchor: 'table-statements-not-agreed',
            caption: 'Statements that were not agreed',
            says: 'What says so',
          }),
        ]),
    ...optional(withStatus(index, 'proposed'), index, {
      heading: ['statements-proposed', 'Statements still to be decided'],
      anchor: 'table-statements-proposed',
      caption: 'Statements that have been proposed and neither agreed nor turned down',
      says: 'Where it stands',
    }),
    ...optional(withStatus(index, 'withdrawn'), index, {
      heading: ['statements-withdrawn', 'Statements that were withdrawn'],
      anchor: 'table-statements-withdrawn',
      caption: 'Statements that were withdrawn, and why',
      says: 'When and why',
    }),
  ]
}

interface Shown {
  anchor: string
  caption: string
  /** Heading of the column that says where a statement stands. */
  says: string
}

function optional(
  statements: readonly IndexedStatement[],
  index: StudyIndex,
  shown: Shown & { heading: [anchor: string, text: string] },
): Block[] {
  return statements.length === 0 ? [] : [heading(2, ...shown.heading), table(statements, index, shown)]
}

function table(
  statements: readonly IndexedStatement[],
  index: StudyIndex,
  { anchor, caption, says }: Shown,
): Block {
  return {
    kind: 'table',
    anchor,
    caption: line(caption),
    columns: [column('Statement', 6), column('Kind and stage', 4), column(says, 6)],
    rows: statements.map((each) => ({
      anchor: null,
      cells: [
        cell(...statementLine(each)),
        [
          line(STATEMENT_KIND_NAMES[each.statement.kind].singular),
          ...(each.stage === null ? [] : [line(quoted(each.stage.name))]),
        ],
        cell(...standingWords(each, index)),
      ],
    })),
    hasRowHeadings: true,
  }
}
