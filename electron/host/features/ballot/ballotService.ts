import type { Turnout } from '#shared/contract/roomState'
import type { Answer, Channel } from '#shared/domain/ballot/answer'
import {
  answersTakenBy,
  checkAnswer,
  checkWholeAnswer,
  isAnsweredAsWhole,
  type AnswersTaken,
} from '#shared/domain/ballot/answersTaken'
import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import { itemsOf } from '#shared/domain/ballot/ballotCommands'
import { carriedOver } from '#shared/domain/ballot/carriedOver'
import { feedbackFrom, type Feedback } from '#shared/domain/ballot/feedback'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import { whatResultsRestOn } from '#shared/domain/ballot/whatResultsRestOn'
import { Refusal } from '#shared/domain/refusal'
import { comparePositions } from '#shared/domain/study/studyState'
import type { Ports } from '../../ports.ts'
import type { SeatCards } from '../room/seatCards.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { createBallotBox, type BallotBox } from './ballotBox.ts'
import { createBallotKeys } from './ballotKeys.ts'
import { createVoterTokens, type VoterTokens, type VotingSeat } from './voterTokens.ts'

/** Who answers, as far as the box knows: a token, and how the answers came. */
export interface Voter {
  readonly token: string
  readonly channel: Channel
}

export interface ItemAnswer {
  readonly itemId: string
  readonly answer: Answer
}

/** The ballot box of one open study: deals tokens, takes answers, and gives results once a round is closed. */
export interface BallotService {
  readonly box: BallotBox
  readonly voterTokens: VoterTokens
  items(ballotId: string): BallotItem[]
  /** The items of a round, in the order of the ballot. */
  itemsIn(round: Pick<Round, 'ballotId' | 'itemIds'>): BallotItem[]
  openRound(): Round | null
  /** The last round of a ballot that has been closed; null before the first. */
  lastClosed(ballotId: string): Round | null
  /** The items that the ballot's next round will be about. */
  itemsForNextRound(ballotId: string): string[]
  /** What the ballot's next round will be, or a Refusal where there will be none. */
  nextRound(ballotId: string): Pick<Round, 'ballotId' | 'number' | 'itemIds'>
  /** How a round is answered. */
  answersTaken(round: Pick<Round, 'ballotId' | 'number' | 'itemIds'>): AnswersTaken
  /** How the room answered in the round before this one, by item; empty in the first. */
  feedbackFor(round: Pick<Round, 'ballotId' | 'number'>): Map<string, Feedback>
  /** How this voter answered in the round before this one, by item. */
  ownBefore(round: Round, voterToken: string): Map<string, Answer>
  takeToken(ballotId: string, seat: VotingSeat, heldToken: string | null): string
  /** A round that is open, or a Refusal. */
  openRoundOf(roundId: string): { round: Round; ballot: Ballot }
  /** The open round that this voter may answer in, and whether they have begun, or a Refusal. */
  roundFor(roundId: string, voterToken: string): { round: Round; ballot: Ballot; hasBegun: boolean }
  /** Refuses a set of answers, not all of them needed, that this round does not take. */
  checkAnswers(round: Round, answers: readonly ItemAnswer[]): void
  putAnswer(roundId: string, voter: Voter, itemId: string, answer: Answer): void
  putWhole(roundId: string, voter: Voter, answers: readonly ItemAnswer[]): void
  finish(roundId: string, voter: Voter): { answered: number }
  /** Destroys the keys of ballots whose planned rounds are all over. */
  forgetFinishedCards(): void
  turnout(roundId: string): Turnout
  results(roundId: string): RoundResults
}

export function createBallotService(
  study: OpenStudy,
  seatCards: SeatCards,
  { randomBytes, paths, logger }: Pick<Ports, 'randomBytes' | 'paths' | 'logger'>,
): BallotService {
  const box = createBallotBox(study.store.database)
  const voterTokens = createVoterTokens({
    box,
    seatCards,
    keys: createBallotKeys(paths.settingsFolder, randomBytes),
    randomBytes,
    logger,
    hasAnswers(ballotId) {
      const round = service.openRound()
      return round?.ballotId === ballotId && box.turnout(round.id).length > 0
    },
  })

  /** Two hundred phones ask for the results of the round before at the same moment. */
  let counted: { by: string; rounds: Map<string, RoundResults> } = { by: '', rounds: new Map() }

  function records() {
    return study.state().records
  }

  function findRound(roundId: string): Round {
    const round = records().round.get(roundId)
    if (!round) throw new Refusal('not-found', 'This round is not in the study.')
    return round
  }

  function findBallot(ballotId: string): Ballot {
    const ballot = records().ballot.get(ballotId)
    if (!ballot) throw new Refusal('not-found', 'This ballot is not in the study any more.')
    return ballot
  }

  function findRoundOf(ballotId: string, number: number): Round | undefined {
    return [...records().round.values()].find(
      (round) => round.ballotId === ballotId && round.number === number,
    )
  }

  function ruleOf(ballot: Ballot, roundNumber: number) {
    return ruleInForce(ballot, records().deviation.values(), roundNumber)
  }

  function checkOnRound(round: Round, itemIds: readonly string[]): void {
    if (itemIds.every((itemId) => round.itemIds.includes(itemId))) return
    throw new Refusal('not-found', 'This question is not on the ballot.')
  }

  const service: BallotService = {
    box,
    voterTokens,
    items: (ballotId) => itemsOf(study.state(), ballotId),
    itemsIn(round) {
      const inRound = new Set(round.itemIds)
      return service.items(round.ballotId).filter((item) => inRound.has(item.id))
    },
    openRound: () => [...records().round.values()].find((round) => round.status === 'open') ?? null,
    lastClosed: (ballotId) =>
      [...records().round.values()]
        .filter((round) => round.ballotId === ballotId && round.status === 'closed')
        .toSorted((a, b) => b.number - a.number)[0] ?? null,
    itemsForNextRound(ballotId) {
      const ballot = records().ballot.get(ballotId)
      const last = service.lastClosed(ballotId)
      if (!ballot || !last) return service.items(ballotId).map((item) => item.id)
      return carriedOver(ballot.carryOver, last.itemIds, service.results(last.id).items)
    },
    nextRound(ballotId) {
      const { status, plannedRounds } = findBallot(ballotId)
      if (status !== 'locked') throw new Refusal('conflict', 'Lock the ballot first.')
      const last = service.lastClosed(ballotId)?.number ?? 0
      if (last >= plannedRounds) {
        throw new Refusal('conflict', 'All rounds that were planned for this ballot are over.')
      }
      return { ballotId, number: last + 1, itemIds: service.itemsForNextRound(ballotId) }
    },
    answersTaken(round) {
      const ballot = findBallot(round.ballotId)
      return answersTakenBy(ruleOf(ballot, round.number), round.itemIds.length)
    },
    feedbackFor({ ballotId, number }) {
      const before = findRoundOf(ballotId, number - 1)
      if (!before) return new Map()
      const { smallGroupThreshold, items } = service.results(before.id)
      return new Map(items.map((item) => [item.itemId, feedbackFrom(item.pooled, smallGroupThreshold)]))
    },
    ownBefore(round, voterToken) {
      const before = findRoundOf(round.ballotId, round.number - 1)
      return before ? box.answersOf(before.id, voterToken) : new Map()
    },
    takeToken(ballotId, seat, heldToken) {
      const ballot = records().ballot.get(ballotId)
      if (ballot?.status !== 'locked') throw new Refusal('not-found', 'This vote is not open.')
      if (seat.cardCode !== null && service.openRound()?.ballotId !== ballotId) {
        // A key that is needed no more must not be made once more.
        throw new Refusal('round-not-open', 'This vote is not open.')
      }
      return voterTokens.take(ballotId, seat, heldToken)
    },
    openRoundOf(roundId) {
      const round = findRound(roundId)
      const ballot = records().ballot.get(round.ballotId)
      if (!ballot || round.status !== 'open') {
        throw new Refusal('round-not-open', 'This vote has closed. Your earlier answers are counted.')
      }
      return { round, ballot }
    },
    roundFor(roundId, voterToken) {
      const open = service.openRoundOf(roundId)
      if (voterTokens.groupOf(open.ballot.id, voterToken) === null) {
        throw new Refusal('voter-token-unknown', 'This ballot paper is not one of ours. Join the room again.')
      }
      const channel = box.channelOf(roundId, voterToken)
      if (channel === 'paper') {
        throw new Refusal(
          'conflict',
          'The paper ballot of this seat card has been counted already in this round, and each card votes once.',
        )
      }
      return { ...open, hasBegun: channel !== null }
    },
    checkAnswers(round, answers) {
      const taken = service.answersTaken(round)
      const itemIds = answers.map(({ itemId }) => itemId)
      checkOnRound(round, itemIds)
      if (new Set(itemIds).size !== itemIds.length) {
        throw new Refusal('invalid-input', 'A question can be answered only once.')
      }
      const given = answers.map(({ answer }) => answer)
      if (isAnsweredAsWhole(taken)) checkWholeAnswer(taken, given)
      else for (const one of given) checkAnswer(taken, one)
    },
    putAnswer(roundId, { token, channel }, itemId, answer) {
      const { round, hasBegun } = service.roundFor(roundId, token)
      checkOnRound(round, [itemId])
      checkAnswer(service.answersTaken(round), answer)
      if (!hasBegun) box.begin(roundId, token, channel)
      box.putAnswer(roundId, token, itemId, answer)
    },
    putWhole(roundId, { token, channel }, answers) {
      const { round, hasBegun } = service.roundFor(roundId, token)
      if (!isAnsweredAsWhole(service.answersTaken(round))) {
        throw new Refusal('invalid-input', 'This ballot is answered item by item.')
      }
      service.checkAnswers(round, answers)
      if (!hasBegun) box.begin(roundId, token, channel)
      box.putWhole(roundId, token, answers)
    },
    finish(roundId, { token, channel }) {
      service.roundFor(roundId, token)
      box.finish(roundId, token, channel)
      return { answered: box.answersOf(roundId, token).size }
    },
    forgetFinishedCards() {
      for (const { id, status, plannedRounds } of records().ballot.values()) {
        const rounds = [...records().round.values()].filter(({ ballotId }) => ballotId === id)
        const areOver = rounds.every((round) => round.status === 'closed')
        if (status === 'locked' && areOver && rounds.length >= plannedRounds) voterTokens.forgetCards(id)
      }
    },
    turnout(roundId) {
      const { ballotId } = findRound(roundId)
      const begun = box.turnout(roundId)
      // After a restart a voter may have answered whose phone is not back yet, and paper is in nobody's hands.
      const inUse = new Set([...voterTokens.dealt(ballotId), ...begun.map(({ token }) => token)])
      const inGroup = (id: string) => (token: string) => voterTokens.groupOf(ballotId, token) === id
      const byGroup = [...records().panelGroup.values()].toSorted(comparePositions).map(({ id }) => {
        const ofGroup = begun.filter(({ token }) => inGroup(id)(token))
        return {
          panelGroupId: id,
          dealt: [...inUse].filter(inGroup(id)).length,
          started: ofGroup.length,
          finished: ofGroup.filter(({ isFinished }) => isFinished).length,
        }
      })
      const sum = (pick: (group: (typeof byGroup)[number]) => number) =>
        byGroup.reduce((total, group) => total + pick(group), 0)
      return {
        dealt: sum((group) => group.dealt),
        started: sum((group) => group.started),
        finished: sum((group) => group.finished),
        byGroup,
      }
    },
    results(roundId) {
      const round = findRound(roundId)
      if (round.status !== 'closed') {
        throw new Refusal('round-not-closed', 'Results come up when the round is closed.')
      }
      const by = whatResultsRestOn(records())
      if (counted.by !== by) counted = { by, rounds: new Map() }
      // A close that could not be written down is made again later, and more answers may have come by then.
      const key = `${roundId} ${round.closedAt}`
      const known = counted.rounds.get(key)
      if (known) return known
      const results = count(round)
      counted.rounds.set(key, results)
      return results
    },
  }

  function count(round: Round): RoundResults {
    const ballot = records().ballot.get(round.ballotId)
    const settings = records().study.get(study.studyId)
    if (!ballot || !settings) throw new Refusal('not-found', 'This round is not in the study.')
    return computeRoundResults({
      rule: ruleOf(ballot, round.number),
      roundNumber: round.number,
      items: service.itemsIn(round),
      groups: [...records().panelGroup.values()].toSorted(comparePositions),
      responses: box.responses(ballot.id, round.id),
      smallGroupThreshold: settings.smallGroupThreshold,
    })
  }
  // The program ended between the close of a last round and the end of its key.
  service.forgetFinishedCards()
  return service
}
