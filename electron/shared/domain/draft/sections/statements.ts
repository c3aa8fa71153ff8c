import type { Statement, StatementKind, StatementStatus } from '../../statement/statement.ts'
import type { Block, Inline } from '../draftDocument.ts'
import { heading, joined, line, note, paragraph, plain, quoted, reference } from '../inlines.ts'
import { figuresPhrase, itemCode } from '../itemPhrases.ts'
import { STATEMENT_KIND_NAMES } from '../kindNames.ts'
import { longDate } from '../phrasing.ts'
import type { IndexedStatement } from '../statementIndex.ts'
import type { IndexedItem, StudyIndex } from '../studyIndex.ts'

/** Where a statement's code leads: its row in the table of provenance. */
export function statementAnchor({ code }: Pick<IndexedStatement, 'code'>): string {
  return `statement-${code.toLowerCase()}`
}

/** "S4", leading to the statement's provenance. */
export function statementCodeLink(each: Pick<IndexedStatement, 'code'>): Inline {
  return reference(statementAnchor(each), each.code)
}

/** "S4, S7" */
export function statementCodes(statements: readonly Pick<IndexedStatement, 'code'>[]): Inline[] {
  return joined(
    statements.map((each) => [statementCodeLink(each)]),
    ', ',
  )
}

/** "S4 People choose how …" */
export function statementLine(
  each: Pick<IndexedStatement, 'code'> & { statement: Pick<Statement, 'text'> },
): Inline[] {
  return line(statementCodeLink(each), ' ', quoted(each.statement.text))
}

export function withStatus(index: StudyIndex, status: StatementStatus): IndexedStatement[] {
  return index.statements.filter(({ standing }) => standing.status === status)
}

/** What says where the statement stands, as sentences: "Agreed (I13, round 1): median 9, 17 of 17 …" */
export function standingWords(each: IndexedStatement, index: StudyIndex): Inline[] {
  const { standing, decisive, statement } = each
  const { decision } = statement
  if (decision !== null) {
    const day = longDate(decision.decidedAt)
    return line(
      `${DECIDED[decision.status]} on ${day}: “`,
      quoted(decision.reason.replaceAll('\n', ' ')),
      '”',
    )
  }
  const latest = decisive?.latest ?? null
  if (decisive === null || latest === null) return [plain('Not voted on yet.')]
  const isAgreed = standing.status === 'agreed'
  const figures = `: ${figuresPhrase(latest.result.pooled, latest.rule)}.`
  const round = [plain(`, round ${latest.round.number}`), ...ofBallot(decisive, index)]
  if (standing.by === 'own-vote') {
    return line(
      isAgreed ? 'Agreed (' : 'Not agreed (',
      itemCode(decisive),
      ...round,
      `)${figures}`,
      ...(standing.isReworded ? [' It has been reworded since that vote.'] : []),
    )
  }
  return line(
    isAgreed
      ? 'Agreed by the vote on what it comes from ('
      : 'Not agreed by the vote on what it comes from (',
    itemCode(decisive),
    ...round,
    `)${figures}`,
  )
}

const DECIDED = {
  agreed: 'Agreed without a vote',
  'not-agreed': 'Not agreed, which was decided without a vote',
  withdrawn: 'Withdrawn',
} as const

/** In which ballot, where there are several. */
export function ofBallot({ ballot }: Pick<IndexedItem, 'ballot'>, { ballots }: StudyIndex): Inline[] {
  return ballots.length > 1 ? line(' of “', quoted(ballot.title), '”') : []
}

/** Each statement as a paragraph, with its kind and what says so in a remark below. */
export function statementBlocks(statements: readonly IndexedStatement[], index: StudyIndex): Block[] {
  return statements.flatMap((each) => [
    paragraph(...statementLine(each)),
    note(`${STATEMENT_KIND_NAMES[each.statement.kind].singular}. `, ...standingWords(each, index)),
  ])
}

const KINDS: readonly StatementKind[] = ['principle', 'pathway-step', 'recommendation', 'competency']

/** Statements kind after kind, each kind under a heading of its own; nothing for a kind that none is of. */
export function statementsByKind(
  anchor: string,
  statements: readonly IndexedStatement[],
  index: StudyIndex,
): Block[] {
  return KINDS.flatMap((kind) => {
    const ofKind = statements.filter(({ statement }) => statement.kind === kind)
    if (ofKind.length === 0) return []
    return [
      { ...heading(3, `${anchor}-${kind}`, STATEMENT_KIND_NAMES[kind].heading), isNumbered: false },
      ...statementBlocks(ofKind, index),
    ]
  })
}

/** Whether an item, or its card, has become a statement, whatever became of that. */
export function isStated({ item, card }: IndexedItem, index: StudyIndex): boolean {
  if (index.statementsOfItem(item.id).length > 0) return true
  return card !== null && index.statementsOf(index.survivorOf(card.id)).length > 0
}
