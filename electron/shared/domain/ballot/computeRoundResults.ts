import { contentValidityOfScale } from '../consensus/contentValidity.ts'
import type { ScaleContentValidity } from '../consensus/contentValidity.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import type { PanelGroup } from '../study/panelGroup.ts'
import type { Response } from './answer.ts'
import type { BallotItem } from './ballot.ts'
import type { ItemResults, RoundResults } from './ballotResults.ts'
import { isUnanimous } from './figures.ts'
import type { Figures } from './figures.ts'
import { roundAgreement } from './roundAgreement.ts'
import { roundFigures } from './roundFigures.ts'
import type { RoundCounting } from './roundFigures.ts'
import { compareSides } from './sidesCompared.ts'
import type { SidesCompared } from './sidesCompared.ts'
import { decideDisclosure } from './smallGroups.ts'
import type { Disclosure, GroupDisclosure } from './smallGroups.ts'

export interface RoundToCount {
  rule: ConsensusRule
  /** 1 for the first: a rule may set other thresholds for later rounds. */
  roundNumber: number
  /** The round's own items, in the order of the ballot. */
  items: readonly Pick<BallotItem, 'id'>[]
  /** The whole panel in its order. */
  groups: readonly Pick<PanelGroup, 'id' | 'isPublic'>[]
  responses: readonly Response[]
  /** A group with fewer responses than this is not shown; a whole number of at least 1. */
  smallGroupThreshold: number
}

/**
 * Counts one closed round: every item pooled, by panel group, and public contributors against everybody
 * else, leaving out what would rest on too few people (see smallGroups.ts).
 *
 * What may be shown is decided twice. First for the round, by how many of each group answered at all: a
 * group hidden there is hidden for every item. Then for each item, by how many of each group gave it an answer that
 * counts (a score, one of MoSCoW's four; an order or dots count for all items at once), as a group of eight of
 * whom two gave a score would show those two people's scores: it is hidden for
 * that item, and with it another group where subtraction would bring it back. A group in which nobody
 * scored the item has no scores to protect and is shown with its "unable" and "skipped" counts, unless all
 * who scored the item are too few: then no group is shown, as the empty ones would tell whose scores the
 * pooled ones are. The pooled figures are always shown, flagged when they rest on few; but the sum of an item's places
 * in the groups is left out where a group that went into it is hidden, as that group's place could be worked out. Where
 * the rule looks at each group, those that are hidden for an item count as one, so that no verdict tells them apart.
 *
 * No responses give `no-data` throughout. The order of responses makes no difference. Answers to items
 * that are not on the ballot are ignored. A response from a group that is not on the panel, or a second one
 * from the same voter, throws a Refusal: neither can be counted without guessing.
 */
export function computeRoundResults(round: RoundToCount): RoundResults {
  const { rule, responses, smallGroupThreshold } = round
  const counting: RoundCounting = {
    rule,
    roundNumber: round.roundNumber,
    itemIds: round.items.map((item) => item.id),
    groupMinimum: smallGroupThreshold,
  }
  const responsesByGroup = sortByGroup(round)
  const panel = round.groups.map(({ id, isPublic }): CountedGroup => {
    const ofGroup = responsesByGroup.get(id) ?? []
    return { panelGroupId: id, isPublic, responses: ofGroup, figures: roundFigures(ofGroup, counting) }
  })
  const disclosure = decideDisclosure(
    panel.map((group) => ({ ...group, count: group.responses.length })),
    smallGroupThreshold,
  )
  const hiddenInRound = new Map<string, Exclude<GroupDisclosure, 'shown'>>()
  for (const [id, decided] of disclosure.groups) if (decided !== 'shown') hiddenInRound.set(id, decided)

  const disclosures = new Map(
    counting.itemIds.map((itemId) => [
      itemId,
      decideDisclosure(
        panel.map((group) => ({ ...group, count: figuresFor(itemId, group.figures).n })),
        smallGroupThreshold,
        hiddenInRound,
      ),
    ]),
  )
  const together: RoundCounting = { ...counting, groupCountedAs: cellsOf(panel, disclosures) }
  const pooled = roundFigures(responses, together)
  const ofSide = (isPublic: boolean) =>
    panel.filter((group) => group.isPublic === isPublic).flatMap((group) => group.responses)
  const sides = compareSides(ofSide(true), ofSide(false), together)
  const items = [...disclosures].map(([itemId, decided]) =>
    discloseItem(
      itemId,
      { pooled: figuresFor(itemId, pooled), sides: sides.get(itemId) ?? null },
      panel,
      hiddenInRound,
      decided,
      smallGroupThreshold,
    ),
  )
  return {
    responses: responses.length,
    byChannel: countChannels(responses),
    smallGroupThreshold,
    groups: panel.map((group) => ({
      panelGroupId: group.panelGroupId,
      responses: group.responses.length,
      shown: !hiddenInRound.has(group.panelGroupId),
      reason: hiddenInRound.get(group.panelGroupId) ?? 'shown',
    })),
    publicVersusRest: disclosure.publicVersusRest,
    items,
    agreement: roundAgreement(responses, counting.itemIds, rule, smallGroupThreshold),
    contentValidity: contentValidityFrom(items, rule),
  }
}

interface CountedGroup {
  panelGroupId: string
  isPublic: boolean
  responses: readonly Response[]
  figures: ReadonlyMap<string, Figures>
}

/**
 * For each item, the cells that what is shown cannot be taken apart into (see smallGroups.ts): a verdict that looked into
 * one would tell of the groups in it. Of six people who are hidden for the sake of two, say, being in by themselves.
 */
function cellsOf(panel: readonly CountedGroup[], disclosures: ReadonlyMap<string, Disclosure>) {
  const sideOf = new Map(panel.map(({ panelGroupId, isPublic }) => [panelGroupId, isPublic]))
  return (itemId: string, panelGroupId: string): string => {
    const disclosure = disclosures.get(itemId)
    const decided = disclosure?.groups.get(panelGroupId)
    if (decided === 'shown' || decided === 'empty') return panelGroupId
    return disclosure?.publicVersusRest === 'shown' && sideOf.get(panelGroupId) === true
      ? 'hidden public contributors'
      : 'hidden'
  }
}

function discloseItem(
  itemId: string,
  { pooled, sides }: { pooled: Figures; sides: SidesCompared | null },
  panel: readonly CountedGroup[],
  hiddenInRound: ReadonlyMap<string, Exclude<GroupDisclosure, 'shown'>>,
  disclosure: Disclosure,
  smallGroupThreshold: number,
): ItemResults {
  const allAreTooFew = pooled.n > 0 && pooled.n < smallGroupThreshold
  const groups = panel.map((group) => ({ ...group, figures: figuresFor(itemId, group.figures) }))
  const byGroup: ItemResults['byGroup'] = []
  const hiddenGroups: ItemResults['hiddenGroups'] = []
  for (const group of groups) {
    const { panelGroupId } = group
    if (hiddenInRound.has(panelGroupId)) continue
    const decided = disclosure.groups.get(panelGroupId) ?? 'empty'
    if (decided === 'too-few' || decided === 'would-reveal-another') {
      hiddenGroups.push({ panelGroupId, reason: decided })
    } else if (allAreTooFew) {
      hiddenGroups.push({ panelGroupId, reason: 'would-reveal-another' })
    } else {
      byGroup.push({ panelGroupId, figures: group.figures })
    }
  }
  const isPartHidden = (isPartOf: (group: CountedGroup) => boolean) =>
    panel.some((group) => isPartOf(group) && isHiddenWithVotes(group, itemId, disclosure))
  const publicVersusRest = sides !== null && disclosure.publicVersusRest === 'shown' ? sides : null
  return {
    itemId,
    pooled: isPartHidden(() => true) ? withoutPositionSum(pooled) : pooled,
    byGroup,
    hiddenGroups,
    publicVersusRest: publicVersusRest && {
      ...publicVersusRest,
      public: isPartHidden((group) => group.isPublic)
        ? withoutPositionSum(publicVersusRest.public)
        : publicVersusRest.public,
      rest: isPartHidden((group) => !group.isPublic)
        ? withoutPositionSum(publicVersusRest.rest)
        : publicVersusRest.rest,
    },
    unanimousGroups: byGroup.filter((group) => isUnanimous(group.figures)).map((group) => group.panelGroupId),
  }
}

function isHiddenWithVotes(group: CountedGroup, itemId: string, { groups }: Disclosure): boolean {
  return figuresFor(itemId, group.figures).n > 0 && groups.get(group.panelGroupId) !== 'shown'
}

function withoutPositionSum(made: Figures): Figures {
  return made.kind === 'ranking' ? { ...made, positionSum: null } : made
}

function figuresFor(itemId: string, made: ReadonlyMap<string, Figures>): Figures {
  const found = made.get(itemId)
  if (found === undefined) throw new Error(`The round was counted without its item ${itemId}.`)
  return found
}

/** For relevance only: the published index of a scale is the mean of ratings of relevance. */
function contentValidityFrom(
  items: readonly ItemResults[],
  rule: ConsensusRule,
): ScaleContentValidity | null {
  if (rule.method !== 'content-validity' || rule.answers !== 'relevance') return null
  return contentValidityOfScale(
    items.flatMap(({ pooled }) =>
      pooled.kind === 'rating' && pooled.contentValidity !== null
        ? [{ agreeing: pooled.contentValidity.agreeing, n: pooled.n }]
        : [],
    ),
  )
}

function sortByGroup({ groups, responses }: RoundToCount): Map<string, Response[]> {
  const byGroup = new Map<string, Response[]>(groups.map((group) => [group.id, []]))
  const voters = new Set<string>()
  for (const response of responses) {
    if (voters.has(response.voterToken)) {
      throw new Refusal('invalid-input', 'A voter is in this round twice, so it cannot be counted.')
    }
    voters.add(response.voterToken)
    const ofGroup = byGroup.get(response.panelGroupId)
    if (ofGroup === undefined) {
      throw new Refusal(
        'invalid-input',
        'A response comes from a panel group that is no longer in the study, so the round cannot be counted. ' +
          'Please bring the group back.',
      )
    }
    ofGroup.push(response)
  }
  return byGroup
}

function countChannels(responses: readonly Response[]): RoundResults['byChannel'] {
  const byChannel = { phone: 0, tablet: 0, paper: 0, elsewhere: 0 }
  for (const response of responses) byChannel[response.channel] += 1
  return byChannel
}
