import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardKind, type Card } from './card.ts'
import {
  countWishes,
  hasWords,
  matchesFilter,
  NO_FILTER,
  type CardFacts,
  type CardFilter,
} from './cardFilter.ts'

const NOWHERE: CardFacts = { stageId: null, verdict: 'none' }

function card(over: Partial<Card> = {}): Card {
  return {
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    kind: 'barrier',
    text: 'No transport home',
    note: '',
    tags: [],
    panelGroupId: null,
    workshopId: null,
    isDeleted: false,
    isHidden: false,
    ...over,
  }
}
const filter = (over: Partial<CardFilter>): CardFilter => ({ ...NO_FILTER, ...over })

describe('the words of a search', () => {
  it('are all in the text, in any order, whatever their case and accents', () => {
    expect(hasWords('Café far AWAY', ' away  cafe')).toBe(true)
    expect(hasWords('Cafe', 'café')).toBe(true)
    expect(hasWords('Café far away', 'cafe near')).toBe(false)
    expect(hasWords('anything', '   ')).toBe(true)
    expect(hasWords('', '')).toBe(true)
  })

  it('are found in text, note and tags', () => {
    const one = card({ note: 'Said on two wards', tags: ['complex needs'] })
    expect(matchesFilter(one, filter({ words: 'transport WARDS complex' }), NOWHERE)).toBe(true)
    expect(matchesFilter(one, filter({ words: 'transport nurse' }), NOWHERE)).toBe(false)
  })

  it('are looked for in the card as it is now, when it has been edited', () => {
    const search = filter({ words: 'bus' })
    const one = card()
    expect(matchesFilter(one, search, NOWHERE)).toBe(false)
    expect(matchesFilter({ ...one, text: 'No bus home' }, search, NOWHERE)).toBe(true)
  })
})

describe('a filter', () => {
  it('takes one of each list, and asks for every list', () => {
    const one = card({ tags: ['long-term'], panelGroupId: 'gp' })
    const facts: CardFacts = { stageId: 'referral', verdict: 'in' }
    const wishes: readonly [keyof CardFilter, Partial<CardFilter>, Partial<CardFilter>][] = [
      ['kinds', { kinds: ['idea', 'barrier'] }, { kinds: ['idea'] }],
      ['tags', { tags: ['x', 'long-term'] }, { tags: ['x'] }],
      ['panelGroupIds', { panelGroupIds: ['x', 'gp'] }, { panelGroupIds: ['x'] }],
      ['stageIds', { stageIds: ['x', 'referral'] }, { stageIds: ['x'] }],
      ['verdicts', { verdicts: ['out', 'in'] }, { verdicts: ['out', 'none'] }],
    ]
    for (const [name, fits, fails] of wishes) {
      expect(matchesFilter(one, filter(fits), facts), name).toBe(true)
      expect(matchesFilter(one, filter(fails), facts), name).toBe(false)
    }
    const all = Object.assign({}, ...wishes.map(([, fits]) => fits)) as Partial<CardFilter>
    expect(matchesFilter(one, filter({ ...all, words: 'home' }), facts)).toBe(true)
    for (const [name, , fails] of wishes) {
      expect(matchesFilter(one, filter({ ...all, ...fails }), facts), name).toBe(false)
    }
  })

  it('finds no card without a group, a tag or a stage when one is asked for', () => {
    expect(matchesFilter(card(), filter({ panelGroupIds: ['gp'] }), NOWHERE)).toBe(false)
    expect(matchesFilter(card(), filter({ tags: ['x'] }), NOWHERE)).toBe(false)
    expect(matchesFilter(card(), filter({ stageIds: ['x'] }), NOWHERE)).toBe(false)
    expect(matchesFilter(card(), filter({ verdicts: ['none'] }), NOWHERE)).toBe(true)
  })

  it('finds a hidden card by where it stands, and by nothing that is written on it', () => {
    const hidden = card({ isHidden: true, tags: ['x'], panelGroupId: 'gp' })
    const facts: CardFacts = { stageId: 'referral', verdict: 'none' }
    for (const wish of [{ words: 'transport' }, { kinds: ['barrier'] }, { tags: ['x'] }] as const) {
      expect(matchesFilter(hidden, { ...NO_FILTER, ...wish } as CardFilter, facts)).toBe(false)
    }
    expect(matchesFilter(hidden, filter({ panelGroupIds: ['gp'] }), facts)).toBe(false)
    expect(matchesFilter(hidden, filter({ stageIds: ['referral'] }), facts)).toBe(true)
    expect(matchesFilter(hidden, NO_FILTER, facts)).toBe(true)
  })

  it('counts what it asks for', () => {
    expect(countWishes(NO_FILTER)).toBe(0)
    expect(countWishes(filter({ words: '  ' }))).toBe(0)
    expect(countWishes(filter({ words: 'bus', kinds: ['idea', 'step'], verdicts: ['in'] }))).toBe(3)
  })
})

const anyWord = fc.stringMatching(/^[a-zé]{1,5}$/)
const anyCard = fc.record({
  id: fc.constant('AAAAAAAAAAAAAAAAAAAAAA'),
  kind: fc.constantFrom(...cardKind.options),
  text: fc.array(anyWord, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  note: fc.array(anyWord, { maxLength: 3 }).map((words) => words.join('\n')),
  tags: fc.array(fc.constantFrom('complex needs', 'long-term', 'rural'), { maxLength: 2 }),
  panelGroupId: fc.constantFrom(null, 'gp', 'public'),
  workshopId: fc.constant(null),
  isDeleted: fc.constant(false),
  isHidden: fc.boolean(),
})
const anyFacts: fc.Arbitrary<CardFacts> = fc.record({
  stageId: fc.constantFrom(null, 'one', 'two'),
  verdict: fc.constantFrom('in', 'uncertain', 'out', 'none'),
})
const anyFilter: fc.Arbitrary<CardFilter> = fc.record({
  words: fc.array(anyWord, { maxLength: 2 }).map((words) => words.join(' ')),
  kinds: fc.subarray([...cardKind.options]),
  tags: fc.subarray(['complex needs', 'long-term', 'rural']),
  panelGroupIds: fc.subarray(['gp', 'public']),
  stageIds: fc.subarray(['one', 'two']),
  verdicts: fc.subarray(['in', 'uncertain', 'out', 'none'] as const),
})

describe('any filter', () => {
  it('finds no more when it asks for more, and everything when it asks for nothing', () => {
    fc.assert(
      fc.property(anyCard, anyFacts, anyFilter, (one, facts, wish) => {
        const isFound = matchesFilter(one, wish, facts)
        if (countWishes(wish) === 0) expect(isFound).toBe(true)
        const apart = Object.keys(wish).every((key) =>
          matchesFilter(one, { ...NO_FILTER, [key]: wish[key as keyof CardFilter] }, facts),
        )
        // What it asks for together is what it asks for one by one.
        expect(isFound).toBe(apart)
      }),
    )
  })

  it('never tells two hidden cards apart by what is on them', () => {
    fc.assert(
      fc.property(anyCard, anyCard, anyFacts, anyFilter, (one, other, facts, wish) => {
        expect(matchesFilter({ ...one, isHidden: true }, wish, facts)).toBe(
          matchesFilter({ ...other, isHidden: true }, wish, facts),
        )
      }),
    )
  })

  it('finds a text by any part of each of its words', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { minLength: 1 }), fc.nat(), (words, from) => {
        const search = words.map((word) => word.slice(from % word.length).toUpperCase()).toReversed()
        expect(hasWords(words.join(' '), search.join('  '))).toBe(true)
      }),
    )
  })
})
