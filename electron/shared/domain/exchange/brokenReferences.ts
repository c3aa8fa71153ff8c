import { placementId } from '../board/board.ts'
import { isPosition } from '../board/ordering.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ReadonlyStudyRecords, RecordKind } from '../study/records.ts'

/**
 * Where the records of a study do not fit together, a few words each, for whoever reads a file of somebody else's: what
 * points to nothing, places in an order that nothing could ever be moved beside, boards without tray or parking lot, and
 * locked ballots whose rule is not the one that was hashed.
 * Empty for a study that is whole.
 */
export function brokenReferences(records: ReadonlyStudyRecords): string[] {
  const broken: string[] = []
  function needs(kind: RecordKind, id: string | null, from: string): void {
    if (id !== null && !records[kind].has(id))
      broken.push(`${from} belongs to something that is not in the file`)
  }

  for (const { currentWorkshopId } of records.study.values())
    needs('workshop', currentWorkshopId, 'the study')
  for (const { workshopId } of records.agendaActivity.values()) needs('workshop', workshopId, 'an activity')
  for (const { boardId } of records.column.values()) needs('board', boardId, 'a column')
  for (const { panelGroupId, workshopId } of records.card.values()) {
    needs('panelGroup', panelGroupId, 'a card')
    needs('workshop', workshopId, 'a card')
  }
  for (const { id, boardId, cardId, columnId } of records.placement.values()) {
    needs('card', cardId, 'a place on a board')
    const isOnBoard = records.column.get(columnId)?.boardId === boardId && records.board.has(boardId)
    if (!isOnBoard || id !== placementId(boardId, cardId))
      broken.push('a card stands in a place that is not there')
  }
  for (const { fromCardId, toCardId } of records.link.values()) {
    needs('card', fromCardId, 'a link')
    needs('card', toCardId, 'a link')
  }
  for (const { ballotId, cardId, columnId, statementId } of records.ballotItem.values()) {
    needs('ballot', ballotId, 'an item')
    needs('card', cardId, 'an item')
    needs('column', columnId, 'an item')
    needs('statement', statementId, 'an item')
  }
  for (const { ballotId, workshopId, itemIds } of records.round.values()) {
    needs('ballot', ballotId, 'a round')
    needs('workshop', workshopId, 'a round')
    if (itemIds.some((itemId) => records.ballotItem.get(itemId)?.ballotId !== ballotId)) {
      broken.push('a round is about an item of another ballot')
    }
  }
  for (const { ballotId } of records.deviation.values()) needs('ballot', ballotId, 'a change of plan')
  for (const { roundId, itemId } of records.discussionNote.values()) {
    needs('round', roundId, 'a note')
    needs('ballotItem', itemId, 'a note')
  }
  for (const { stageId, cardIds, itemIds } of records.statement.values()) {
    needs('column', stageId, 'a statement')
    for (const cardId of cardIds) needs('card', cardId, 'a statement')
    for (const itemId of itemIds) needs('ballotItem', itemId, 'a statement')
  }
  for (const { statementId } of records.statementWording.values())
    needs('statement', statementId, 'a wording')
  return [...broken, ...oddPositions(records), ...oddBoards(records), ...oddBallots(records)]
}

function oddPositions(records: ReadonlyStudyRecords): string[] {
  return Object.values(records).some((kind: ReadonlyMap<string, object>) =>
    [...kind.values()].some(
      (record) =>
        'position' in record && !(typeof record.position === 'string' && isPosition(record.position)),
    ),
  )
    ? ['something stands at a place that is none']
    : []
}

function oddBoards(records: ReadonlyStudyRecords): string[] {
  return [...records.board.values()].flatMap(({ id, name }) => {
    const columns = [...records.column.values()].filter(({ boardId }) => boardId === id)
    const isWhole = (['tray', 'parking'] as const).every(
      (role) => columns.filter((column) => column.role === role).length === 1,
    )
    return isWhole ? [] : [`the board “${name}” has no tray or no parking lot`]
  })
}

function oddBallots(records: ReadonlyStudyRecords): string[] {
  return [...records.ballot.values()].flatMap((ballot) => {
    const rounds = [...records.round.values()].filter(({ ballotId }) => ballotId === ballot.id)
    const numbers = rounds.map(({ number }) => number).toSorted((a, b) => a - b)
    if (numbers.some((number, index) => number !== index + 1)) {
      return [`the rounds of “${ballot.title}” are not numbered from 1 on`]
    }
    if (ballot.status === 'draft') {
      return rounds.length === 0 ? [] : [`“${ballot.title}” has rounds, but was never locked`]
    }
    return ballot.lockedAt !== null && ballot.ruleHash === hashRule(ballot.rule)
      ? []
      : [`the rule of “${ballot.title}” is not the one that its fingerprint was taken of`]
  })
}
