import type { Turnout } from '#shared/contract/roomState'
import type { Answer, Channel } from '#shared/domain/ballot/answer'
import {
  answersTakenBy,
  checkAnswer,
  checkWholeAnswer,
  type AnswersTaken,
} from '#shared/domain/ballot/answersTaken'
import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import { itemsOf } from '#shared/domain/ballot/ballotCommands'
import { carriedOver } from '#shared/domain/ballot/carriedOver'
import { feedbackFrom, type Feedback } from '#shared/domain/ballot/feedback'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { computeRoundResults, type RoundResults } from '#shared/domain/ballot/ballotResults'
import { Refusal } from '#shared/domain/refusal'
import { comparePositions } from '#shared/domain/study/studyState'
import type { RandomBytes } from '#shared/domain/identifier'
import type { OpenStudy } from '../study/openStudy.ts'
import { createBallotBox, type BallotBox } from './ballotBox.ts'
import { createTokenDealer, makeTokens, type TokenDealer } from './tokenDealer.ts'

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
  items(ballotId: string): BallotItem[]
  /** The items of a round, in the order of the ballot. */
  itemsIn(round: Round): BallotItem[]
  openRound(): Round | null
  /** The last round of a ballot that has been closed; null before the first. */
  lastClosed(ballotId: string): Round | null
  /** The items that the ballot's next round will be about. */
  itemsForNextRound(ballotId: string): string[]
  /** How a round is answered. */
  answersTaken(round: Round): AnswersTaken
  /** How the room answered in the round before this one, by item; empty in the first. */
  feedbackFor(round: Pick<Round, 'ballotId' | 'number'>): Map<string, Feedback>
  /** How this voter answered in the round before this one, by item. */
  ownBefore(round: Round, voterToken: string): Map<string, Answer>
  /** Makes the voter tokens of a ballot that is being locked. Only inside the queue's work. */
  issueTokens(ballotId: string, seats: readonly { panelGroupId: string; seats: number }[]): void
  takeToken(
    ballotId: string,
    seat: { seatToken: string; panelGroupId: string },
    heldToken: string | null,
  ): string
  /** The open round that this voter may answer in, or a Refusal. */
  roundFor(roundId: string, voterToken: string): { round: Round; ballot: Ballot }
  putAnswer(roundId: string, voter: Voter, itemId: string, answer: Answer): void
  putWhole(roundId: string, voter: Voter, answers: readonly ItemAnswer[]): void
  finish(roundId: string, voter: Voter): { answered: number }
  turnout(roundId: string): Turnout
  results(roundId: string): RoundResults
}

export function createBallotService(study: OpenStudy, randomBytes: RandomBytes): BallotService {
  const box = createBallotBox(study.store.database)
  const dealers = new Map<string, TokenDealer>()
  /** Ballots locked since this program started: their tokens cannot have been dealt by an earlier run. */
  const lockedHere = new Set<string>()

  function dealerFor(ballotId: string): TokenDealer {
    const known = dealers.get(ballotId)
    if (known) return known
    const tokens = box.tokens(ballotId)
    const dealer = createTokenDealer(tokens, lockedHere.has(ballotId), randomBytes, (more) =>
      box.addTokens(ballotId, more),
    )
    dealers.set(ballotId, dealer)
    return dealer
  }

  /** Two hundred phones ask for the results of the round before at the same moment. */
  let counted: { revision: number; rounds: Map<string, RoundResults> } = { revision: -1, rounds: new Map() }

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
    issueTokens(ballotId, seats) {
      box.addTokens(ballotId, makeTokens(seats, randomBytes))
      lockedHere.add(ballotId)
      dealers.delete(ballotId)
    },
    takeToken(ballotId, { seatToken, panelGroupId }, heldToken) {
      const ballot = records().ballot.get(ballotId)
      if (ballot?.status !== 'locked') throw new Refusal('not-found', 'This vote is not open.')
      const dealer = dealerFor(ballotId)
      if (heldToken !== null && dealer.recognise(seatToken, panelGroupId, heldToken)) return heldToken
      return dealer.deal(seatToken, panelGroupId)
    },
    roundFor(roundId, voterToken) {
      const round = findRound(roundId)
      const ballot = records().ballot.get(round.ballotId)
      if (!ballot || round.status !== 'open') {
        throw new Refusal('round-not-open', 'This vote has closed. Your earlier answers are counted.')
      }
      if (dealerFor(ballot.id).groupOf(voterToken) === null) {
        throw new Refusal('voter-token-unknown', 'This ballot paper is not one of ours. Join the room again.')
      }
      return { round, ballot }
    },
    putAnswer(roundId, { token, channel }, itemId, answer) {
      const { round } = service.roundFor(roundId, token)
      checkOnRound(round, [itemId])
      checkAnswer(service.answersTaken(round), answer)
      box.putAnswer(roundId, token, channel, itemId, answer)
    },
    putWhole(roundId, { token, channel }, answers) {
      const { round } = service.roundFor(roundId, token)
      const itemIds = answers.map(({ itemId }) => itemId)
      checkOnRound(round, itemIds)
      if (new Set(itemIds).size !== itemIds.length) {
        throw new Refusal('invalid-input', 'A question can be answered only once.')
      }
      checkWholeAnswer(
        service.answersTaken(round),
        answers.map(({ answer }) => answer),
      )
      box.putWhole(roundId, token, channel, answers)
    },
    finish(roundId, { token, channel }) {
      service.roundFor(roundId, token)
      box.finish(roundId, token, channel)
      return { answered: box.answersOf(roundId, token).size }
    },
    turnout(roundId) {
      const { ballotId } = findRound(roundId)
      const dealer = dealerFor(ballotId)
      const begun = box.turnout(roundId)
      const dealt = dealer.dealt()
      const byGroup = [...records().panelGroup.values()].toSorted(comparePositions).map(({ id }) => {
        const ofGroup = begun.filter(({ token }) => dealer.groupOf(token) === id)
        return {
          panelGroupId: id,
          // After a restart a voter may have answered whose phone is not back yet.
          dealt: Math.max(dealt.filter((seat) => seat.panelGroupId === id).length, ofGroup.length),
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
      if (counted.revision !== study.revision()) counted = { revision: study.revision(), rounds: new Map() }
      const known = counted.rounds.get(roundId)
      if (known) return known
      const results = count(round)
      counted.rounds.set(roundId, results)
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
  return service
}
