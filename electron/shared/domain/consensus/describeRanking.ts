import type { DotsRule, RankingRule, TopKRule } from './rule.ts'

/** How a rule that puts items in order works, a sentence each (see describeRule.ts). */
export function sentencesOfRanking(rule: RankingRule): string[] {
  return [...howPeopleVote(rule), ...sentencesOfStanding(rule)]
}

/** The part of it that says how items come to their places, whatever people were told when they voted. */
export function sentencesOfStanding(rule: RankingRule): string[] {
  return [...howItemsStand(rule), lineSentence(rule.inCount)]
}

function howPeopleVote(rule: RankingRule): string[] {
  switch (rule.method) {
    case 'top-k':
      return topK(rule)
    case 'borda':
      return FULL_ORDER
    case 'dots':
      return dots(rule)
  }
}

function topK({ k, allowsFewer }: TopKRule): string[] {
  if (k === 1) return ['Everybody chooses the one item that matters most to them, which gets 1 point.']
  return [
    `Everybody chooses ${allowsFewer ? `up to ${k} items` : `the ${k} items`} that matter most to them and puts ` +
      'them in order.',
    k === 2
      ? 'The first choice gets 2 points and the second gets 1.'
      : `The first choice gets ${k} points, the second ${k - 1}, and so on${k === 3 ? '' : ' down to 1'}.`,
  ]
}

const FULL_ORDER = [
  'Everybody puts all items in order.',
  'From each person an item gets one point for every item that they placed below it, so the last gets none.',
]

function dots({ budget, capPerItem }: DotsRule): string[] {
  const budgetSentence =
    budget === null
      ? 'Everybody has one dot for every three items, rounded up, and gives them to the items that matter most to them.'
      : `Everybody has ${budget === 1 ? 'one dot' : `${budget} dots`} to give to the items that matter most to them.`
  const capSentence =
    capPerItem === null
      ? 'One item may have as many of a person’s dots as they like.'
      : `One item may have no more than ${capPerItem === 1 ? 'one' : capPerItem} of a person’s dots.`
  return [budgetSentence, capSentence]
}

function howItemsStand({ method, weighting }: RankingRule): string[] {
  const points = method === 'dots' ? 'dots' : 'points'
  const chosen = method === 'dots' ? 'gave dots to' : method === 'top-k' ? 'chose' : 'ranked'
  const first = method === 'dots' ? 'gave most of their dots to' : 'put first'
  const shared = weighting === 'pooled' ? 'share a place' : 'get the mean of their places'
  const byPoints =
    `The item with the most ${points} comes first. Of items with the same number of ${points}, the one that more ` +
    `people ${chosen} comes first, then the one that more people ${first}; items that are still equal ${shared}.`
  if (weighting === 'pooled') return [byPoints]
  return [
    `This is counted within each group first: ${lowerFirst(byPoints)}`,
    'Then the places that an item has in the groups are added up, and the lowest sum comes first, so every group ' +
      'counts the same however many people it has.',
    `Of items with the same sum, the one with more ${points} from everybody comes first; items that are still equal ` +
      'share a place.',
    'Groups in which nobody voted do not count.',
  ]
}

function lineSentence(inCount: number | null): string {
  if (inCount === null) return 'Items are put in order only: there is no line between in and out.'
  const firstOnes = inCount === 1 ? 'The first item is in' : `The first ${inCount} items are in`
  return `${firstOnes} and the others are out; items that share a place across that line are uncertain.`
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
