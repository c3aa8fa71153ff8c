import type { Turnout } from '#shared/contract/roomState'
import type { Ballot, BallotItem, Round } from '#shared/domain/ballot/ballot'
import type { Answer } from '#shared/domain/ballot/answer'
import { computeRoundResults, type RoundResults } from '#shared/domain/ballot/ballotResults'
import { Refusal } from '#shared/domain/refusal'
import { comparePositions } from '#shared/domain/study/studyState'
import type { RandomBytes } from '#shared/domain/identifier'
import type { OpenStudy } from '../study/openStudy.ts'
import { createBallotBox, type BallotBox } from './ballotBox.ts'
import { createTokenDealer, makeTokens, type TokenDealer } from './tokenDealer.ts'

/** The ballot box of one open study: deals tokens, takes answers, and gives results once a round is closed. */
export interface BallotService {
  readonly box: BallotBox
  items(ballotId: string): BallotItem[]
  openRound(): Round | null
  /** Makes the voter tokens of a ballot that is being locked. Only inside the queue's work. */
  issueTokens(ballotId: string, seats: readonly { panelGroupId: string; seats: number }[]): void
  takeToken(
    ballotId: string,
    seat: { seatToken: string; panelGroupId: string },
    heldToken: string | null,
  ): string
  /** The open round that this voter may answer in, or a Refusal. */
  roundFor(roundId: string, voterToken: string): { round: Round; ballot: Ballot }
  putAnswer(roundId: string, voterToken: string, itemId: string, answer: Answer): void
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

  function records() {
    return study.state().records
  }

  function findRound(roundId: string): Round {
    const round = records().round.get(roundId)
    if (!round) throw new Refusal('not-found', 'This round is not in the study.')
    return round
  }

  const service: BallotService = {
    box,
    items: (ballotId) =>
      [...records().ballotItem.values()]
        .filter((item) => item.ballotId === ballotId)
        .toSorted(comparePositions),
    openRound: () => [...records().round.values()].find((round) => round.status === 'open') ?? null,
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
    putAnswer(roundId, voterToken, itemId, answer) {
      const { ballot } = service.roundFor(roundId, voterToken)
      if (records().ballotItem.get(itemId)?.ballotId !== ballot.id) {
        throw new Refusal('not-found', 'This question is not on the ballot.')
      }
      box.putAnswer(roundId, voterToken, 'phone', itemId, answer)
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
      const ballot = records().ballot.get(round.ballotId)
      const settings = records().study.get(study.studyId)
      if (!ballot || !settings) throw new Refusal('not-found', 'This round is not in the study.')
      return computeRoundResults({
        rule: ballot.rule,
        items: service.items(ballot.id),
        groups: [...records().panelGroup.values()].toSorted(comparePositions),
        responses: box.responses(ballot.id, roundId),
        smallGroupThreshold: settings.smallGroupThreshold,
      })
    },
  }
  return service
}
