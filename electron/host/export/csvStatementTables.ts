import type { IndexedStatement } from '#shared/domain/draft/statementIndex'
import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import type { ColumnMeanings, DataRow, DataTable } from './csvTable.ts'

/** The framework's statements, every wording that they had, and what they came from. */
export function statementTables(records: ReadonlyStudyRecords, { statements }: StudyIndex): DataTable[] {
  return [
    {
      name: 'statements',
      meaning: 'the statements of the framework, and where each stands',
      columns: STATEMENT_COLUMNS,
      rows: statements.map(statementRow),
    },
    {
      name: 'wordings',
      meaning: 'every wording that a statement had',
      columns: WORDING_COLUMNS,
      rows: statements.flatMap(wordingRows),
    },
    {
      name: 'statement_sources',
      meaning: 'the cards and items that each statement came from, and the items that put it to the vote',
      columns: SOURCE_COLUMNS,
      rows: statements.flatMap((each) => sourceRows(each, records)),
    },
  ]
}

const STATEMENT_COLUMNS: ColumnMeanings = {
  statement: 'its code in the draft and in the other tables: S1, S2, …',
  statement_id: 'identifier of the statement',
  order: 'its place in the list, from 1',
  kind: 'principle, pathway-step, recommendation or competency',
  text: 'its words as they stand now',
  stage_id:
    'the stage of the pathway that it is about (column_id in columns); empty where it is about none or all',
  stage: 'name of that stage',
  tags: 'its tags, parted by semicolons',
  status: 'proposed, agreed, not-agreed or withdrawn',
  status_from:
    'what says so: own-vote (the panel voted on the statement), source-vote (on an item that it came from), decision, ' +
    'or none',
  status_item: 'code of the item whose votes say so, by its verdict in the last closed round that had it',
  is_reworded: 'TRUE where its words are no longer those that were voted on',
  decision_reason: 'why somebody decided it',
  decided_at: 'when they did (UTC)',
}

function statementRow(
  { code, statement, standing, decisive, stage }: IndexedStatement,
  position: number,
): DataRow {
  return {
    statement: code,
    statement_id: statement.id,
    order: position + 1,
    kind: statement.kind,
    text: statement.text,
    stage_id: statement.stageId,
    stage: stage?.name ?? null,
    tags: statement.tags.join('; '),
    status: standing.status,
    status_from: standing.by,
    status_item: decisive?.code ?? null,
    is_reworded: standing.isReworded,
    decision_reason: statement.decision?.reason ?? null,
    decided_at: statement.decision?.decidedAt ?? null,
  }
}

const WORDING_COLUMNS: ColumnMeanings = {
  statement: 'code of the statement',
  wording: 'number of the wording: 1 for the first',
  text: 'the words',
  reason: 'why the wording before it was changed; empty for the first, and where nobody said',
  written_at: 'when it was written (UTC)',
}

function wordingRows({ code, wordings }: IndexedStatement): DataRow[] {
  return wordings.map(({ number, text, reason, writtenAt }) => ({
    statement: code,
    wording: number,
    text,
    reason,
    written_at: writtenAt,
  }))
}

const SOURCE_COLUMNS: ColumnMeanings = {
  statement: 'code of the statement',
  source: 'card or item that it came from, or vote: an item that put the statement itself to the vote',
  card_id: 'the card, where it is one',
  item: 'code of the item, where it is one',
}

/** A card that was written in silence and never revealed is not told of. */
function sourceRows(
  { code, statement, sources, votes }: IndexedStatement,
  records: ReadonlyStudyRecords,
): DataRow[] {
  const cardIds = statement.cardIds.filter((id) => records.card.get(id)?.isHidden === false)
  return [
    ...cardIds.map((cardId) => ({ statement: code, source: 'card', card_id: cardId })),
    ...sources.map((item) => ({ statement: code, source: 'item', item: item.code })),
    ...votes.map((item) => ({ statement: code, source: 'vote', item: item.code })),
  ]
}
