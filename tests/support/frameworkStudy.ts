import type { Answer, Response } from '#shared/domain/ballot/answer'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import { placementId, USUAL_CARD_KINDS } from '#shared/domain/board/board'
import type { CardKind } from '#shared/domain/board/card'
import type { LinkType } from '#shared/domain/board/link'
import { newCard } from '#shared/domain/board/newCard'
import { freshPositions } from '#shared/domain/board/ordering'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { makeIdentifier } from '#shared/domain/identifier'
import type { StatementDecision, StatementKind } from '#shared/domain/statement/statement'
import type { StudyRecords } from '#shared/domain/study/records'
import { channelOf, consensusStudy, GROUP_SIZES, seededBytes } from './consensusStudy.ts'
import type { BuiltStudy } from './consensusStudy.ts'

export const STATEMENTS_BALLOT = 'Statements and training'
export const WITHDRAWN_BECAUSE = 'Said already in S2.'
export const DECIDED_BECAUSE = 'The law asks for it, so there was nothing to vote on.'
export const REWORDED_BECAUSE = 'Public contributors asked for plainer words.'

interface StatementToWrite {
  kind: StatementKind
  /** All wordings, the last one being the words as they are. */
  wordings: readonly string[]
  /** Index of its stage; null for the whole pathway. */
  stage: number | null
  tags?: readonly string[]
  /** Wordings of the items that it came from, on the first ballot. */
  sources?: readonly string[]
  cards?: readonly string[]
  decision?: StatementDecision
  /** Scores that the panel gave the wording of this index, in the ballot of statements. */
  vote?: { scores: string; wording: number }
}

/* Every status, and everything that can say so. */
const STATEMENTS: readonly StatementToWrite[] = [
  {
    kind: 'principle',
    wordings: ['Support has a way back in: nobody starts again from the beginning.'],
    stage: null,
    tags: ['long-term'],
    sources: ['No way back in'],
  },
  {
    kind: 'pathway-step',
    wordings: [
      'Referrers explain the role of the link worker to the person prior to referral.',
      'Referrers say what a link worker does before they offer one.',
    ],
    stage: 0,
    sources: ['Referrers are unaware of the role', 'A trusted referrer’s explanation'],
  },
  {
    kind: 'recommendation',
    wordings: ['People choose how the first contact takes place: by phone, in person or in writing.'],
    stage: 2,
    sources: ['Phone-only contact excludes people'],
  },
  {
    kind: 'competency',
    wordings: ['Link workers can hold a conversation about what matters to a person.'],
    stage: 2,
    sources: ['Personalised care and “what matters”'],
  },
  {
    kind: 'recommendation',
    wordings: ['The person is told in writing why they were referred.'],
    stage: 1,
    sources: ['The person is unsure why they were referred'],
  },
  {
    kind: 'recommendation',
    wordings: ['The number of sessions follows the person’s needs, not a fixed cap.'],
    stage: 3,
    tags: ['complex needs', 'long-term'],
    cards: ['Session caps do not suit long-term conditions'],
    vote: { scores: '99989898987989898', wording: 0 },
  },
  {
    kind: 'principle',
    wordings: ['One link worker stays with the person for as long as they wish.'],
    stage: null,
    vote: { scores: '99998922131232123', wording: 0 },
  },
  {
    kind: 'competency',
    wordings: [
      'Link workers know how to escalate disclosures of suicidality.',
      'Link workers know what to do, and whom to call, when somebody speaks of suicide.',
    ],
    stage: null,
    tags: ['complex needs'],
    cards: ['Suicide awareness and escalation'],
    vote: { scores: '99989898989989898', wording: 0 },
  },
  {
    kind: 'pathway-step',
    wordings: ['The referrer hands over a leaflet about link workers.'],
    stage: 0,
    cards: ['GPs do not know what link workers do'],
    decision: { status: 'withdrawn', reason: WITHDRAWN_BECAUSE, decidedAt: '2026-03-14T09:20:00.000Z' },
  },
  {
    kind: 'recommendation',
    wordings: ['The person’s consent is asked for and written down before anything is shared.'],
    stage: 1,
    cards: ['Information governance and consent'],
    decision: { status: 'agreed', reason: DECIDED_BECAUSE, decidedAt: '2026-03-14T09:30:00.000Z' },
  },
  {
    kind: 'recommendation',
    wordings: ['One telephone number reaches every link worker of the county.'],
    stage: null,
    cards: ['One phone number for the whole county'],
  },
]

interface CardToAdd {
  kind: CardKind
  text: string
  tags?: readonly string[]
  /** Index of the training board's column. */
  level?: number
  /** Scores in the ballot of statements and training. */
  scores?: string
  /** Words of the barriers that it answers to. */
  answersTo?: readonly string[]
  /** Words of the card that it was merged into. */
  mergedInto?: string
}

const LEVELS = ['Core', 'Complex needs', 'System', 'Support'] as const

const CARDS: readonly CardToAdd[] = [
  {
    kind: 'training-need',
    text: 'Suicide awareness and escalation',
    tags: ['complex needs'],
    level: 1,
    scores: '98989989898998989',
    answersTo: ['Low trust after earlier service failures'],
  },
  {
    kind: 'training-need',
    text: 'Trauma-informed practice',
    level: 1,
    scores: '56565446556465565',
    answersTo: ['Low trust after earlier service failures'],
  },
  { kind: 'training-need', text: 'Community asset mapping', level: 2 },
  {
    kind: 'training-need',
    text: 'Reflective supervision and debrief',
    level: 3,
    scores: '87878788878788788',
    answersTo: ['Session caps do not suit long-term conditions'],
  },
  {
    kind: 'training-need',
    text: 'Listening to what matters',
    mergedInto: 'Personalised care and “what matters”',
  },
]

/** The consensus study with {@link addFramework} done to it. */
export function frameworkStudy(replaceWording: (text: string) => string = (text) => text): BuiltStudy {
  const built = consensusStudy(replaceWording)
  addFramework(built, replaceWording)
  return built
}

/**
 * Gives the consensus study a second workshop with cards of its own, a training board, statements of every status and
 * a ballot that puts some of them to the vote beside three training needs.
 */
export function addFramework(
  built: BuiltStudy,
  replaceWording: (text: string) => string = (text) => text,
): { workshopId: string } {
  const { records } = built
  const randomBytes = seededBytes(53)
  const id = () => makeIdentifier(randomBytes)
  const workshopId = id()
  records.workshop.set(workshopId, {
    id: workshopId,
    name: replaceWording('Workshop in Portsmouth'),
    heldOn: '2026-03-13',
    position: 'a1',
  })
  addTraining(records, { id, workshopId, replaceWording })
  const statementIds = addStatements(built, { id, replaceWording })
  holdVote(built, statementIds, { id, workshopId, replaceWording })
  return { workshopId }
}

interface Adding {
  id: () => string
  replaceWording: (text: string) => string
}

/** The card of these words; where hostile words made all alike, any of them does. */
function cardOf(records: StudyRecords, text: string): string {
  const found = [...records.card.values()].find((card) => card.text === text)
  if (found === undefined) throw new Error(`The fixture has no card “${text}”.`)
  return found.id
}

function addTraining(
  records: StudyRecords,
  { id, workshopId, replaceWording }: Adding & { workshopId: string },
): void {
  const boardId = id()
  const open = { isLocked: false, isHidden: false, isArchived: false }
  records.board.set(boardId, {
    id: boardId,
    kind: 'training',
    name: replaceWording('Training'),
    position: 'a2',
    cardKinds: [...USUAL_CARD_KINDS.training],
    showsGroups: false,
    ...open,
  })
  const levels = LEVELS.map((name, index) => {
    const columnId = id()
    records.column.set(columnId, {
      id: columnId,
      boardId,
      role: 'stage',
      name: replaceWording(name),
      purpose: '',
      actors: [],
      position: `a${index}`,
      ...open,
    })
    return columnId
  })
  const positions = freshPositions(CARDS.length + 2)
  const place = (cardId: string, level: number, position: number) => {
    const placement = placementId(boardId, cardId)
    records.placement.set(placement, {
      id: placement,
      boardId,
      cardId,
      columnId: levels[level] ?? '',
      position: positions[position] ?? 'z',
    })
  }
  const link = (type: LinkType, fromCardId: string, toCardId: string) => {
    const linkId = id()
    const merge =
      type === 'duplicates' ? { reason: replaceWording('The same in other words.'), decidedBy: '' } : null
    records.link.set(linkId, { id: linkId, type, fromCardId, toCardId, merge })
  }
  place(cardOf(records, replaceWording('Personalised care and “what matters”')), 0, 0)
  for (const [index, { kind, text, tags = [], level, answersTo = [], mergedInto }] of CARDS.entries()) {
    const cardId = id()
    const card = newCard({ id: cardId, kind, text: replaceWording(text) })
    records.card.set(cardId, {
      ...card,
      tags: tags.map(replaceWording),
      workshopId,
      isDeleted: false,
    })
    if (level !== undefined) place(cardId, level, index + 1)
    for (const barrier of answersTo) {
      link('addressed-by', cardOf(records, replaceWording(barrier)), cardId)
    }
    if (mergedInto !== undefined) link('duplicates', cardId, cardOf(records, replaceWording(mergedInto)))
  }
}

function addStatements({ records }: BuiltStudy, { id, replaceWording }: Adding): string[] {
  const [pathway] = records.board.values()
  const stages = [...records.column.values()]
    .filter((column) => column.boardId === pathway?.id && column.role === 'stage')
    .toSorted((first, second) => (first.position < second.position ? -1 : 1))
  const [first] = records.ballot.values()
  const items = [...records.ballotItem.values()].filter((item) => item.ballotId === first?.id)
  const itemOf = (wording: string): string =>
    items.find((item) => item.wording === replaceWording(wording))?.id ?? ''
  const positions = freshPositions(STATEMENTS.length)
  return STATEMENTS.map((written, index) => {
    const statementId = id()
    records.statement.set(statementId, {
      id: statementId,
      number: index + 1,
      kind: written.kind,
      text: replaceWording(written.wordings.at(-1) ?? ''),
      stageId: written.stage === null ? null : (stages[written.stage]?.id ?? null),
      tags: (written.tags ?? []).map(replaceWording),
      cardIds: (written.cards ?? []).map((text) => cardOf(records, replaceWording(text))),
      itemIds: (written.sources ?? []).map(itemOf),
      decision:
        written.decision === undefined
          ? null
          : { ...written.decision, reason: replaceWording(written.decision.reason) },
      isDeleted: false,
      position: positions[index] ?? 'z',
    })
    for (const [position, text] of written.wordings.entries()) {
      const wordingId = id()
      records.statementWording.set(wordingId, {
        id: wordingId,
        statementId,
        number: position + 1,
        text: replaceWording(text),
        reason: position === 0 ? '' : replaceWording(REWORDED_BECAUSE),
        writtenAt: `2026-03-1${position === 0 ? 3 : 4}T08:0${position}:00.000Z`,
      })
    }
    return statementId
  })
}

function holdVote(
  built: BuiltStudy,
  statementIds: readonly string[],
  { id, workshopId, replaceWording }: Adding & { workshopId: string },
): void {
  const { records } = built
  const ballotId = id()
  const roundId = id()
  records.ballot.set(ballotId, {
    id: ballotId,
    title: replaceWording(STATEMENTS_BALLOT),
    question: replaceWording('Should this be part of the framework?'),
    lowLabel: replaceWording('Certainly not'),
    highLabel: replaceWording('Certainly'),
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    broughtFrom: null,
    status: 'locked',
    ruleHash: hashRule(DEFAULT_RAM_RULE),
    lockedAt: '2026-03-13T13:30:00.000Z',
    position: 'c000',
  })
  const voted = [
    ...STATEMENTS.flatMap(({ vote, wordings }, index) =>
      vote === undefined
        ? []
        : [
            {
              cardId: null,
              statementId: statementIds[index] ?? null,
              wording: replaceWording(wordings[vote.wording] ?? ''),
              scores: vote.scores,
            },
          ],
    ),
    ...CARDS.flatMap(({ text, scores }) =>
      scores === undefined
        ? []
        : [
            {
              cardId: cardOf(records, replaceWording(text)),
              statementId: null,
              wording: replaceWording(text),
              scores,
            },
          ],
    ),
  ]
  const positions = freshPositions(voted.length)
  const items = voted.map(({ scores, ...source }, index) => {
    const itemId = id()
    const position = positions[index] ?? 'z'
    records.ballotItem.set(itemId, { id: itemId, ballotId, columnId: null, position, ...source })
    return { id: itemId, scores }
  })
  records.round.set(roundId, {
    id: roundId,
    ballotId,
    workshopId,
    number: 1,
    itemIds: items.map((item) => item.id),
    status: 'closed',
    openedAt: '2026-03-13T14:00:00.000Z',
    closedAt: '2026-03-13T14:12:00.000Z',
    seatsInRoom: 17,
    tokensDealt: 17,
  })
  const groups = [...records.panelGroup.values()]
  const voters = GROUP_SIZES.flatMap((size, group) => Array.from({ length: size }, () => groups[group]?.id))
  const responses = voters.map((panelGroupId, voter): Response => ({
    voterToken: id(),
    panelGroupId: panelGroupId ?? '',
    channel: channelOf(voter),
    answers: new Map(
      items.map((item): [string, Answer] => [item.id, { kind: 'score', value: Number(item.scores[voter]) }]),
    ),
  }))
  built.responses.set(roundId, responses)
  built.results.set(
    roundId,
    computeRoundResults({
      rule: DEFAULT_RAM_RULE,
      roundNumber: 1,
      items,
      groups,
      responses,
      smallGroupThreshold: 5,
    }),
  )
}
