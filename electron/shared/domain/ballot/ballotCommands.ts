import { freshPositions, positionBetween } from '../board/ordering.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import { currentWorkshop } from '../study/currentWorkshop.ts'
import type { Ballot, BallotItem, CarryOver, Round } from './ballot.ts'
import { choiceOf, wordingOf, type ItemChoice } from './itemChoice.ts'

/** What a facilitator sets up before a ballot is locked. */
export interface BallotContent {
  readonly title: string
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly instructions: string
  readonly rule: ConsensusRule
  readonly plannedRounds: number
  readonly carryOver: CarryOver
  readonly items: readonly ItemChoice[]
}

/** `newId` gives the ids of the items that are made. */
export function createBallot(
  state: ReadonlyStudyState,
  ballotId: string,
  { isPractice, ...content }: BallotContent & { readonly isPractice: boolean },
  newId: () => string,
): RecordChange[] {
  const { records } = state
  if (records.ballot.has(ballotId)) throw new Refusal('conflict', 'This ballot is there already.')
  const { items, ...words } = content
  const last = [...records.ballot.values()].toSorted(comparePositions).at(-1)?.position ?? null
  const ballot: Ballot = {
    id: ballotId,
    ...words,
    isPractice,
    broughtFrom: null,
    status: 'draft',
    ruleHash: null,
    lockedAt: null,
    position: positionBetween(last, null) ?? '',
  }
  return [setRecord(records, 'ballot', ballot), ...replaceItems(state, ballotId, items, newId)]
}

export function editBallot(
  state: ReadonlyStudyState,
  ballotId: string,
  edit: { [F in keyof BallotContent]?: BallotContent[F] | undefined },
  newId: () => string,
): RecordChange[] {
  const ballot = draftBallot(state, ballotId)
  const { items, ...words } = edit
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  return [
    setRecord(state.records, 'ballot', { ...ballot, ...given }),
    ...(items === undefined ? [] : replaceItems(state, ballotId, items, newId)),
  ]
}

export function deleteBallot(state: ReadonlyStudyState, ballotId: string): RecordChange[] {
  draftBallot(state, ballotId)
  return [
    ...itemsOf(state, ballotId).map((item) => removeRecord(state.records, 'ballotItem', item.id)),
    removeRecord(state.records, 'ballot', ballotId),
  ]
}

/** Freezes the ballot: its items' wordings as cards and themes stand now, its items, its plan, and its rule, which is hashed. */
export function lockBallot(state: ReadonlyStudyState, ballotId: string, lockedAt: string): RecordChange[] {
  const ballot = draftBallot(state, ballotId)
  const items = itemsOf(state, ballotId)
  if (items.length === 0) throw new Refusal('conflict', 'Choose at least one thing to vote on first.')
  const frozen = items.map((item) => {
    const wording = wordingOf(state, item)
    if (wording.kind === 'gone') {
      throw new Refusal(
        'conflict',
        `Something on this ballot has been deleted: “${item.wording}”. Take it off the ballot.`,
      )
    }
    // It was shown when it was chosen, and the reveal has been undone since.
    if (wording.kind === 'hidden') {
      throw new Refusal('conflict', 'Something on this ballot is hidden again. Reveal it, or take it off.')
    }
    return setRecord(state.records, 'ballotItem', { ...item, wording: wording.text })
  })
  const locked: Ballot = { ...ballot, status: 'locked', ruleHash: hashRule(ballot.rule), lockedAt }
  return [...frozen, setRecord(state.records, 'ballot', locked)]
}

/**
 * Opens a ballot's next round. `itemIds` are those that it is about, in the order of the ballot: all of them in the
 * first round, and later those that are carried over.
 */
export function openRound(
  state: ReadonlyStudyState,
  ballotId: string,
  { roundId, openedAt, itemIds }: { roundId: string; openedAt: string; itemIds: readonly string[] },
): RecordChange[] {
  const ballot = state.records.ballot.get(ballotId)
  if (ballot?.status !== 'locked') throw new Refusal('conflict', 'Lock the ballot first.')
  if (state.records.round.has(roundId)) throw new Refusal('conflict', 'This round is there already.')
  const rounds = [...state.records.round.values()]
  if (rounds.some((round) => round.status === 'open')) {
    throw new Refusal('conflict', 'Another vote is open. Close it first.')
  }
  const earlier = rounds.filter((round) => round.ballotId === ballotId).length
  if (earlier >= ballot.plannedRounds) {
    throw new Refusal(
      'conflict',
      ballot.plannedRounds === 1
        ? 'This ballot was planned for one round, and that is over. Record a change of plan first.'
        : `This ballot was planned for ${ballot.plannedRounds} rounds, and they are over. Record a change of plan first.`,
    )
  }
  if (itemIds.length === 0) {
    throw new Refusal('conflict', 'No item goes on to another round: there is nothing left to vote on.')
  }
  const round: Round = {
    id: roundId,
    ballotId,
    workshopId: currentWorkshop(state.records)?.id ?? null,
    number: earlier + 1,
    itemIds: [...itemIds],
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

export function itemsOf(state: ReadonlyStudyState, ballotId: string): BallotItem[] {
  return [...state.records.ballotItem.values()]
    .filter((item) => item.ballotId === ballotId)
    .toSorted(comparePositions)
}

/** An item keeps its id as long as what it stands for stays on the ballot. */
function replaceItems(
  state: ReadonlyStudyState,
  ballotId: string,
  choices: readonly ItemChoice[],
  newId: () => string,
): RecordChange[] {
  const keys = choices.map(keyOf)
  if (new Set(keys).size !== keys.length) {
    throw new Refusal('invalid-input', 'A thing can stand on a ballot only once.')
  }
  const old = itemsOf(state, ballotId)
  const positions = freshPositions(choices.length)
  const kept = choices.map((choice, index) => {
    const source = {
      cardId: choice.kind === 'card' ? choice.cardId : null,
      columnId: choice.kind === 'theme' ? choice.columnId : null,
      statementId: choice.kind === 'statement' ? choice.statementId : null,
      wording: choice.kind === 'written' ? choice.wording : '',
    }
    const wording = wordingOf(state, source)
    if (wording.kind === 'gone') {
      throw new Refusal('not-found', 'Something that was chosen has been deleted meanwhile.')
    }
    if (wording.kind === 'hidden') {
      throw new Refusal('conflict', 'Something that was chosen is still hidden. Reveal it first.')
    }
    const item: BallotItem = {
      id: old.find((other) => keyOf(choiceOf(other)) === keys[index])?.id ?? idFor(choice, state, newId),
      ballotId,
      ...source,
      wording: wording.text,
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

function keyOf(choice: ItemChoice): string {
  switch (choice.kind) {
    case 'card':
      return choice.cardId
    case 'theme':
      return choice.columnId
    case 'statement':
      return choice.statementId
    case 'written':
      return choice.itemId
  }
}

/** Written words bring the id that their window made, so that their edits find them again. */
function idFor(choice: ItemChoice, state: ReadonlyStudyState, newId: () => string): string {
  if (choice.kind !== 'written') return newId()
  if (state.records.ballotItem.has(choice.itemId)) {
    throw new Refusal('conflict', 'A statement of this ballot belongs to another one already.')
  }
  return choice.itemId
}
