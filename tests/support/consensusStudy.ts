import { freshPositions } from '#shared/domain/board/ordering'
import { placementId, USUAL_CARD_KINDS } from '#shared/domain/board/board'
import type { CardKind } from '#shared/domain/board/card'
import type { LinkType } from '#shared/domain/board/link'
import { newCard } from '#shared/domain/board/newCard'
import type { Answer, Channel, Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { hashRule } from '#shared/domain/consensus/ruleHash'
import { makeIdentifier } from '#shared/domain/identifier'
import type { RandomBytes } from '#shared/domain/identifier'
import { emptyRecords } from '#shared/domain/study/records'
import type { StudyRecords } from '#shared/domain/study/records'
import { fileURLToPath } from 'node:url'
import { roundStability } from '#shared/domain/ballot/roundStability'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import type { DraftInput, StabilityBetweenRounds } from '#shared/domain/draft/draftContext'
import { readChecklists } from '../../electron/host/features/draft/readChecklists.ts'

/** A stream of bytes that is the same for the same seed (mulberry32): for fixtures only. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return (length) => Uint8Array.from({ length }, () => next() & 255)
}

export interface BuiltStudy {
  records: StudyRecords
  responses: Map<string, Response[]>
  results: Map<string, RoundResults>
}

/** A blank study: a title, a date and nothing else. */
export function blankStudy(title = 'A study without anything in it'): BuiltStudy {
  const records = emptyRecords()
  const id = makeIdentifier(seededBytes(99))
  records.study.set(id, {
    id,
    title,
    background: '',
    aims: '',
    audience: '',
    geography: '',
    recruitment: '',
    publicInvolvement: '',
    investigators: [],
    institution: '',
    partners: [],
    startsOn: null,
    endsOn: null,
    smallGroupThreshold: 5,
    templateName: null,
    currentWorkshopId: null,
    createdAt: '2026-03-02T09:00:00.000Z',
  })
  return { records, responses: new Map(), results: new Map() }
}

const CHECKLISTS = readChecklists(fileURLToPath(new URL('../../resources/checklists', import.meta.url)))

export function draftInput(built: BuiltStudy): DraftInput {
  const { records, results } = built
  return {
    records,
    results,
    exportedAt: '2026-03-14T15:09:26.000Z',
    revision: 214,
    programVersion: '0.1.0',
    stability: stabilityOf(built),
    checklists: CHECKLISTS,
    activity: {
      counts: [
        { day: '2026-03-02', name: 'study.created', count: 1 },
        { day: '2026-03-12', name: 'card.added', count: 15 },
        { day: '2026-03-12', name: 'round.opened', count: 2 },
      ],
      firstAt: '2026-03-02T09:00:00.000Z',
      lastAt: '2026-03-12T16:02:11.000Z',
      cardOrigins: new Map(),
    },
  }
}

/** As the host works it out, from the same answers. */
function stabilityOf({ records, responses }: BuiltStudy): Map<string, StabilityBetweenRounds[]> {
  const found = new Map<string, StabilityBetweenRounds[]>()
  for (const ballot of records.ballot.values()) {
    const rounds = [...records.round.values()]
      .filter(({ ballotId }) => ballotId === ballot.id)
      .toSorted((first, second) => first.number - second.number)
    const between = rounds.slice(1).flatMap((to, index): StabilityBetweenRounds[] => {
      const from = rounds[index]
      if (from === undefined) return []
      const rule = ruleInForce(ballot, records.deviation.values(), to.number)
      const answersOf = ({ id, itemIds }: typeof to) => ({ itemIds, responses: responses.get(id) ?? [] })
      const items = roundStability(answersOf(from), answersOf(to), rule, 5)
      return [{ fromRound: from.number, toRound: to.number, items }]
    })
    found.set(ballot.id, between)
  }
  return found
}

/** Scores by group, in the order public contributors (6), link workers (7), commissioners (4); 0: unable, -1: skipped. */
export interface ItemToVote {
  kind: CardKind
  text: string
  stage: number
  rounds: [round1: number[], round2: number[]]
}

const STAGES = [
  {
    name: 'Spotting need and offering support',
    purpose:
      'Somebody notices that a person could use support, and says so in a way that makes sense to them.',
    actors: ['GP', 'nurse', 'receptionist', 'the person', 'carers'],
  },
  { name: 'Referral and consent, self-referral included', purpose: '', actors: ['referrer', 'person'] },
  {
    name: 'First contact and trust',
    purpose: 'The person and the link worker get to know each other.',
    actors: [],
  },
  { name: 'Review, closure, step-down and way back in', purpose: '', actors: [] },
]

export const GROUP_SIZES = [6, 7, 4] as const

/* Rows are the voters' scores in the order of the groups: 6 public contributors, 7 link workers, 4 commissioners. */
const ITEMS: readonly ItemToVote[] = [
  item('barrier', 'Referrers are unaware of the role', 0, '87998788979877898', '98998889989978899'),
  item(
    'barrier',
    'Support is offered only when nothing else is left',
    0,
    '99879978987789887',
    '99989988998889998',
  ),
  item('barrier', 'Thin referral information', 1, '54678876788789778', '65778886789789878'),
  item('barrier', 'The person is unsure why they were referred', 1, '99998943454355443', '99899965554645554'),
  item('barrier', 'Phone-only contact excludes people', 2, '98979988877987978', '99989998889988988'),
  item('barrier', 'Low trust after earlier service failures', 2, '19191919191919199', '29192919292919199'),
  item(
    'barrier',
    'Session caps do not suit long-term conditions',
    3,
    '99989998989888977',
    '99999998999898988',
  ),
  item('barrier', 'No way back in', 3, '8877-788-89878878', '888798889898788-8'),
  item('enabler', 'A trusted referrer’s explanation', 0, '78767787687767678', '78777787787777778'),
  item('training-need', 'Personalised care and “what matters”', 2, '67776766567676766', '77776776667776776'),
  item('idea', 'A badge that link workers wear', 2, '32131223132121233', '22121213122121122'),
  item('step', 'Agree on how to stay in touch', 2, '5554665545006-455', '5655665655005-555'),
]

function item(kind: CardKind, text: string, stage: number, first: string, second: string): ItemToVote {
  const scores = (row: string) => Array.from(row, (sign) => (sign === '-' ? -1 : Number(sign)))
  return { kind, text, stage, rounds: [scores(first), scores(second)] }
}

/**
 * A study with four stages, fifteen cards, a ballot of twelve items and two closed rounds of seventeen
 * voters. `replaceWording` changes a card's text, for hostile input.
 */
export function consensusStudy(replaceWording: (text: string) => string = (text) => text): BuiltStudy {
  const randomBytes = seededBytes(7)
  const id = () => makeIdentifier(randomBytes)
  const built = blankStudy(
    replaceWording(
      'Social prescribing link workers: supporting complex needs of adults with long-term conditions',
    ),
  )
  const { records } = built
  const [study] = records.study.values()
  if (study === undefined) throw new Error('The fixture has no study.')
  records.study.set(study.id, {
    ...study,
    background:
      'Link workers are valued, but support is inconsistent.\nThere is no standard approach to complex needs.',
    aims: 'To set out a pathway, to standardise guidance for training and to support complex needs in the long term.',
    geography: 'Hampshire and the Isle of Wight',
    investigators: ['Leire Ambrosio', 'Mari Carmen Portillo'],
    institution: 'University of Southampton',
    startsOn: '2024-10-01',
    endsOn: '2026-03-31',
    templateName: 'Social prescribing link workers',
  })

  const groupIds = addGroups(records, id)
  const workshopId = addWorkshop(records, id)
  const [boardId, stageIds, parkingId] = addPathway(records, id, replaceWording)

  const positions = freshPositions(40)
  let placed = 0
  const addCard = (kind: CardKind, text: string, columnId: string | undefined): string => {
    const cardId = id()
    const card = newCard({ id: cardId, kind, text: replaceWording(text) })
    records.card.set(cardId, { ...card, workshopId, isDeleted: false })
    if (columnId !== undefined) {
      records.placement.set(placementId(boardId, cardId), {
        id: placementId(boardId, cardId),
        boardId,
        cardId,
        columnId,
        position: positions[(placed += 1)] ?? 'z',
      })
    }
    return cardId
  }
  const addLink = (type: LinkType, fromCardId: string, toCardId: string) => {
    const linkId = id()
    const merge = type === 'duplicates' ? { reason: 'They say the same.', decidedBy: 'The room' } : null
    records.link.set(linkId, { id: linkId, type, fromCardId, toCardId, merge })
  }

  const voted = ITEMS.map((each) => addCard(each.kind, each.text, stageIds[each.stage]))
  const [unaware = '', lastResort = '', thin = '', unsure = '', phoneOnly = '', , sessionCaps = ''] = voted
  const explanation = voted[8] ?? ''
  const whatMatters = voted[9] ?? ''
  const consent = addCard('training-need', 'Information governance and consent', undefined)
  const parked = addCard('idea', 'One phone number for the whole county', parkingId)
  const duplicate = addCard('barrier', 'GPs do not know what link workers do', stageIds[0])
  addLink('duplicates', duplicate, unaware)
  addLink('eased-by', unaware, explanation)
  addLink('addressed-by', thin, consent)
  addLink('addressed-by', unsure, whatMatters)
  addLink('eased-by', duplicate, explanation)
  addLink('eased-by', lastResort, explanation)
  addLink('addressed-by', phoneOnly, whatMatters)
  addLink('addressed-by', sessionCaps, whatMatters)
  if (parked === '') throw new Error('The fixture has no parked card.')

  addBallot(built, id, voted, groupIds, replaceWording)
  return built
}

function addGroups(records: StudyRecords, id: () => string): string[] {
  const positions = freshPositions(3)
  const groups = [
    { name: 'Public contributors', shortName: 'PPIE', isPublic: true, usualMinimum: 6, usualMaximum: 8 },
    { name: 'Link workers', shortName: 'SPLW', isPublic: false, usualMinimum: 6, usualMaximum: 8 },
    {
      name: 'Commissioners',
      shortName: 'Commissioners',
      isPublic: false,
      usualMinimum: 1,
      usualMaximum: null,
    },
  ]
  return groups.map((group, index) => {
    const groupId = id()
    records.panelGroup.set(groupId, { ...group, id: groupId, position: positions[index] ?? 'z' })
    return groupId
  })
}

function addWorkshop(records: StudyRecords, id: () => string): string {
  const workshopId = id()
  records.workshop.set(workshopId, {
    id: workshopId,
    name: 'Workshop in Southampton',
    heldOn: '2026-03-12',
    position: 'a0',
  })
  const positions = freshPositions(3)
  const lines = [
    { kind: 'welcome' as const, title: 'Arrival and access check', minutes: 15 },
    { kind: 'map' as const, title: 'Pathway mapping', minutes: 35 },
    { kind: 'vote' as const, title: 'Vote 1', minutes: 10 },
  ]
  for (const [index, line] of lines.entries()) {
    const activityId = id()
    records.agendaActivity.set(activityId, {
      ...line,
      id: activityId,
      workshopId,
      position: positions[index] ?? 'z',
    })
  }
  return workshopId
}

function addPathway(
  records: StudyRecords,
  id: () => string,
  replaceWording: (text: string) => string,
): [boardId: string, stageIds: string[], parkingId: string] {
  const boardId = id()
  const open = { isLocked: false, isHidden: false, isArchived: false }
  records.board.set(boardId, {
    id: boardId,
    kind: 'pathway',
    name: 'Pathway',
    position: 'a0',
    cardKinds: [...USUAL_CARD_KINDS.pathway],
    showsGroups: false,
    ...open,
  })
  const positions = freshPositions(STAGES.length + 2)
  const stageIds = STAGES.map((stage, index) => {
    const columnId = id()
    records.column.set(columnId, {
      ...stage,
      name: replaceWording(stage.name),
      id: columnId,
      boardId,
      role: 'stage',
      position: positions[index + 1] ?? 'z',
      ...open,
    })
    return columnId
  })
  const parkingId = id()
  records.column.set(parkingId, {
    id: parkingId,
    boardId,
    role: 'parking',
    name: 'Parking lot',
    purpose: '',
    actors: [],
    position: positions.at(-1) ?? 'z',
    ...open,
  })
  return [boardId, stageIds, parkingId]
}

function addBallot(
  { records, responses, results }: BuiltStudy,
  id: () => string,
  cardIds: readonly string[],
  groupIds: readonly string[],
  replaceWording: (text: string) => string,
): void {
  const ballotId = id()
  const [workshop] = records.workshop.values()
  records.ballot.set(ballotId, {
    id: ballotId,
    title: replaceWording('Priorities'),
    question: 'How much does this matter for people with complex needs?',
    lowLabel: 'Not important',
    highLabel: 'Very important',
    instructions: 'Take your time. You can change an answer until the round is closed.',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    broughtFrom: null,
    status: 'locked',
    ruleHash: hashRule(DEFAULT_RAM_RULE),
    lockedAt: '2026-03-12T10:31:00.000Z',
    position: 'a0',
  })
  const positions = freshPositions(ITEMS.length)
  const itemIds = ITEMS.map((each, index) => {
    const itemId = id()
    records.ballotItem.set(itemId, {
      id: itemId,
      ballotId,
      cardId: cardIds[index] ?? null,
      columnId: null,
      statementId: null,
      wording: replaceWording(each.text),
      position: positions[index] ?? 'z',
    })
    return itemId
  })
  const groups = [...records.panelGroup.values()]
  const voters = GROUP_SIZES.flatMap((size, group) =>
    Array.from({ length: size }, () => groupIds[group] ?? ''),
  )
  const tokens = voters.map(() => id())
  for (const [index, hour] of ['11', '12'].entries()) {
    const roundId = id()
    records.round.set(roundId, {
      id: roundId,
      ballotId,
      workshopId: workshop?.id ?? null,
      number: index + 1,
      itemIds,
      status: 'closed',
      openedAt: `2026-03-12T${hour}:00:00.000Z`,
      closedAt: `2026-03-12T${hour}:14:30.000Z`,
      seatsInRoom: 18,
      tokensDealt: index === 0 ? 18 : 17,
    })
    const given = voters.map((panelGroupId, voter): Response => ({
      voterToken: tokens[voter] ?? '',
      panelGroupId,
      channel: channelOf(voter),
      answers: new Map(
        ITEMS.map((each, position) => [
          itemIds[position] ?? '',
          answerFrom(each.rounds[index]?.[voter] ?? -1),
        ]),
      ),
    }))
    responses.set(roundId, given)
    results.set(
      roundId,
      computeRoundResults({
        rule: DEFAULT_RAM_RULE,
        roundNumber: index + 1,
        items: itemIds.map((itemId) => ({ id: itemId })),
        groups,
        responses: given,
        smallGroupThreshold: 5,
      }),
    )
  }
}

export function channelOf(voter: number): Channel {
  if (voter === 0) return 'paper'
  return voter % 5 === 0 ? 'tablet' : 'phone'
}

function answerFrom(score: number): Answer {
  if (score === 0) return { kind: 'unable' }
  return score < 0 ? { kind: 'skipped' } : { kind: 'score', value: score }
}
