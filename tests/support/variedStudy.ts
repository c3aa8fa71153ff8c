import { freshPositions } from '#shared/domain/board/ordering'
import type { Answer, MoscowCategory, Response } from '#shared/domain/ballot/answer'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { makeIdentifier } from '#shared/domain/identifier'
import { blankStudy, seededBytes } from './consensusStudy.ts'
import type { BuiltStudy } from './consensusStudy.ts'

/** A group of the panel, and how many of it answer on each ballot, in turn. */
export interface VariedGroup {
  readonly shortName: string
  readonly isPublic: boolean
  readonly sizes: readonly number[]
}

export interface VariedBallot {
  readonly rule: ConsensusRule
  readonly rounds?: number
  /** Of a hundred answers, how many are "unable", and as many skipped; orders and dots are then not handed in. */
  readonly unable?: number
}

const ITEMS = 5

/**
 * A study with nothing but ballots of five items, answered at random: the same for the same seed. For rules and panels that
 * the other studies do not have; `smallGroupThreshold` is that of the study.
 */
export function variedStudy(
  ballots: readonly VariedBallot[],
  groups: readonly VariedGroup[],
  { seed = 1, smallGroupThreshold = 5 as const }: { seed?: number; smallGroupThreshold?: 5 | 10 } = {},
): BuiltStudy {
  const built = blankStudy('A study of many rules')
  const bytes = seededBytes(seed)
  const below = (limit: number) => Math.floor(((bytes(1)[0] ?? 0) / 256) * limit)
  const id = () => makeIdentifier(bytes)
  const { records } = built
  for (const [key, study] of records.study) records.study.set(key, { ...study, smallGroupThreshold })
  const places = freshPositions(groups.length)
  const panel = groups.map(({ shortName, isPublic }, index) => ({
    id: id(),
    name: shortName,
    shortName,
    isPublic,
    usualMinimum: null,
    usualMaximum: null,
    position: places[index] ?? 'z',
  }))
  for (const group of panel) records.panelGroup.set(group.id, group)
  for (const [number, { rule, rounds = 1, unable = 10 }] of ballots.entries()) {
    const ballotId = id()
    records.ballot.set(ballotId, {
      id: ballotId,
      title: `Ballot ${number + 1}`,
      question: 'What do you say to this?',
      lowLabel: 'Not at all',
      highLabel: 'Very much',
      instructions: '',
      rule,
      plannedRounds: rounds,
      carryOver: 'all',
      isPractice: false,
      broughtFrom: null,
      status: 'locked',
      ruleHash: hashRule(rule),
      lockedAt: '2026-03-13T09:00:00.000Z',
      position: `a${String(number).padStart(3, '0')}`,
    })
    const positions = freshPositions(ITEMS)
    const itemIds = positions.map((position, index) => {
      const itemId = id()
      const item = { id: itemId, ballotId, cardId: null, columnId: null, statementId: null, position }
      records.ballotItem.set(itemId, { ...item, wording: `Item ${index + 1}` })
      return itemId
    })
    const voters = panel.flatMap(({ id: panelGroupId }, index) => {
      const { sizes } = groups[index] ?? { sizes: [] }
      const size = sizes[number % sizes.length] ?? 0
      return Array.from({ length: size }, () => ({ panelGroupId, voterToken: id() }))
    })
    // Items differ in how they are liked, and some of them between voters, so that every verdict comes up.
    const liked = itemIds.map(() => below(100))
    for (let roundNumber = 1; roundNumber <= rounds; roundNumber += 1) {
      const roundId = id()
      records.round.set(roundId, {
        id: roundId,
        ballotId,
        workshopId: null,
        number: roundNumber,
        itemIds,
        status: 'closed',
        openedAt: '2026-03-13T10:00:00.000Z',
        closedAt: '2026-03-13T10:10:00.000Z',
        seatsInRoom: voters.length,
        tokensDealt: voters.length,
      })
      const responses = voters.map((voter): Response => ({
        ...voter,
        channel: 'phone',
        answers: answersAtRandom(rule, itemIds, liked, unable, below),
      }))
      built.responses.set(roundId, responses)
      built.results.set(
        roundId,
        computeRoundResults({
          rule,
          roundNumber,
          items: itemIds.map((itemId) => ({ id: itemId })),
          groups: panel,
          responses,
          smallGroupThreshold,
        }),
      )
    }
  }
  return built
}

const FROM_BEST: readonly MoscowCategory[] = ['must', 'should', 'could', 'wont']

function answersAtRandom(
  rule: ConsensusRule,
  itemIds: readonly string[],
  liked: readonly number[],
  unable: number,
  below: (limit: number) => number,
): Map<string, Answer> {
  const taken = answersTakenBy(rule, itemIds.length)
  const wishes = itemIds.map((itemId, index) => ({
    itemId,
    wish: Math.min(99, Math.max(0, (liked[index] ?? 50) + below(70) - 35)),
  }))
  const inOrder = wishes.toSorted((one, other) => other.wish - one.wish)
  const handsIn = below(100) >= unable
  switch (taken.kind) {
    case 'rank': {
      const count = taken.allowsFewer ? 1 + below(taken.count) : taken.count
      const ranked = handsIn ? inOrder.slice(0, count) : []
      return new Map(ranked.map(({ itemId }, index) => [itemId, { kind: 'rank', value: index + 1 }]))
    }
    case 'dots': {
      const dots = new Map<string, number>()
      const budget = handsIn ? taken.budget : 0
      for (let spent = 0; spent < budget; spent += 1) {
        const { itemId } = inOrder[Math.min(below(3), below(ITEMS))] ?? inOrder[0] ?? { itemId: '' }
        const had = dots.get(itemId) ?? 0
        if (taken.capPerItem === null || had < taken.capPerItem) dots.set(itemId, had + 1)
      }
      return new Map([...dots].map(([itemId, value]) => [itemId, { kind: 'dots', value }]))
    }
    case 'score':
    case 'moscow':
      return new Map(
        wishes.flatMap(({ itemId, wish }): [string, Answer][] => {
          const luck = below(100)
          if (luck < unable) return [[itemId, { kind: 'unable' }]]
          if (luck < 2 * unable) return []
          if (taken.kind === 'moscow') {
            return [[itemId, { kind: 'moscow', value: FROM_BEST[Math.floor((99 - wish) / 25)] ?? 'wont' }]]
          }
          const steps = taken.maximum - taken.minimum + 1
          return [[itemId, { kind: 'score', value: taken.minimum + Math.floor((wish * steps) / 100) }]]
        }),
      )
  }
}
