import { STUDY_EXCHANGE_FORMAT, STUDY_EXCHANGE_VERSION } from '#shared/domain/exchange/studyExchange'
import type {
  ExchangedRecords,
  ExchangedResponse,
  StudyExchange,
} from '#shared/domain/exchange/studyExchange'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import type { StudyIndex } from '#shared/domain/draft/studyIndex'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import type { DataTablesInput } from './dataTables.ts'
import { disclosedResponses } from './disclosedResponses.ts'

/**
 * The study as JSON, in the shape of exchange/studyExchange.ts. What the tables hold back is held back here too: nothing of
 * open rounds, small groups, practice ballots, and cards that were never revealed.
 */
export function writeStudyJson({ tables }: { readonly tables: DataTablesInput }): string {
  return `${JSON.stringify(studyAsExchanged(tables), null, 2)}\n`
}

function studyAsExchanged({ records, results, responses }: DataTablesInput): StudyExchange {
  const index = indexStudy(records, results)
  return {
    format: STUDY_EXCHANGE_FORMAT,
    formatVersion: STUDY_EXCHANGE_VERSION,
    records: exchangedRecords(records),
    results: index.ballots.flatMap(({ counted }) =>
      counted.map(({ round, results: counts }) => ({ roundId: round.id, results: counts })),
    ),
    responses: exchangedResponses(index, responses),
  }
}

function exchangedResponses(
  { ballots }: StudyIndex,
  responses: DataTablesInput['responses'],
): ExchangedResponse[] {
  return ballots.flatMap((entry, position) =>
    disclosedResponses(entry, responses, position + 1).map(
      ({ voterKey, round, item, panelGroupId, answer }) => ({
        voterKey,
        roundId: round.id,
        itemId: item.item.id,
        panelGroupId,
        answer,
      }),
    ),
  )
}

function exchangedRecords(records: ReadonlyStudyRecords): ExchangedRecords {
  const [study] = records.study.values()
  if (study === undefined) throw new Error('There is no study to write.')
  const isToldBallot = ({ ballotId }: { ballotId: string }) =>
    records.ballot.get(ballotId)?.isPractice === false
  const isToldCard = (cardId: string) => records.card.get(cardId)?.isHidden === false
  const rounds = inIdOrder(records.round).filter(isToldBallot)
  const items = inIdOrder(records.ballotItem).filter(isToldBallot)
  const roundIds = new Set(rounds.map(({ id }) => id))
  const itemIds = new Set(items.map(({ id }) => id))
  return {
    study,
    panelGroup: inIdOrder(records.panelGroup),
    workshop: inIdOrder(records.workshop),
    agendaActivity: inIdOrder(records.agendaActivity),
    board: inIdOrder(records.board),
    column: inIdOrder(records.column),
    card: inIdOrder(records.card).filter(({ id }) => isToldCard(id)),
    placement: inIdOrder(records.placement).filter(({ cardId }) => isToldCard(cardId)),
    link: inIdOrder(records.link).filter(
      ({ fromCardId, toCardId }) => isToldCard(fromCardId) && isToldCard(toCardId),
    ),
    ballot: inIdOrder(records.ballot).filter(({ isPractice }) => !isPractice),
    ballotItem: items.map((item) =>
      item.cardId === null || isToldCard(item.cardId) ? item : { ...item, cardId: null },
    ),
    round: rounds,
    deviation: inIdOrder(records.deviation).filter(isToldBallot),
    discussionNote: inIdOrder(records.discussionNote).filter(({ roundId }) => roundIds.has(roundId)),
    statement: inIdOrder(records.statement).map((statement) => ({
      ...statement,
      cardIds: statement.cardIds.filter(isToldCard),
      itemIds: statement.itemIds.filter((id) => itemIds.has(id)),
    })),
    statementWording: inIdOrder(records.statementWording),
    authorText: inIdOrder(records.authorText),
  }
}

function inIdOrder<Item extends { readonly id: string }>(items: ReadonlyMap<string, Item>): Item[] {
  return [...items.values()].toSorted((first, second) => (first.id < second.id ? -1 : 1))
}
