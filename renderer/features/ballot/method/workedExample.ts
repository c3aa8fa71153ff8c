import type { Answer, MoscowCategory } from '#shared/domain/ballot/answer'
import type { Figures } from '#shared/domain/ballot/figures'
import { roundFigures } from '#shared/domain/ballot/roundFigures'
import {
  isRatingRule,
  scaleOf,
  type ConsensusRule,
  type MoscowRule,
  type RatingRule,
} from '#shared/domain/consensus/rule'
import type { Verdict } from '#shared/domain/consensus/verdict'

export interface ExampleItem {
  readonly about: string
  /** The twelve answers as they are shown, the lowest first. */
  readonly answers: readonly string[]
  readonly verdict: Verdict
  /** What the verdict rests on. */
  readonly because: string
}

/** Twelve invented people, five of them public contributors, and what they give on a scale of 1 to 9. */
const PANEL: readonly { about: string; publicContributors: readonly number[]; others: readonly number[] }[] =
  [
    {
      about: 'Nearly everybody is for it',
      publicContributors: [9, 9, 8, 8, 7],
      others: [9, 8, 8, 7, 7, 7, 6],
    },
    {
      about: 'Public contributors are less sure',
      publicContributors: [3, 4, 5, 6, 7],
      others: [9, 9, 9, 8, 8, 8, 7],
    },
    { about: 'The room is split', publicContributors: [1, 2, 8, 9, 9], others: [1, 2, 2, 5, 8, 9, 9] },
    {
      about: 'Nearly everybody is against it',
      publicContributors: [1, 1, 2, 2, 3],
      others: [1, 2, 2, 3, 3, 3, 5],
    },
  ]
/** As few as the smaller of the two groups has, so that both count by themselves. */
const GROUP_MINIMUM = 5

/**
 * What a rule makes of the invented panel: counted by the same code as a real round. Empty for rules that put items in
 * order, whose verdict on an item depends on all the others.
 */
export function workedExample(rule: ConsensusRule): ExampleItem[] {
  if (!isRatingRule(rule) && rule.method !== 'moscow') return []
  return PANEL.map(({ about, publicContributors, others }) => {
    const answersOf = (panelGroupId: string, given: readonly number[]) =>
      given.map((value) => ({ panelGroupId, answers: new Map([['item', answerFor(rule, value)]]) }))
    const responses = [...answersOf('public', publicContributors), ...answersOf('others', others)]
    const counting = { rule, roundNumber: 1, itemIds: ['item'], groupMinimum: GROUP_MINIMUM }
    const figures = roundFigures(responses, counting).get('item')
    if (!figures) throw new Error('The example was counted without its item.')
    const answers = [...publicContributors, ...others]
      .toSorted((a, b) => a - b)
      .map((value) => answerInWords(rule, answerFor(rule, value)))
    return { about, answers, verdict: figures.verdict, because: because(rule, figures) }
  })
}

function answerFor(rule: RatingRule | MoscowRule, value: number): Answer {
  if (rule.method === 'moscow') return { kind: 'moscow', value: heapFor(value) }
  const { minimum, maximum } = scaleOf(rule)
  return { kind: 'score', value: minimum + Math.round(((value - 1) / 8) * (maximum - minimum)) }
}

function heapFor(value: number): MoscowCategory {
  if (value >= 7) return 'must'
  if (value >= 5) return 'should'
  return value === 4 ? 'could' : 'wont'
}

const HEAPS: Record<MoscowCategory, string> = { must: 'M', should: 'S', could: 'C', wont: 'W' }

function answerInWords(rule: RatingRule | MoscowRule, answer: Answer): string {
  if (answer.kind === 'moscow') return HEAPS[answer.value]
  if (answer.kind !== 'score') return ''
  if (rule.method === 'content-validity' && rule.answers === 'essential')
    return answer.value === 1 ? 'Y' : 'N'
  return String(answer.value)
}

function because(rule: RatingRule | MoscowRule, figures: Figures): string {
  if (figures.kind === 'moscow') return `${figures.must} of ${figures.n} must, ${figures.wont} won’t`
  if (figures.kind !== 'rating') return ''
  const percent = (part: number) => `${Math.round((100 * part) / figures.n)}%`
  switch (rule.method) {
    case 'ram':
      return `median ${figures.median}${figures.disagreement ? ', but the panel disagrees' : ''}`
    case 'median-iqr':
      return `median ${figures.median}, middle half over ${figures.iqr} points`
    case 'percentage':
      if (figures.reason === 'group-differs') return `${percent(figures.high)} high, but not in every group`
      return `${percent(figures.high)} high, ${percent(figures.low)} low`
    case 'likert':
      return `${percent(figures.high)} agree, ${percent(figures.low)} disagree`
    default:
      return `${figures.high} of ${figures.n} say so`
  }
}
