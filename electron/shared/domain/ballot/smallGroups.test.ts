import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideDisclosure } from './smallGroups.ts'
import type { Disclosure, GroupCount } from './smallGroups.ts'

/** Groups named by letter; those in capitals are public contributors. */
function groupsOf(counts: Record<string, number>): GroupCount[] {
  return Object.entries(counts).map(([panelGroupId, count]) => ({
    panelGroupId,
    isPublic: panelGroupId === panelGroupId.toUpperCase(),
    count,
  }))
}

function decide(counts: Record<string, number>, threshold = 5) {
  const { groups, publicVersusRest } = decideDisclosure(groupsOf(counts), threshold)
  return { ...Object.fromEntries(groups), publicVersusRest }
}

describe('decideDisclosure', () => {
  it('shows every group that reaches the threshold', () => {
    expect(decide({ P: 5, a: 6, b: 12 })).toEqual({
      P: 'shown',
      a: 'shown',
      b: 'shown',
      publicVersusRest: 'shown',
    })
  })

  it('hides a small group, and with it the next smallest of its side', () => {
    expect(decide({ P: 6, a: 3, b: 12, c: 7 })).toEqual({
      P: 'shown',
      a: 'too-few',
      b: 'shown',
      c: 'would-reveal-another',
      publicVersusRest: 'shown',
    })
  })

  it('hides no further group where the small ones together reach the threshold', () => {
    expect(decide({ P: 6, a: 3, b: 2, c: 7 })).toEqual({
      P: 'shown',
      a: 'too-few',
      b: 'too-few',
      c: 'shown',
      publicVersusRest: 'shown',
    })
  })

  it('hides the next smallest of all where the split is not shown', () => {
    expect(decide({ P: 3, a: 9, b: 6 })).toEqual({
      P: 'too-few',
      a: 'shown',
      b: 'would-reveal-another',
      publicVersusRest: 'too-few',
    })
  })

  it('hides by side where two sides have a small group each, though together they are enough', () => {
    expect(decide({ P: 3, Q: 7, a: 3, b: 7, c: 8 })).toEqual({
      P: 'too-few',
      Q: 'would-reveal-another',
      a: 'too-few',
      b: 'would-reveal-another',
      c: 'shown',
      publicVersusRest: 'shown',
    })
  })

  it('hides the first listed of several equally small ones', () => {
    expect(decide({ P: 4, a: 9, b: 6, c: 6 })).toMatchObject({
      a: 'shown',
      b: 'would-reveal-another',
      c: 'shown',
    })
    expect(decide({ P: 6, a: 6, b: 2 })).toMatchObject({
      P: 'shown',
      a: 'would-reveal-another',
      b: 'too-few',
    })
  })

  it('hides the only other group where nothing less will do', () => {
    expect(decide({ P: 5, a: 4 })).toMatchObject({ P: 'would-reveal-another', a: 'too-few' })
  })

  it('takes no account of groups with nobody in them', () => {
    expect(decide({ P: 0, a: 6, b: 0 })).toEqual({
      P: 'empty',
      a: 'shown',
      b: 'empty',
      publicVersusRest: 'one-sided',
    })
    expect(decide({ P: 0, a: 6, b: 2, c: 9 })).toMatchObject({ a: 'would-reveal-another', c: 'shown' })
  })

  it('shows nothing by group when everybody together is too few', () => {
    expect(decide({ P: 2, a: 2 })).toEqual({ P: 'too-few', a: 'too-few', publicVersusRest: 'too-few' })
  })

  it('shows nothing by group when nobody answered, and copes with no groups', () => {
    expect(decide({ P: 0, a: 0 })).toEqual({ P: 'empty', a: 'empty', publicVersusRest: 'one-sided' })
    expect(decide({})).toEqual({ publicVersusRest: 'one-sided' })
  })

  it('hides nothing at a threshold of 1', () => {
    expect(decide({ P: 1, a: 1, b: 2 }, 1)).toEqual({
      P: 'shown',
      a: 'shown',
      b: 'shown',
      publicVersusRest: 'shown',
    })
  })

  it('refuses a broken threshold or count', () => {
    for (const threshold of [0, 2.5, Number.NaN])
      expect(() => decide({ a: 1 }, threshold)).toThrow(RangeError)
    for (const count of [-1, 0.5, Number.NaN]) expect(() => decide({ a: count })).toThrow(RangeError)
  })

  it('keeps hidden what was hidden already', () => {
    const { groups } = decideDisclosure(
      groupsOf({ a: 6, b: 7, c: 8 }),
      5,
      new Map([['b', 'would-reveal-another']]),
    )
    expect(Object.fromEntries(groups)).toEqual({ a: 'shown', b: 'would-reveal-another', c: 'shown' })
  })
})

describe('what can be derived from what is shown', () => {
  const panel = fc.array(fc.record({ isPublic: fc.boolean(), count: fc.integer({ min: 0, max: 14 }) }), {
    maxLength: 8,
  })
  const withIds = (groups: readonly { isPublic: boolean; count: number }[]): GroupCount[] =>
    groups.map((group, index) => ({ panelGroupId: `group ${index}`, ...group }))
  const threshold = fc.constantFrom(1, 2, 5, 10)

  it('never rests on 1 to threshold − 1 people, unless everybody together is so few', () => {
    fc.assert(
      fc.property(panel, threshold, (drawn, limit) => {
        const groups = withIds(drawn)
        const everybody = groups.reduce((sum, group) => sum + group.count, 0)
        const decided = decideDisclosure(groups, limit)
        const shown = shownGroups(groups, decided)
        if (everybody > 0 && everybody < limit) {
          expect(shown).toEqual([])
          expect(decided.publicVersusRest).not.toBe('shown')
          return
        }
        for (const people of derivableCounts(groups, decided)) {
          expect(people === 0 || people >= limit).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('never rests on so few when some groups were hidden before for other reasons', () => {
    const twoCounts = fc.array(
      fc
        .record({ isPublic: fc.boolean(), responses: fc.integer({ min: 0, max: 14 }) })
        .chain(({ isPublic, responses }) =>
          fc.record({
            isPublic: fc.constant(isPublic),
            responses: fc.constant(responses),
            scores: fc.integer({ min: 0, max: responses }),
          }),
        ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(twoCounts, threshold, (drawn, limit) => {
        const inRound = withIds(drawn.map(({ isPublic, responses }) => ({ isPublic, count: responses })))
        const onItem = withIds(drawn.map(({ isPublic, scores }) => ({ isPublic, count: scores })))
        const hidden = new Map<string, 'empty' | 'too-few' | 'would-reveal-another'>()
        for (const [id, disclosure] of decideDisclosure(inRound, limit).groups) {
          if (disclosure !== 'shown') hidden.set(id, disclosure)
        }
        const decided = decideDisclosure(onItem, limit, hidden)
        for (const id of hidden.keys()) expect(decided.groups.get(id)).not.toBe('shown')
        const scores = onItem.reduce((sum, group) => sum + group.count, 0)
        if (scores < limit) return
        for (const people of derivableCounts(onItem, decided)) {
          expect(people === 0 || people >= limit).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('hides only what it must: a group that is hidden for another could not be shown', () => {
    fc.assert(
      fc.property(panel, threshold, (drawn, limit) => {
        const groups = withIds(drawn)
        const decided = decideDisclosure(groups, limit)
        for (const [id, disclosure] of decided.groups) {
          if (disclosure !== 'would-reveal-another') continue
          const shownAfterAll = { ...decided, groups: new Map(decided.groups).set(id, 'shown') }
          const counts = derivableCounts(groups, shownAfterAll)
          expect(counts.some((people) => people > 0 && people < limit)).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('always shows the split where both sides reach the threshold', () => {
    fc.assert(
      fc.property(panel, threshold, (drawn, limit) => {
        const sum = (isPublic: boolean) =>
          drawn.filter((group) => group.isPublic === isPublic).reduce((all, group) => all + group.count, 0)
        const { publicVersusRest } = decideDisclosure(withIds(drawn), limit)
        expect(publicVersusRest === 'shown').toBe(sum(true) >= limit && sum(false) >= limit)
      }),
    )
  })
})

function shownGroups(groups: readonly GroupCount[], decided: Disclosure): GroupCount[] {
  return groups.filter((group) => decided.groups.get(group.panelGroupId) === 'shown')
}

/**
 * How many people every set of groups rests on whose sum a reader can work out. A reader knows some sums
 * (everybody's, each side's of the split, each shown group's) and takes shown groups away from a larger one
 * in every way there is.
 */
function derivableCounts(groups: readonly GroupCount[], decided: Disclosure): number[] {
  const sums = [groups]
  if (decided.publicVersusRest === 'shown') {
    sums.push(groups.filter((group) => group.isPublic))
    sums.push(groups.filter((group) => !group.isPublic))
  }
  const counts = shownGroups(groups, decided).map((group) => group.count)
  for (const members of sums) {
    const everybody = members.reduce((sum, group) => sum + group.count, 0)
    let left = [everybody]
    for (const group of shownGroups(members, decided)) {
      left = [...left, ...left.map((people) => people - group.count)]
    }
    counts.push(...left)
  }
  return counts
}
