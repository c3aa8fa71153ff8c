import { z } from 'zod'
import { dotsBudget, scaleOf, type ConsensusRule } from '../consensus/rule.ts'
import { Refusal } from '../refusal.ts'
import type { Answer } from './answer.ts'

/** How a ballot is answered. */
export const answersTaken = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score'),
    minimum: z.int(),
    maximum: z.int(),
    /** What each score is called, from the lowest; null where only the ends have names, which the ballot gives. */
    labels: z.array(z.string()).nullable(),
  }),
  z.strictObject({ kind: z.literal('moscow') }),
  z.strictObject({
    kind: z.literal('rank'),
    /** How many items a voter puts in order. */
    count: z.int().min(1),
    /** Whether fewer will do. */
    allowsFewer: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('dots'), budget: z.int().min(1), capPerItem: z.int().min(1).nullable() }),
])
export type AnswersTaken = z.infer<typeof answersTaken>

/** How a ballot with this rule and so many items is answered. */
export function answersTakenBy(rule: ConsensusRule, itemCount: number): AnswersTaken {
  switch (rule.method) {
    case 'ram':
    case 'percentage':
    case 'median-iqr':
      return { kind: 'score', minimum: rule.scaleMinimum, maximum: rule.scaleMaximum, labels: null }
    case 'likert':
      return {
        kind: 'score',
        minimum: rule.scaleMinimum,
        maximum: rule.scaleMaximum,
        labels: rule.scaleMaximum === 5 ? LIKERT : null,
      }
    case 'content-validity': {
      const scale = scaleOf(rule) ?? { minimum: 1, maximum: 4 }
      return { kind: 'score', ...scale, labels: rule.answers === 'relevance' ? RELEVANCE : ESSENTIAL }
    }
    case 'moscow':
      return { kind: 'moscow' }
    case 'top-k':
      return { kind: 'rank', count: Math.min(rule.k, itemCount), allowsFewer: rule.allowsFewer }
    case 'borda':
      return { kind: 'rank', count: itemCount, allowsFewer: false }
    case 'dots': {
      const budget = dotsBudget(rule, itemCount)
      return { kind: 'dots', budget, capPerItem: rule.capPerItem }
    }
  }
}

const LIKERT = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree']
const RELEVANCE = ['Not relevant', 'Somewhat relevant', 'Quite relevant', 'Highly relevant']
const ESSENTIAL = ['Not essential', 'Essential']

/** Whether a ballot is answered as a whole, all items at once, and not item by item. */
export function isAnsweredAsWhole({ kind }: AnswersTaken): boolean {
  return kind === 'rank' || kind === 'dots'
}

/** Refuses an answer to one item that this ballot does not take. */
export function checkAnswer(taken: AnswersTaken, given: Answer): void {
  if (given.kind === 'skipped') return
  const fits =
    taken.kind === 'score'
      ? given.kind === 'unable' ||
        (given.kind === 'score' && given.value >= taken.minimum && given.value <= taken.maximum)
      : taken.kind === 'moscow' && (given.kind === 'unable' || given.kind === 'moscow')
  if (!fits) throw new Refusal('invalid-input', 'This ballot does not take such an answer.')
}

/**
 * Refuses an order or a spending of dots that breaks the ballot's rules: places that are not 1, 2, 3 … each once, more
 * of them than were asked for, more dots than the budget or than one item may have. Nothing at all is allowed: the
 * voter has taken everything back.
 */
export function checkWholeAnswer(taken: AnswersTaken, given: readonly Answer[]): void {
  if (taken.kind === 'rank') {
    const places = given.flatMap((one) => (one.kind === 'rank' ? [one.value] : []))
    const isInOrder = places.toSorted((a, b) => a - b).every((place, index) => place === index + 1)
    if (places.length !== given.length || !isInOrder || places.length > taken.count) {
      throw new Refusal('invalid-input', `Put up to ${taken.count} items in order, each place once.`)
    }
    return
  }
  if (taken.kind !== 'dots') throw new Refusal('invalid-input', 'This ballot is answered item by item.')
  const spent = given.flatMap((one) => (one.kind === 'dots' ? [one.value] : []))
  const total = spent.reduce((sum, dots) => sum + dots, 0)
  if (spent.length !== given.length || total > taken.budget) {
    throw new Refusal('invalid-input', `There are ${taken.budget} dots to give, and no more.`)
  }
  const cap = taken.capPerItem
  if (cap !== null && spent.some((dots) => dots > cap)) {
    throw new Refusal('invalid-input', `One item can have ${cap} of your dots at most.`)
  }
}
