import { describe, expect, it } from 'vitest'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import { answerForKey, answerInWords, answerTyped, problemWithWhole } from './keyedAnswers.ts'
import { problemWithCode, tidyCode } from './typedCode.ts'

const NINE: AnswersTaken = { kind: 'score', minimum: 1, maximum: 9, labels: null }
const TEN: AnswersTaken = { kind: 'score', minimum: 0, maximum: 10, labels: null }
const RANK: AnswersTaken = { kind: 'rank', count: 3, allowsFewer: true }
const DOTS: AnswersTaken = { kind: 'dots', budget: 5, capPerItem: 3 }

describe('a key while a sheet is keyed in', () => {
  it('is a score that the scale has, or nothing', () => {
    expect(answerForKey(NINE, '7')).toEqual({ kind: 'score', value: 7 })
    expect(answerForKey(NINE, '0')).toBe(null)
    expect(answerForKey({ ...NINE, maximum: 5 }, '6')).toBe(null)
    expect(answerForKey(TEN, '0')).toEqual({ kind: 'score', value: 0 })
    expect(answerForKey(TEN, 'T')).toEqual({ kind: 'score', value: 10 })
    expect(answerForKey(NINE, 't')).toBe(null)
    expect(answerForKey(NINE, 'ArrowDown')).toBe(null)
  })

  it('is “unable” or blank', () => {
    expect(answerForKey(NINE, 'U')).toEqual({ kind: 'unable' })
    expect(answerForKey(NINE, 's')).toEqual({ kind: 'skipped' })
    expect(answerForKey({ kind: 'moscow' }, ' ')).toEqual({ kind: 'skipped' })
  })

  it('is one of MoSCoW’s letters there', () => {
    const values = ['m', 'S', 'c', 'w'].map((key) => answerForKey({ kind: 'moscow' }, key))
    expect(values).toEqual(['must', 'should', 'could', 'wont'].map((value) => ({ kind: 'moscow', value })))
    expect(answerForKey({ kind: 'moscow' }, '1')).toBe(null)
    expect(answerForKey(RANK, '1')).toBe(null)
  })
})

describe('places and dots as they are typed', () => {
  it('are whole numbers from one', () => {
    expect(answerTyped(RANK, '2')).toEqual({ kind: 'rank', value: 2 })
    expect(answerTyped(DOTS, '3')).toEqual({ kind: 'dots', value: 3 })
    for (const typed of ['', '0', '201', 'x']) expect(answerTyped(DOTS, typed)).toBe(null)
  })

  it('are refused where the sheet breaks the rule, with what to do', () => {
    const places = (...values: number[]) => values.map((value) => ({ kind: 'rank', value }) as const)
    expect(problemWithWhole(RANK, places(2, 1))).toBe(null)
    expect(problemWithWhole(RANK, [])).toBe(null)
    expect(problemWithWhole(RANK, places(1, 1))).toMatch(/each place once.*put it aside/)
    expect(problemWithWhole(DOTS, [{ kind: 'dots', value: 4 }])).toMatch(/3 of your dots at most/)
  })
})

describe('an answer in words', () => {
  it('is what stands on the paper', () => {
    const named: AnswersTaken = {
      kind: 'score',
      minimum: 0,
      maximum: 1,
      labels: ['Not essential', 'Essential'],
    }
    expect(answerInWords({ kind: 'score', value: 1 }, named)).toBe('Essential')
    expect(answerInWords({ kind: 'score', value: 6 }, NINE)).toBe('6')
    expect(answerInWords({ kind: 'moscow', value: 'wont' }, { kind: 'moscow' })).toBe('Won’t')
    expect(answerInWords({ kind: 'dots', value: 1 }, DOTS)).toBe('1 dot')
    expect(answerInWords(null, NINE)).toBe('blank')
  })
})

describe('the code of a sheet', () => {
  it('is read however it was typed', () => {
    expect(tidyCode(' k7qm-2xw4 ')).toBe('K7QM2XW4')
    expect(tidyCode('kOqm ilw4')).toBe('K0QM11W4')
    expect(problemWithCode('K7QM 2XW4')).toBe(null)
    expect(problemWithCode('')).toMatch(/printed on the sheet/)
    expect(problemWithCode('K7QM')).toMatch(/8 letters .* typed 4/)
  })
})
