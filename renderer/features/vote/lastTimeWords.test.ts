import { describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { Feedback } from '#shared/domain/ballot/feedback'
import { ordinal } from './answerWords.ts'
import { lastTimeWords } from './lastTimeWords.ts'

const NINE: AnswersTaken = { kind: 'score', minimum: 1, maximum: 9, labels: null }
const LIKERT: AnswersTaken = {
  kind: 'score',
  minimum: 1,
  maximum: 5,
  labels: ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'],
}
const ESSENTIAL: AnswersTaken = {
  kind: 'score',
  minimum: 0,
  maximum: 1,
  labels: ['Not essential', 'Essential'],
}
const RANK: AnswersTaken = { kind: 'rank', count: 5, allowsFewer: false }
const DOTS: AnswersTaken = { kind: 'dots', budget: 7, capPerItem: null }

const rating = (distribution: number[], median: number): Feedback => ({
  kind: 'rating',
  n: distribution.reduce((sum, count) => sum + count, 0),
  distribution,
  median,
})
const say = (taken: AnswersTaken, room: Feedback, own: Answer | null = null, hasVoted = true) =>
  lastTimeWords({ room, own }, taken, hasVoted).join(' ')

describe('how the round before is told', () => {
  it('says the median of numbers so that it is true', () => {
    expect(say(NINE, rating([0, 0, 0, 0, 3, 3, 5, 2, 1], 7), { kind: 'score', value: 5 })).toBe(
      'Last time 14 people scored this. At least half gave 7 or more. You gave 5.',
    )
    expect(say(NINE, rating([0, 0, 0, 0, 0, 3, 3, 0, 0], 6.5))).toContain('Half gave 7 or more.')
    expect(say(NINE, rating([5, 1, 0, 0, 0, 0, 0, 0, 0], 1))).toContain('At least half gave 1.')
    expect(say(NINE, rating([0, 0, 0, 0, 0, 0, 0, 1, 5], 9))).toContain('At least half gave 9.')
    expect(say(NINE, rating([0, 0, 0, 0, 0, 0, 0, 1, 5], 9), { kind: 'unable' })).toMatch(
      /You were unable to score it\.$/,
    )
    expect(say(NINE, rating([0, 0, 0, 0, 0, 0, 0, 1, 5], 9))).toMatch(/You did not answer it\.$/)
  })

  it('says that all gave the same, where they did', () => {
    expect(say(NINE, rating([0, 0, 0, 0, 13, 0, 0, 0, 0], 5), { kind: 'score', value: 5 })).toBe(
      'Last time 13 people scored this. All gave 5. You gave 5.',
    )
    expect(say(LIKERT, rating([0, 0, 0, 6, 0], 4))).toContain('All said “Agree”.')
  })

  it('says scores by their names where they have names', () => {
    const words = say(LIKERT, rating([1, 0, 2, 6, 2], 4), { kind: 'score', value: 1 })
    expect(words).toBe(
      'Last time 11 people answered this. At least half said “Agree” or “Strongly agree”. You said “Strongly disagree”.',
    )
    expect(say(LIKERT, rating([1, 0, 6, 2, 2], 3))).toContain('At least half said “Neither” or more.')
    expect(say(ESSENTIAL, rating([4, 6], 1), { kind: 'unable' })).toBe(
      'Last time 10 people answered this. 6 people said “Essential”. You could not say.',
    )
  })

  it('says how many gave each of MoSCoW’s four', () => {
    const room = { kind: 'moscow' as const, n: 9, must: 5, should: 2, could: 0, wont: 2 }
    expect(say({ kind: 'moscow' }, room, { kind: 'moscow', value: 'could' })).toBe(
      'Last time 9 people answered this. 5 said “Must have”, 2 said “Should have”, 0 said “Could have” and 2 said “Won’t have this time”. You said “Could have”.',
    )
  })

  it('says place, points or dots, and whether one chose it', () => {
    const room = { kind: 'ranking' as const, n: 11, score: 21, voters: 9, place: 3 }
    expect(say(RANK, room, { kind: 'rank', value: 2 })).toBe(
      'Last time: place 3, 21 points from 9 people. You put it 2nd.',
    )
    expect(say(DOTS, room, { kind: 'dots', value: 1 })).toBe(
      'Last time: place 3, 21 dots from 9 people. You gave it 1 dot.',
    )
    expect(say(DOTS, { ...room, score: 0, voters: 0 })).toBe(
      'Last time nobody gave it a dot. You gave it no dots.',
    )
    expect(say(RANK, room, null, false)).toBe('Last time: place 3, 21 points from 9 people.')
  })

  it('shows nothing of too few', () => {
    expect(say(NINE, { kind: 'too-few' }, { kind: 'score', value: 8 })).toBe(
      'Too few people answered last time to show it. You gave 8.',
    )
  })
})

it('counts places in words', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th'.split(' '),
  )
})
