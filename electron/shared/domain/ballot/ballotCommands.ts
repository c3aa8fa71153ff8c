import { freshPositions, positionBetween } from '../board/ordering.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import type { Ballot, BallotItem, Round } from './ballot.ts'

/** What a facilitator sets up before a ballot is locked. */
export interface BallotContent {
  readonly title: string
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly instructions: string
  readonly rule: ConsensusRule
  readonly cardIds: readonly string[]
}

/** `newId` gives the ids of the items that are made. */
export function createBallot(
  state: ReadonlyStudyState,
  ballotId: string,
  content: BallotContent,
  newId: () => string,
): RecordChange[] {
  const { records } = state
  if (records.ballot.has(ballotId)) throw new Refusal('conflict', 'This ballot is there already.')
  const { cardIds, ...words } = content
  const last = [...records.ballot.values()].toSorted(comparePositions).at(-1)?.position ?? null
  const ballot: Ballot = {
    id: ballotId,
    ...words,
    status: 'draft',
    ruleHash: null,
    lockedAt: null,
    position: positionBetween(last, null) ?? '',
  }
  return [setRecord(records, 'ballot', ballot), ...replaceItems(state, ballotId, cardIds, newId)]
}

export function editBallot(
  state: ReadonlyStudyState,
  ballotId: string,
  edit: { [F in keyof BallotContent]?: BallotContent[F] | undefined },
  newId: () => string,
): RecordChange[] {
  const ballot = draftBallot(state, ballotId)
  const { cardIds, ...words } = edit
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  return [
    setRecord(state.records, 'ballot', { ...ballot, ...given }),
    ...(cardIds === undefined ? [] : replaceItems(state, ballotId, cardIds, newId)),
  ]
}

export function deleteBallot(state: ReadonlyStudyState, ballotId: string): RecordChange[] {
  draftBallot(state, ballotId)
  return [
    ...itemsOf(state, ballotId).map((item) => removeRecord(state.records, 'ballotItem', item.id)),
    removeRecord(state.records, 'ballot', ballotId),
  ]
}

/** Freezes the ballot: its items' wordings as the cards stand now, its items and its rule, which is hashed. */
export function lockBallot(state: ReadonlyStudyState, ballotId: string, lockedAt: string): RecordChange[] {
  const ballot = draftBallot(state, ballotId)
  const items = itemsOf(state, ballotId)
  if (items.length === 0) throw new Refusal('conflict', 'Choose at least one card to vote on first.')
  const frozen = items.map((item) => {
    const card = item.cardId === null ? undefined : state.records.card.get(item.cardId)
    if (card?.isDeleted) {
      throw new Refusal('conflict', `A card on this ballot has been deleted: “${item.wording}”. Take it off.`)
    }
    // It was shown when it was chosen, and the reveal has been undone since.
    if (card?.isHidden) {
      throw new Refusal('conflict', 'A card on this ballot is hidden again. Reveal it, or take it off.')
    }
    return setRecord(state.records, 'ballotItem', { ...item, wording: card?.text ?? item.wording })
  })
  const locked: Ballot = { ...ballot, status: 'locked', ruleHash: hashRule(ballot.rule), lockedAt }
  return [...frozen, setRecord(state.records, 'ballot', locked)]
}

export function openRound(
  state: ReadonlyStudyState,
  ballotId: string,
  roundId: string,
  openedAt: string,
): RecordChange[] {
  const ballot = state.records.ballot.get(ballotId)
  if (ballot?.status !== 'locked') throw new Refusal('conflict', 'Lock the ballot first.')
  if (state.records.round.has(roundId)) throw new Refusal('conflict', 'This round is there already.')
  const rounds = [...state.records.round.values()]
  if (rounds.some((round) => round.status === 'open')) {
    throw new Refusal('conflict', 'Another vote is open. Close it first.')
  }
  if (rounds.some((round) => round.ballotId === ballotId)) {
    throw new Refusal('conflict', 'This ballot has been voted on already.')
  }
  const round: Round = {
    id: roundId,
    ballotId,
    number: 1,
    status: 'open',
    openedAt,
    closedAt: null,
    seatsInRoom: 0,
    tokensDealt: 0,
  }
  return [setRecord(state.records, 'round', round)]
}

export function closeRound(
  state: ReadonlyStudyState,
  roundId: string,
  closed: Pick<Round, 'closedAt' | 'seatsInRoom' | 'tokensDealt'>,
): RecordChange[] {
  const round = state.records.round.get(roundId)
  if (!round) throw new Refusal('not-found', 'This round is not in the study.')
  if (round.status === 'closed') return []
  return [setRecord(state.records, 'round', { ...round, ...closed, status: 'closed' })]
}

function draftBallot(state: ReadonlyStudyState, ballotId: string): Ballot {
  const ballot = state.records.ballot.get(ballotId)
  if (!ballot) throw new Refusal('not-found', 'This ballot is not in the study any more.')
  if (ballot.status !== 'draft') {
    throw new Refusal(
      'ballot-locked',
      'This ballot is locked: its wording, items and rule are part of the record.',
    )
  }
  return ballot
}

function itemsOf(state: ReadonlyStudyState, ballotId: string): BallotItem[] {
  return [...state.records.ballotItem.values()]
    .filter((item) => item.ballotId === ballotId)
    .toSorted(comparePositions)
}

/** An item keeps its id as long as its card stays on the ballot. */
function replaceItems(
  state: ReadonlyStudyState,
  ballotId: string,
  cardIds: readonly string[],
  newId: () => string,
): RecordChange[] {
  if (new Set(cardIds).size !== cardIds.length) {
    throw new Refusal('invalid-input', 'A card can stand on a ballot only once.')
  }
  const old = itemsOf(state, ballotId)
  const positions = freshPositions(cardIds.length)
  const kept = cardIds.map((cardId, index) => {
    const card = state.records.card.get(cardId)
    if (!card || card.isDeleted) throw new Refusal('not-found', 'A chosen card has been deleted meanwhile.')
    if (card.isHidden) throw new Refusal('conflict', 'A chosen card is still hidden. Reveal it first.')
    const item: BallotItem = {
      id: old.find((other) => other.cardId === cardId)?.id ?? newId(),
      ballotId,
      cardId,
      wording: card.text,
      position: positions[index] as string,
    }
    return setRecord(state.records, 'ballotItem', item)
  })
  const keptIds = new Set(kept.map((change) => change.id))
  return [
    ...old
      .filter((item) => !keptIds.has(item.id))
      .map((item) => removeRecord(state.records, 'ballotItem', item.id)),
    ...kept,
  ]
}
