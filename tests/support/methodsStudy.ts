import { freshPositions } from '#shared/domain/board/ordering'
import { USUAL_CARD_KINDS } from '#shared/domain/board/board'
import type { Answer, MoscowCategory, Response } from '#shared/domain/ballot/answer'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import type { CarryOver } from '#shared/domain/ballot/ballot'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { carriedOver } from '#shared/domain/ballot/carriedOver'
import type { Deviation } from '#shared/domain/ballot/deviation'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import type { ConsensusRule, PercentageRule } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { makeIdentifier } from '#shared/domain/identifier'
import { channelOf, consensusStudy, GROUP_SIZES, seededBytes } from './consensusStudy.ts'
import type { BuiltStudy } from './consensusStudy.ts'
import { addFramework } from './frameworkStudy.ts'

const COMET: PercentageRule = {
  method: 'percentage',
  scaleMinimum: 1,
  scaleMaximum: 9,
  lowTo: 3,
  highFrom: 7,
  inPercent: 70,
  inComparison: 'at-least',
  inAgainstBelow: 15,
  outPercent: 70,
  outAgainstBelow: 15,
  outAtMostHigh: 50,
  outVariant: 'a',
  scope: 'pooled',
  unable: 'exclude',
  laterRounds: [],
}
const STRICTER: PercentageRule = { ...COMET, inPercent: 80 }

/** A ballot for each method that the consensus study itself does not use, and one for practice. */
const BALLOTS: readonly BallotToHold[] = [
  {
    title: 'What goes into the outcome set',
    rule: COMET,
    carryOver: 'not-agreed',
    rounds: 2,
    changesTo: STRICTER,
  },
  {
    title: 'Must it be there',
    rule: {
      method: 'moscow',
      majorityPercent: 60,
      comparison: 'at-least',
      inCounts: 'must',
      unable: 'exclude',
    },
  },
  {
    title: 'The first three',
    rule: { method: 'top-k', k: 3, allowsFewer: false, weighting: 'pooled', inCount: null },
  },
  {
    title: 'Where the money goes',
    rule: { method: 'dots', budget: 5, capPerItem: 3, weighting: 'equal-groups', inCount: 3 },
  },
  { title: 'All in order', rule: { method: 'borda', weighting: 'pooled', inCount: 4 } },
  {
    title: 'Do you agree',
    rule: {
      method: 'likert',
      scaleMinimum: 1,
      scaleMaximum: 5,
      disagreeTo: 2,
      agreeFrom: 4,
      percent: 80,
      unable: 'include',
    },
  },
  {
    title: 'Middle and spread',
    rule: {
      method: 'median-iqr',
      scaleMinimum: 0,
      scaleMaximum: 10,
      medianIn: 7,
      medianOut: 3,
      iqrAtMost: 2,
      quantileType: 6,
    },
  },
  {
    title: 'Is it relevant',
    rule: {
      method: 'content-validity',
      answers: 'relevance',
      inPercent: 78,
      outBelowPercent: 50,
      unable: 'exclude',
    },
  },
  {
    title: 'Is it essential',
    rule: {
      method: 'content-validity',
      answers: 'essential',
      inPercent: 78,
      outBelowPercent: 50,
      unable: 'exclude',
    },
  },
  { title: 'Which biscuit', rule: COMET, isPractice: true },
]

interface BallotToHold {
  title: string
  rule: ConsensusRule
  carryOver?: CarryOver
  rounds?: number
  /** A rule that holds from the second round on, by a deviation. */
  changesTo?: ConsensusRule
  isPractice?: boolean
}

/** How much the panel wants each of the eight items, from 0 to 1; the two sides differ on the third. */
const WISHES = [0.95, 0.85, 0.8, 0.62, 0.5, 0.45, 0.3, 0.08] as const
const PUBLIC_WISH_OF_THIRD = 0.25

/** Words that no card holds. */
export const STATEMENT = 'Everybody has one named contact'
export const NOTE = 'Two people changed their minds.\nIt depends on the place.'
export const REASON = 'The steering group asked for a stricter limit.'

/**
 * The consensus study with a ballot of every other method on eight items (six cards, a theme and words of its own),
 * a framework of statements (see frameworkStudy.ts), real results, a deviation, notes, and a practice ballot. `replaceWording` changes all words that people typed; of the ballots only the first
 * so many are held: one of ratings in two rounds, one of MoSCoW, one of an order.
 */
export function methodsStudy(
  replaceWording: (text: string) => string = (text) => text,
  ballots = BALLOTS.length,
): BuiltStudy {
  const built = consensusStudy(replaceWording)
  const randomBytes = seededBytes(31)
  const id = () => makeIdentifier(randomBytes)
  const columnId = addTheme(built, id, replaceWording)
  const { workshopId } = addFramework(built, replaceWording)
  for (const [index, wish] of BALLOTS.slice(0, ballots).entries()) {
    holdBallot(built, wish, { index, id, columnId, workshopId, replaceWording, randomBytes })
  }
  return built
}

interface Holding {
  index: number
  id: () => string
  columnId: string
  workshopId: string
  replaceWording: (text: string) => string
  randomBytes: (length: number) => Uint8Array
}

function addTheme(
  { records }: BuiltStudy,
  id: () => string,
  replaceWording: (text: string) => string,
): string {
  const boardId = id()
  const open = { isLocked: false, isHidden: false, isArchived: false }
  records.board.set(boardId, {
    id: boardId,
    kind: 'themes',
    name: replaceWording('Themes'),
    position: 'a1',
    cardKinds: [...USUAL_CARD_KINDS.themes],
    showsGroups: false,
    ...open,
  })
  const columnId = id()
  records.column.set(columnId, {
    id: columnId,
    boardId,
    role: 'stage',
    name: replaceWording('Left waiting'),
    purpose: '',
    actors: [],
    position: 'a0',
    ...open,
  })
  return columnId
}

function holdBallot(built: BuiltStudy, wish: BallotToHold, holding: Holding): void {
  const { records } = built
  const { index, id, workshopId, replaceWording } = holding
  const { title, rule, carryOver = 'all', rounds = 1, isPractice = false } = wish
  const ballotId = id()
  const ballot = {
    id: ballotId,
    title: replaceWording(title),
    question: replaceWording('What do you say to this?'),
    lowLabel: replaceWording('Not at all'),
    highLabel: replaceWording('Very much'),
    instructions: '',
    rule,
    plannedRounds: rounds,
    carryOver,
    isPractice,
    broughtFrom: null,
    status: 'locked' as const,
    ruleHash: hashRule(rule),
    lockedAt: '2026-03-13T09:00:00.000Z',
    position: `b${String(index).padStart(2, '0')}`,
  }
  records.ballot.set(ballotId, ballot)
  const itemIds = addItems(built, ballotId, holding)
  if (wish.changesTo !== undefined) {
    const deviation = makeDeviation(id(), ballotId, rule, wish.changesTo, replaceWording)
    records.deviation.set(deviation.id, deviation)
  }
  const voters = GROUP_SIZES.flatMap((size, group) => Array.from({ length: size }, () => group))
  const groups = [...records.panelGroup.values()]
  const tokens = voters.map(() => id())
  let inRound = itemIds
  for (let number = 1; number <= rounds; number += 1) {
    const roundId = id()
    const hour = String(9 + number).padStart(2, '0')
    records.round.set(roundId, {
      id: roundId,
      ballotId,
      workshopId,
      number,
      itemIds: inRound,
      status: 'closed',
      openedAt: `2026-03-13T${hour}:00:00.000Z`,
      closedAt: `2026-03-13T${hour}:10:00.000Z`,
      seatsInRoom: 17,
      tokensDealt: 17,
    })
    const inForce = ruleInForce(ballot, records.deviation.values(), number)
    const responses = voters.map((group, voter): Response => ({
      voterToken: tokens[voter] ?? '',
      panelGroupId: groups[group]?.id ?? '',
      channel: channelOf(voter),
      answers: answersOf(inForce, inRound, itemIds, { isPublic: group === 0, voter }, holding),
    }))
    const results = computeRoundResults({
      rule: inForce,
      roundNumber: number,
      items: inRound.map((itemId) => ({ id: itemId })),
      groups,
      responses,
      smallGroupThreshold: 5,
    })
    built.responses.set(roundId, responses)
    built.results.set(roundId, results)
    if (!isPractice) addNote(built, id(), roundId, results, replaceWording)
    inRound = carriedOver(carryOver, inRound, results.items)
  }
}

function addItems({ records }: BuiltStudy, ballotId: string, holding: Holding): string[] {
  const { id, columnId, replaceWording } = holding
  const cards = [...records.card.values()].slice(0, WISHES.length - 2)
  const sources = [
    ...cards.map((card) => ({ cardId: card.id, columnId: null, wording: card.text })),
    { cardId: null, columnId, wording: replaceWording('Left waiting') },
    { cardId: null, columnId: null, wording: replaceWording(STATEMENT) },
  ]
  const positions = freshPositions(sources.length)
  return sources.map((source, index) => {
    const itemId = id()
    records.ballotItem.set(itemId, {
      id: itemId,
      ballotId,
      statementId: null,
      ...source,
      position: positions[index] ?? 'z',
    })
    return itemId
  })
}

function makeDeviation(
  id: string,
  ballotId: string,
  before: ConsensusRule,
  after: ConsensusRule,
  replaceWording: (text: string) => string,
): Deviation {
  return {
    id,
    ballotId,
    madeAt: '2026-03-13T10:30:00.000Z',
    fromRound: 2,
    change: { kind: 'rule', before, after, ruleHash: hashRule(after) },
    reason: replaceWording(REASON),
  }
}

function addNote(
  { records }: BuiltStudy,
  id: string,
  roundId: string,
  { items }: RoundResults,
  replaceWording: (text: string) => string,
): void {
  const [first] = items
  if (first === undefined) return
  records.discussionNote.set(id, { id, roundId, itemId: first.itemId, text: replaceWording(NOTE) })
}

interface SimulatedVoter {
  isPublic: boolean
  voter: number
}

function answersOf(
  rule: ConsensusRule,
  inRound: readonly string[],
  itemIds: readonly string[],
  { isPublic, voter }: SimulatedVoter,
  { randomBytes }: Holding,
): Map<string, Answer> {
  const felt = inRound.map((itemId) => {
    const item = itemIds.indexOf(itemId)
    const wish = isPublic && item === 2 ? PUBLIC_WISH_OF_THIRD : (WISHES[item] ?? 0.5)
    const noise = ((randomBytes(1)[0] ?? 0) / 255 - 0.5) * 0.5
    return { itemId, item, wish: Math.min(1, Math.max(0, wish + noise)) }
  })
  const taken = answersTakenBy(rule, inRound.length)
  const byWish = felt.toSorted((first, second) => second.wish - first.wish)
  switch (taken.kind) {
    case 'rank':
      return new Map(
        byWish.slice(0, taken.count).map(({ itemId }, place) => [itemId, { kind: 'rank', value: place + 1 }]),
      )
    case 'dots':
      return new Map(
        byWish
          .slice(0, 3)
          .map(({ itemId }, place): [string, Answer] => [
            itemId,
            { kind: 'dots', value: place === 0 ? 3 : 1 },
          ]),
      )
    case 'moscow':
    case 'score':
      return new Map(
        felt.map(({ itemId, item, wish }): [string, Answer] => {
          // Five people cannot say what they think of the second item, and one skips the last.
          if (item === 1 && voter % 4 === 0) return [itemId, { kind: 'unable' }]
          if (item === WISHES.length - 1 && voter === 3) return [itemId, { kind: 'skipped' }]
          if (taken.kind === 'moscow') return [itemId, { kind: 'moscow', value: categoryOf(wish) }]
          const { minimum, maximum } = taken
          return [itemId, { kind: 'score', value: Math.round(minimum + wish * (maximum - minimum)) }]
        }),
      )
  }
}

function categoryOf(wish: number): MoscowCategory {
  if (wish > 0.7) return 'must'
  if (wish > 0.5) return 'should'
  return wish > 0.25 ? 'could' : 'wont'
}
