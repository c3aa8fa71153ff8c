import { isRankingRule } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import type { Response } from './answer.ts'
import type { Figures } from './figures.ts'
import { moscowFiguresOf } from './moscowFigures.ts'
import { rankingFiguresOf } from './rankingFigures.ts'
import { ratingFiguresOf } from './ratingFigures.ts'

/** What an audience's answers are counted by. */
export interface RoundCounting {
  rule: ConsensusRule
  /** 1 for the first. */
  roundNumber: number
  /** The round's items, in the order of the ballot. */
  itemIds: readonly string[]
  /**
   * A panel group with fewer scores of an item than this does not count by itself where the rule looks at each group;
   * a whole number of at least 1. In a room it is the small-group threshold: where everybody together is fewer, only
   * everybody counts.
   */
  groupMinimum: number
  /**
   * Where the rule looks at each group: what a panel group counts as for an item. Groups that count as the same are
   * looked at together, as those must be that may not be shown by themselves. Without it each counts as itself.
   */
  groupCountedAs?: (itemId: string, panelGroupId: string) => string
}

/**
 * The figures of every item of a round for one audience: everybody, one panel group, or one side of a split. Which
 * groups the audience consists of is taken from the responses. All items are counted at once, as an item's place in an
 * order depends on the others.
 *
 * The order of responses makes no difference. No responses give `no-data` throughout, no items an empty map. Answers to
 * items that are not named, and answers of a kind that the rule does not take, are not counted; a value off the rule's
 * scale throws a RangeError, as answers are validated where they come in.
 */
export function roundFigures(
  responses: readonly Pick<Response, 'panelGroupId' | 'answers'>[],
  { rule, itemIds, groupCountedAs = asItself, ...setting }: RoundCounting,
): Map<string, Figures> {
  const groups = Map.groupBy(responses, (response) => response.panelGroupId)
  if (isRankingRule(rule)) return rankingFiguresOf([...groups.values()], itemIds, rule)
  const figures = new Map<string, Figures>()
  for (const itemId of itemIds) {
    const together = Map.groupBy(groups, ([panelGroupId]) => groupCountedAs(itemId, panelGroupId))
    const answers = [...together.values()].map((alike) =>
      alike.flatMap(([, group]) => group.map((response) => response.answers.get(itemId))),
    )
    figures.set(
      itemId,
      rule.method === 'moscow'
        ? moscowFiguresOf(answers.flat(), rule)
        : ratingFiguresOf(answers, rule, setting),
    )
  }
  return figures
}

function asItself(_itemId: string, panelGroupId: string): string {
  return panelGroupId
}
