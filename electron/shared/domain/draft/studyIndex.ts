import type { Ballot, BallotItem, Round } from '../ballot/ballot.ts'
import type { ItemResults, RoundResults } from '../ballot/ballotResults.ts'
import type { Deviation } from '../ballot/deviation.ts'
import { ruleInForce } from '../ballot/ruleInForce.ts'
import { placementId } from '../board/board.ts'
import type { Board, Column } from '../board/board.ts'
import type { Card } from '../board/card.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { findMerges } from '../board/merges.ts'
import type { Link, LinkType, Merge } from '../board/link.ts'
import type { PanelGroup } from '../study/panelGroup.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { comparePositions } from '../study/studyState.ts'
import type { AgendaActivity, Workshop } from '../study/workshop.ts'
import { indexStatements } from './statementIndex.ts'
import type { IndexedStatement } from './statementIndex.ts'

/** A round that is closed and counted, with the rule that it was judged by. */
export interface CountedRound {
  round: Round
  rule: ConsensusRule
  results: RoundResults
}

export interface IndexedBallot {
  ballot: Ballot
  items: IndexedItem[]
  /** All rounds, open ones too, in order. */
  rounds: Round[]
  counted: CountedRound[]
  /** Changes of plan after the lock, in the order in which they were made. */
  deviations: Deviation[]
}

/** What one round made of one item. */
export interface Outcome {
  round: Round
  rule: ConsensusRule
  result: ItemResults
}

/** An item that is voted on, with what each counted round made of it. */
export interface IndexedItem {
  /** "I1", "I2", … over all ballots, in their order. */
  code: string
  item: BallotItem
  ballot: Ballot
  card: Card | null
  /** The theme that it was chosen from; null for a card, a statement, and a theme that is gone. */
  theme: Column | null
  /** In the order of the rounds that had the item. */
  outcomes: Outcome[]
  /** The outcome of the last counted round that had the item; null before there is one. */
  latest: Outcome | null
  /** What the facilitator wrote down when closed rounds were discussed, in the order of the rounds. */
  notes: { round: Round; text: string }[]
}

export interface Place {
  board: Board
  column: Column
}

/** The records in the shapes that a reader asks for. All lists are in the order in which the study has them. */
export interface StudyIndex {
  groups: PanelGroup[]
  groupsById: ReadonlyMap<string, PanelGroup>
  workshops: { workshop: Workshop; activities: AgendaActivity[] }[]
  boards: { board: Board; columns: Column[] }[]
  /** The first pathway board; null when there is none. */
  pathway: Board | null
  /** The pathway's stages. */
  stages: Column[]
  /** Without practice ballots, which are nobody's findings. */
  ballots: IndexedBallot[]
  items: IndexedItem[]
  /** The statements of the framework, each with where it stands and what it rests on. */
  statements: IndexedStatement[]
  /** Cards that stand for themselves: neither deleted nor merged into another, and revealed. */
  liveCards: Card[]
  /** Cards that stand in a column, without deleted and merged ones, in their order. */
  cardsIn(columnId: string): Card[]
  placesOf(cardId: string): Place[]
  /** Where a card stands on the pathway board: null in the tray, in the parking lot or nowhere. */
  stageOf(cardId: string): Column | null
  /** The card that stands for this one after merges: mostly itself. */
  survivorOf(cardId: string): string
  /** The cards that were merged into this one, at any remove, without those that are hidden still. */
  mergedInto(cardId: string): Card[]
  /** Why a card was merged into another and who decided it; null where nobody said, or it stands for itself. */
  mergeOf(cardId: string): Merge | null
  /** Live cards that this one, or a card merged into it, is linked to by a link of the type. */
  linkedFrom(cardId: string, type: LinkType): Card[]
  /** The live cards from which a link of the type leads to this one, or to a card merged into it. */
  linkedTo(cardId: string, type: LinkType): Card[]
  /** The items that put this card, or a card merged into it, to the vote. */
  itemsOf(cardId: string): IndexedItem[]
  /** The statements that came from this card, or from a card merged into it. */
  statementsOf(cardId: string): IndexedStatement[]
  /** The statements that came from this item, or that it put to the vote. */
  statementsOfItem(itemId: string): IndexedStatement[]
  /** The workshop of a card or a round; null outside any, and for one that is gone. */
  workshopOf(record: { workshopId: string | null }): Workshop | null
}

interface Positioned {
  id: string
  position: string
}

function inOrder<Item extends Positioned>(items: Iterable<Item>): Item[] {
  return [...items].sort(comparePositions)
}

/** Works on any study, also one without boards, cards or ballots. Results of open rounds are left out. */
export function indexStudy(
  records: ReadonlyStudyRecords,
  results: ReadonlyMap<string, RoundResults>,
): StudyIndex {
  const merges = findMerges(records)
  const { survivorOf } = merges
  const isLive = (card: Card) => !card.isDeleted && !card.isHidden && !merges.isMerged(card.id)
  const boards = inOrder(records.board.values())
    .filter((board) => !board.isArchived)
    .map((board) => ({
      board,
      columns: inOrder(
        [...records.column.values()].filter((column) => column.boardId === board.id && !column.isArchived),
      ),
    }))
  const pathway = boards.find(({ board }) => board.kind === 'pathway') ?? null
  const stages = pathway?.columns.filter((column) => column.role === 'stage') ?? []
  const placementsByColumn = Map.groupBy(inOrder(records.placement.values()), (each) => each.columnId)
  const linksFrom = Map.groupBy(inIdOrder(records.link.values()), (link) => link.fromCardId)
  const ballots = indexBallots(records, results)
  const items = ballots.flatMap((entry) => entry.items)

  const placesOf = (cardId: string): Place[] =>
    boards.flatMap(({ board }) => {
      const placement = records.placement.get(placementId(board.id, cardId))
      const column = placement === undefined ? undefined : records.column.get(placement.columnId)
      return column === undefined || column.isArchived ? [] : [{ board, column }]
    })
  const mergedInto = (cardId: string): Card[] => merges.mergedInto(cardId).filter((card) => !card.isHidden)
  const withMerged = (cardId: string) => [cardId, ...mergedInto(cardId).map((card) => card.id)]
  const liveCards = inIdOrder(records.card.values()).filter(isLive)
  const statements = indexStatements(records, items, stages)
  const linkedFrom = (cardId: string, type: LinkType): Card[] => {
    const links: Link[] = withMerged(cardId).flatMap((id) => linksFrom.get(id) ?? [])
    const targets = new Map<string, Card>()
    for (const link of links) {
      const target = link.type === type ? records.card.get(survivorOf(link.toCardId)) : undefined
      if (target !== undefined && isLive(target)) targets.set(target.id, target)
    }
    return [...targets.values()]
  }

  // A study of thousands of cards asks these of each of them.
  const itemsOfCard = Map.groupBy(items, ({ item }) => item.cardId)
  const statementsOfCard = new Map<string, IndexedStatement[]>()
  for (const statement of statements) {
    for (const { id } of statement.cards) {
      statementsOfCard.set(id, [...(statementsOfCard.get(id) ?? []), statement])
    }
  }
  const linksToByType = new Map<LinkType, Map<string, Card[]>>()
  function linksTo(type: LinkType): Map<string, Card[]> {
    const known = linksToByType.get(type)
    if (known !== undefined) return known
    const found = new Map<string, Card[]>()
    for (const card of liveCards) {
      for (const { id } of linkedFrom(card.id, type)) found.set(id, [...(found.get(id) ?? []), card])
    }
    linksToByType.set(type, found)
    return found
  }

  return {
    groups: inOrder(records.panelGroup.values()),
    groupsById: records.panelGroup,
    workshops: inOrder(records.workshop.values()).map((workshop) => ({
      workshop,
      activities: inOrder(
        [...records.agendaActivity.values()].filter((activity) => activity.workshopId === workshop.id),
      ),
    })),
    boards,
    pathway: pathway?.board ?? null,
    stages,
    ballots,
    items,
    statements,
    liveCards,
    cardsIn: (columnId) =>
      (placementsByColumn.get(columnId) ?? []).flatMap((placement) => {
        const card = records.card.get(placement.cardId)
        return card !== undefined && isLive(card) ? [card] : []
      }),
    placesOf,
    stageOf: (cardId) =>
      placesOf(cardId).find(({ column }) => stages.some((stage) => stage.id === column.id))?.column ?? null,
    survivorOf,
    mergedInto,
    mergeOf: (cardId) => merges.mergeOf(cardId)?.merge ?? null,
    linkedFrom,
    linkedTo: (cardId, type) => [...(linksTo(type).get(cardId) ?? [])],
    itemsOf: (cardId) => {
      const found = new Set(withMerged(cardId).flatMap((id) => itemsOfCard.get(id) ?? []))
      return found.size === 0 ? [] : items.filter((item) => found.has(item))
    },
    statementsOf: (cardId) => {
      const found = new Set(withMerged(cardId).flatMap((id) => statementsOfCard.get(id) ?? []))
      return found.size === 0 ? [] : statements.filter((each) => found.has(each))
    },
    statementsOfItem: (itemId) =>
      statements.filter(({ sources, votes }) =>
        [...sources, ...votes].some(({ item }) => item.id === itemId),
      ),
    workshopOf: ({ workshopId }) => (workshopId === null ? null : (records.workshop.get(workshopId) ?? null)),
  }
}

function inIdOrder<Item extends { id: string }>(items: Iterable<Item>): Item[] {
  return [...items].sort((first, second) => (first.id < second.id ? -1 : 1))
}

function indexBallots(
  records: ReadonlyStudyRecords,
  results: ReadonlyMap<string, RoundResults>,
): IndexedBallot[] {
  const roundsOf = Map.groupBy(records.round.values(), (round) => round.ballotId)
  const itemsOf = Map.groupBy(inOrder(records.ballotItem.values()), (item) => item.ballotId)
  const deviationsOf = Map.groupBy(records.deviation.values(), (one) => one.ballotId)
  const notesOf = Map.groupBy(records.discussionNote.values(), (one) => one.itemId)
  let count = 0
  return inOrder(records.ballot.values())
    .filter((ballot) => !ballot.isPractice)
    .map((ballot) => {
      const rounds = (roundsOf.get(ballot.id) ?? []).toSorted((first, second) => first.number - second.number)
      const deviations = (deviationsOf.get(ballot.id) ?? []).toSorted(byTime)
      const counted = rounds.flatMap((round): CountedRound[] => {
        const counts = round.status === 'closed' ? results.get(round.id) : undefined
        if (counts === undefined) return []
        return [{ round, rule: ruleInForce(ballot, deviations, round.number), results: counts }]
      })
      const items = (itemsOf.get(ballot.id) ?? []).map((item): IndexedItem => {
        const outcomes = counted.flatMap(({ round, rule, results: counts }): Outcome[] => {
          const result = counts.items.find((each) => each.itemId === item.id)
          return result === undefined ? [] : [{ round, rule, result }]
        })
        const notes = notesOf.get(item.id) ?? []
        return {
          code: `I${(count += 1)}`,
          item,
          ballot,
          card: item.cardId === null ? null : (records.card.get(item.cardId) ?? null),
          theme: item.columnId === null ? null : (records.column.get(item.columnId) ?? null),
          outcomes,
          latest: outcomes.at(-1) ?? null,
          notes: rounds.flatMap((round) =>
            notes.filter((one) => one.roundId === round.id).map(({ text }) => ({ round, text })),
          ),
        }
      })
      return { ballot, items, rounds, counted, deviations }
    })
}

function byTime(first: Deviation, second: Deviation): number {
  if (first.madeAt !== second.madeAt) return first.madeAt < second.madeAt ? -1 : 1
  return first.id < second.id ? -1 : 1
}
