import { statementCode, type Statement } from '../statement/statement.ts'
import { statementsInOrder, wordingsOf } from '../statement/statementCommands.ts'
import { standingOf, votesOn, type VerdictOf } from '../statement/statementStanding.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { problem, remark, type Finding } from './finding.ts'

/**
 * Whether every statement has what it rests on: its wordings, its sources, and, when it is called agreed, the votes that
 * say so. `verdictOf` gives the verdict of the last closed round that had an item. Deleted statements are left out.
 */
export function checkStatements(records: ReadonlyStudyRecords, verdictOf: VerdictOf): Finding[] {
  return [
    ...checkNumbers(records),
    ...statementsInOrder({ records }).flatMap((statement) => [
      ...checkWordings(records, statement),
      ...checkSources(records, statement),
      ...checkVotes(records, statement, verdictOf),
    ]),
  ]
}

function checkNumbers({ statement }: ReadonlyStudyRecords): Finding[] {
  const seen = new Set<number>()
  return [...statement.values()].flatMap((one) => {
    if (seen.has(one.number)) return [problem(statementCode(one), 'is the number of two statements')]
    seen.add(one.number)
    return []
  })
}

function checkWordings(records: ReadonlyStudyRecords, statement: Statement): Finding[] {
  const about = statementCode(statement)
  const wordings = wordingsOf({ records }, statement.id)
  const isGapless = wordings.every(({ number }, index) => number === index + 1)
  return [
    ...(isGapless && wordings.length > 0 ? [] : [problem(about, 'lacks one of its wordings')]),
    ...(wordings.at(-1)?.text === statement.text
      ? []
      : [problem(about, 'does not read as its last wording does')]),
    ...votesOn(records, statement.id)
      .filter((item) => !wordings.some(({ text }) => text === item.wording))
      .map(() => problem(about, 'was voted on in words that are none of its wordings')),
  ]
}

function checkSources(records: ReadonlyStudyRecords, statement: Statement): Finding[] {
  const about = statementCode(statement)
  return [
    ...statement.cardIds
      .filter((cardId) => !records.card.has(cardId))
      .map((cardId) => problem(about, `comes from a card that is not there (${cardId})`)),
    ...statement.itemIds
      .filter((itemId) => !records.ballotItem.has(itemId))
      .map((itemId) => problem(about, `comes from an item that is not there (${itemId})`)),
    ...(statement.stageId !== null && !records.column.has(statement.stageId)
      ? [problem(about, 'is about a stage that is not there')]
      : []),
    ...(statement.cardIds.length + statement.itemIds.length === 0
      ? [remark(about, 'names no card and no item that it came from')]
      : []),
  ]
}

function checkVotes(records: ReadonlyStudyRecords, statement: Statement, verdictOf: VerdictOf): Finding[] {
  const about = statementCode(statement)
  const { status, by, item, isReworded } = standingOf(records, statement, verdictOf)
  if (status !== 'agreed') return []
  if (by === 'decision') return [remark(about, 'is called agreed by a decision, without a vote')]
  if (item === null || verdictOf(item.id) !== 'in') {
    return [problem(about, 'is called agreed, and no vote says so')]
  }
  return isReworded ? [remark(about, 'has been reworded since the panel voted on it')] : []
}
