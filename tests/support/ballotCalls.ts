import type { CarryOver } from '#shared/domain/ballot/ballot'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { cardItems, recordsOf } from './hostCalls.ts'
import { randomIdentifier } from './randomIdentifier.ts'

export interface BallotWish {
  readonly itemCount?: number
  readonly rule?: ConsensusRule
  readonly plannedRounds?: number
  readonly carryOver?: CarryOver
  readonly isPractice?: boolean
}

/** Locks a ballot over the study's first cards. */
export async function lockBallot(host: Host, wish: BallotWish = {}): Promise<string> {
  const cards = (await recordsOf(host, 'card')).slice(0, wish.itemCount ?? 3)
  const ballotId = randomIdentifier()
  await host.call('ballot.create', {
    ballotId,
    title: 'Which steps matter?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: wish.rule ?? DEFAULT_RAM_RULE,
    plannedRounds: wish.plannedRounds ?? 1,
    carryOver: wish.carryOver ?? 'all',
    isPractice: wish.isPractice ?? false,
    items: cardItems(cards.map((card) => card.id)),
  })
  await host.call('ballot.lock', { ballotId })
  return ballotId
}

/** Opens the ballot's next round. */
export async function openNextRound(host: Host, ballotId: string): Promise<string> {
  const roundId = randomIdentifier()
  await host.call('round.open', { ballotId, roundId })
  return roundId
}

/** The codes of new seat cards, in random order: so many for each group. */
export async function makeCards(
  host: Host,
  panelGroupIds: readonly string[],
  count: number,
): Promise<string[]> {
  const { cards } = await host.call('seatCard.make', {
    groups: panelGroupIds.map((panelGroupId) => ({ panelGroupId, count })),
  })
  return cards.map(({ code }) => code)
}
