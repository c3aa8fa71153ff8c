import type { Ballot, BallotItem, Round } from '../ballot/ballot.ts'
import { freshPositions, positionBetween } from '../board/ordering.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import type { PanelGroup } from '../study/panelGroup.ts'
import { setRecord, type RecordChange } from '../study/recordChange.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import type { PlannedSurvey } from './planRatings.ts'
import type { SurveyFacts } from './ratingImport.ts'

export interface SurveyRecords {
  readonly changes: RecordChange[]
  readonly ballotId: string
  /** By their places in the plan. */
  readonly groupIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly roundIds: readonly string[]
}

/**
 * A locked ballot with its items and closed rounds, and the groups that it needs: everything about an earlier survey but
 * the answers, which belong in the ballot box. Its rule is hashed as it stands now, `broughtAt` says when that was.
 */
export function bringInSurvey(
  state: ReadonlyStudyState,
  survey: PlannedSurvey,
  { rule, facts, broughtAt }: { rule: ConsensusRule; facts: SurveyFacts; broughtAt: string },
  newId: () => string,
): SurveyRecords {
  const { records } = state
  if ([...records.round.values()].some(({ status }) => status === 'open')) {
    throw new Refusal('conflict', 'A vote is open. Close it first, then bring the survey in.')
  }
  const { heldOn, invited, ...words } = facts
  const groups = plannedGroups(state, survey, newId)
  const lastBallot = [...records.ballot.values()].toSorted(comparePositions).at(-1)?.position ?? null
  const ballot: Ballot = {
    id: newId(),
    ...words,
    instructions: '',
    rule,
    plannedRounds: survey.rounds.length,
    carryOver: 'all',
    isPractice: false,
    status: 'locked',
    ruleHash: hashRule(rule),
    lockedAt: broughtAt,
    position: positionBetween(lastBallot, null) ?? '',
  }
  const positions = freshPositions(survey.items.length)
  const items = survey.items.map(({ wording, cardId }, index): BallotItem => ({
    id: newId(),
    ballotId: ballot.id,
    // A card that has been deleted since the plan was made is not tied to.
    cardId: cardId !== null && records.card.get(cardId)?.isDeleted === false ? cardId : null,
    columnId: null,
    statementId: null,
    wording,
    position: positions[index] ?? '',
  }))
  const heldAt = `${heldOn}T12:00:00.000Z`
  const rounds = survey.rounds.map(({ number, items: places, responses }): Round => ({
    id: newId(),
    ballotId: ballot.id,
    workshopId: null,
    number,
    itemIds: places.flatMap((place) => items[place]?.id ?? []),
    status: 'closed',
    openedAt: heldAt,
    closedAt: heldAt,
    seatsInRoom: Math.max(invited ?? 0, responses.length),
    tokensDealt: responses.length,
  }))
  return {
    changes: [
      ...groups.flatMap(({ added }) => (added ? [setRecord(records, 'panelGroup', added)] : [])),
      setRecord(records, 'ballot', ballot),
      ...items.map((item) => setRecord(records, 'ballotItem', item)),
      ...rounds.map((round) => setRecord(records, 'round', round)),
    ],
    ballotId: ballot.id,
    groupIds: groups.map(({ id }) => id),
    itemIds: items.map(({ id }) => id),
    roundIds: rounds.map(({ id }) => id),
  }
}

function plannedGroups(
  { records }: ReadonlyStudyState,
  { groups }: PlannedSurvey,
  newId: () => string,
): { id: string; added: PanelGroup | null }[] {
  let last = [...records.panelGroup.values()].toSorted(comparePositions).at(-1)?.position ?? null
  return groups.map((group) => {
    if (group.panelGroupId !== null) {
      if (records.panelGroup.has(group.panelGroupId)) return { id: group.panelGroupId, added: null }
      throw new Refusal('not-found', 'A group is not in the study any more. Look at the groups again.')
    }
    last = positionBetween(last, null) ?? ''
    const id = newId()
    const { name, isPublic } = group
    const added: PanelGroup = {
      id,
      name,
      shortName: shortened(name),
      isPublic,
      usualMinimum: null,
      usualMaximum: null,
      position: last,
    }
    return { id, added }
  })
}

/** Cut to what a short name holds, never through the middle of a character. */
function shortened(name: string): string {
  return name
    .slice(0, 40)
    .replace(/[\ud800-\udbff]$/u, '')
    .trim()
}
