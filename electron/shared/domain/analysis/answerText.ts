import type { Answer, MoscowCategory } from '../ballot/answer.ts'
import { isRatingRule, scaleOf } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { quotedCell } from './quotedCell.ts'

/** More dots than anybody has; sums of so many stay exact. */
const MOST_DOTS = 1_000_000

const MOSCOW: ReadonlyMap<string, MoscowCategory> = new Map([
  ['M', 'must'],
  ['S', 'should'],
  ['C', 'could'],
  ['W', 'wont'],
])

/**
 * The answer that a cell's text stands for, or what is wrong with it. Empty: skipped; U or u: unable to score. Else a
 * whole number on the rule's scale, a rank from 1 (up to k for top-k), a number of dots from 0, or M, S, C or W. Spaces
 * around it do not matter. That a rank is not used twice, nor beyond the last item, is not looked at here.
 */
export function answerFromText(text: string, rule: ConsensusRule): Answer | string {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'skipped' }
  if (trimmed.toUpperCase() === 'U') return { kind: 'unable' }
  if (rule.method === 'moscow') {
    const category = MOSCOW.get(trimmed.toUpperCase())
    return category ? { kind: 'moscow', value: category } : `${quotedCell(text)} is none of M, S, C, W and U`
  }
  const { kind, least, most, name } = numbersOf(rule)
  const value = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : null
  if (value !== null && value >= least && value <= most) return { kind, value }
  const range = most === Infinity ? `from ${least} on` : `from ${least} to ${most}`
  return `${quotedCell(text)} is not ${name}, a whole number ${range} (or U, or empty)`
}

interface Numbers {
  kind: 'score' | 'rank' | 'dots'
  least: number
  most: number
  name: string
}

function numbersOf(rule: Exclude<ConsensusRule, { method: 'moscow' }>): Numbers {
  if (isRatingRule(rule)) {
    const { minimum, maximum } = scaleOf(rule)
    return { kind: 'score', least: minimum, most: maximum, name: 'a rating on the scale' }
  }
  if (rule.method === 'dots') return { kind: 'dots', least: 0, most: MOST_DOTS, name: 'a number of dots' }
  return { kind: 'rank', least: 1, most: rule.method === 'top-k' ? rule.k : Infinity, name: 'a rank' }
}
