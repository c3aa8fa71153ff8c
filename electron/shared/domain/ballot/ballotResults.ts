import { z } from 'zod'
import { divergence, divergenceBetween } from '../consensus/divergence.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { identifier } from '../identifier.ts'
import { Refusal } from '../refusal.ts'
import type { PanelGroup } from '../study/panelGroup.ts'
import type { Answer, Response } from './answer.ts'
import type { BallotItem } from './ballot.ts'
import { figures, figuresOf, isUnanimous, scoresIn } from './figures.ts'
import { decideDisclosure, groupDisclosure, splitDisclosure } from './smallGroups.ts'
import type { GroupCount, GroupDisclosure } from './smallGroups.ts'

const count = z.int().min(0)

/** One item's results, with nothing in it that may not be shown. */
export const itemResults = z.strictObject({
  itemId: identifier,
  pooled: figures,
  /** The groups that may be shown for this item, in the order of the panel. */
  byGroup: z.array(z.strictObject({ panelGroupId: identifier, figures })),
  /** Groups that are shown in the round, but not for this item, and why. */
  hiddenGroups: z.array(
    z.strictObject({ panelGroupId: identifier, reason: z.enum(['too-few', 'would-reveal-another']) }),
  ),
  /** Null where a side of the split has fewer scores than the threshold. */
  publicVersusRest: z.strictObject({ ...divergence.shape, public: figures, rest: figures }).nullable(),
  /** Groups in `byGroup` whose scores are all the same, which gives each member's answer away. */
  unanimousGroups: z.array(identifier),
})
export type ItemResults = z.infer<typeof itemResults>

/** A closed round's results, with nothing in it that may not be shown. */
export const roundResults = z.strictObject({
  /** How many voters sent answers. */
  responses: count,
  byChannel: z.strictObject({ phone: count, tablet: count, paper: count }),
  smallGroupThreshold: z.int().min(1),
  /** Every group of the panel in its order. How many answered is turnout, and is shown of every group. */
  groups: z.array(
    z.strictObject({
      panelGroupId: identifier,
      responses: count,
      shown: z.boolean(),
      reason: groupDisclosure,
    }),
  ),
  /** Whether public contributors may be shown against everybody else in this round, or why not. */
  publicVersusRest: splitDisclosure,
  /** In the order of the ballot. */
  items: z.array(itemResults),
})
export type RoundResults = z.infer<typeof roundResults>

export interface RoundToCount {
  rule: ConsensusRule
  /** In the order of the ballot. */
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
 * group hidden there is hidden for every item. Then for each item, by how many of each group *scored*
 * it, as a group of eight of whom two gave a score would show those two people's scores: it is hidden for
 * that item, and with it another group where subtraction would bring it back. A group in which nobody
 * scored the item has no scores to protect and is shown with its "unable" and "skipped" counts, unless all
 * who scored the item are too few: then no group is shown, as the empty ones would tell whose scores the
 * pooled ones are. The pooled figures are always shown, flagged when they rest on few.
 *
 * No responses give `no-data` throughout. The order of responses makes no difference. Answers to items
 * that are not on the ballot are ignored. A response from a group that is not on the panel, or a second one
 * from the same voter, throws a Refusal: neither can be counted without guessing.
 */
export function computeRoundResults(round: RoundToCount): RoundResults {
  const responsesByGroup = sortByGroup(round)
  const panel = round.groups.map((group) => ({
    ...group,
    responses: responsesByGroup.get(group.id) ?? [],
  }))
  const disclosure = decideDisclosure(
    panel.map((group) => ({
      panelGroupId: group.id,
      isPublic: group.isPublic,
      count: group.responses.length,
    })),
    round.smallGroupThreshold,
  )
  const hiddenInRound = new Map<string, Exclude<GroupDisclosure, 'shown'>>()
  for (const [id, decided] of disclosure.groups) if (decided !== 'shown') hiddenInRound.set(id, decided)
  return {
    responses: round.responses.length,
    byChannel: countChannels(round.responses),
    smallGroupThreshold: round.smallGroupThreshold,
    groups: panel.map((group) => ({
      panelGroupId: group.id,
      responses: group.responses.length,
      shown: !hiddenInRound.has(group.id),
      reason: hiddenInRound.get(group.id) ?? 'shown',
    })),
    publicVersusRest: disclosure.publicVersusRest,
    items: round.items.map((item) => {
      const answersByGroup = panel.map((group) => ({
        panelGroupId: group.id,
        isPublic: group.isPublic,
        answers: group.responses.map((response) => response.answers.get(item.id)),
      }))
      return countItem(item.id, answersByGroup, hiddenInRound, round)
    }),
  }
}

interface GroupAnswers {
  panelGroupId: string
  isPublic: boolean
  answers: readonly (Answer | undefined)[]
}

function countItem(
  itemId: string,
  groups: readonly GroupAnswers[],
  hiddenInRound: ReadonlyMap<string, Exclude<GroupDisclosure, 'shown'>>,
  { rule, smallGroupThreshold }: RoundToCount,
): ItemResults {
  const pooled = figuresOf(
    groups.flatMap((group) => group.answers),
    rule,
  )
  const allAreTooFew = pooled.n > 0 && pooled.n < smallGroupThreshold
  const scored: GroupCount[] = groups.map(({ panelGroupId, isPublic, answers }) => ({
    panelGroupId,
    isPublic,
    count: scoresIn(answers).length,
  }))
  const disclosure = decideDisclosure(scored, smallGroupThreshold, hiddenInRound)
  const byGroup: ItemResults['byGroup'] = []
  const hiddenGroups: ItemResults['hiddenGroups'] = []
  for (const { panelGroupId, answers } of groups) {
    if (hiddenInRound.has(panelGroupId)) continue
    const decided = disclosure.groups.get(panelGroupId) ?? 'empty'
    if (decided === 'too-few' || decided === 'would-reveal-another') {
      hiddenGroups.push({ panelGroupId, reason: decided })
    } else if (allAreTooFew) {
      hiddenGroups.push({ panelGroupId, reason: 'would-reveal-another' })
    } else {
      byGroup.push({ panelGroupId, figures: figuresOf(answers, rule) })
    }
  }
  return {
    itemId,
    pooled,
    byGroup,
    hiddenGroups,
    publicVersusRest: disclosure.publicVersusRest === 'shown' ? compareSides(groups, rule) : null,
    unanimousGroups: byGroup.filter((group) => isUnanimous(group.figures)).map((group) => group.panelGroupId),
  }
}

function compareSides(groups: readonly GroupAnswers[], rule: ConsensusRule): ItemResults['publicVersusRest'] {
  const side = (isPublic: boolean) =>
    groups.filter((group) => group.isPublic === isPublic).flatMap((group) => group.answers)
  const publicAnswers = side(true)
  const restAnswers = side(false)
  const found = divergenceBetween(scoresIn(publicAnswers), scoresIn(restAnswers), rule)
  if (found === null) return null
  return { ...found, public: figuresOf(publicAnswers, rule), rest: figuresOf(restAnswers, rule) }
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
  const byChannel = { phone: 0, tablet: 0, paper: 0 }
  for (const response of responses) byChannel[response.channel] += 1
  return byChannel
}
