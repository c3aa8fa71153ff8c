import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPages } from './packPages.ts'

describe('laying a sheet out on pages', () => {
  it('fills a page before it begins the next, and repeats the line over the items', () => {
    const pages = packPages({
      intro: [30, 10],
      itemHead: 5,
      items: [20, 20, 20, 20, 20, 20],
      firstRoom: 100,
      laterRoom: 90,
    })
    expect(pages).toEqual([
      { intro: [0, 1], items: [0, 1] },
      { intro: [], items: [2, 3, 4, 5] },
    ])
  })

  it('lets long instructions run over, and keeps what is taller than a page by itself', () => {
    const pages = packPages({
      intro: [60, 60],
      itemHead: 5,
      items: [200, 10],
      firstRoom: 100,
      laterRoom: 90,
    })
    expect(pages).toEqual([
      { intro: [0], items: [] },
      { intro: [1], items: [] },
      { intro: [], items: [0] },
      { intro: [], items: [1] },
    ])
  })

  it('gives one page to a sheet with nothing on it', () => {
    expect(packPages({ intro: [], itemHead: 5, items: [], firstRoom: 10, laterRoom: 10 })).toEqual([
      { intro: [], items: [] },
    ])
  })

  it('keeps everything, once and in order, and never fills a page beyond its room', () => {
    const height = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(fc.array(height, { maxLength: 6 }), fc.array(height, { maxLength: 60 }), (intro, items) => {
        const pages = packPages({ intro, itemHead: 10, items, firstRoom: 100, laterRoom: 80 })
        expect(pages.flatMap((page) => page.intro)).toEqual([...intro.keys()])
        expect(pages.flatMap((page) => page.items)).toEqual([...items.keys()])
        for (const [index, page] of pages.entries()) {
          const used =
            page.intro.reduce((sum, one) => sum + (intro[one] ?? 0), 0) +
            page.items.reduce((sum, one) => sum + (items[one] ?? 0), page.items.length > 0 ? 10 : 0)
          expect(used).toBeLessThanOrEqual(index === 0 ? 100 : 80)
        }
      }),
    )
  })
})
