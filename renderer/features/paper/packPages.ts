/** What stands on one page, by place in the lists that were packed. */
export interface PackedPage {
  readonly intro: readonly number[]
  readonly items: readonly number[]
}

/** Heights, all in the same unit. */
export interface ToPack {
  /** What comes before the items, in its order. */
  readonly intro: readonly number[]
  /** The line over the items, which each page that has any repeats. */
  readonly itemHead: number
  /** The items in the order of this sheet. */
  readonly items: readonly number[]
  /** What there is room for on the first page, and on each later one, under its line at the top. */
  readonly firstRoom: number
  readonly laterRoom: number
}

/**
 * Lays a sheet's parts on pages, in their order, each page as full as it will be. Nothing is cut in two; what is
 * taller than a page has one to itself. There is always a first page.
 */
export function packPages({ intro, itemHead, items, firstRoom, laterRoom }: ToPack): PackedPage[] {
  let page = { intro: [] as number[], items: [] as number[] }
  const pages = [page]
  let left = firstRoom
  const turnOver = () => {
    page = { intro: [], items: [] }
    pages.push(page)
    left = laterRoom
  }
  for (const [index, height] of intro.entries()) {
    if (height > left && page.intro.length > 0) turnOver()
    page.intro.push(index)
    left -= height
  }
  for (const [index, height] of items.entries()) {
    const needed = () => height + (page.items.length === 0 ? itemHead : 0)
    if (needed() > left && page.intro.length + page.items.length > 0) turnOver()
    left -= needed()
    page.items.push(index)
  }
  return pages
}
