import { z } from 'zod'

/** Which page of the ballot the voter is on. `item` counts from 0 in the voter's own order. */
export const place = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('start') }),
  z.strictObject({
    page: z.literal('item'),
    index: z.int().min(0),
    /** Came from the list of answers to change this one: the way on leads back there. */
    isChange: z.boolean(),
  }),
  /** All items at once, on a ballot that is answered as a whole. */
  z.strictObject({ page: z.literal('whole'), isChange: z.boolean() }),
  z.strictObject({ page: z.literal('review') }),
  z.strictObject({ page: z.literal('sent') }),
])
export type Place = z.infer<typeof place>

export function firstPlace(): Place {
  return { page: 'start' }
}

export function placeToText(current: Place): string {
  return JSON.stringify(current)
}

/** The page that this tab was on before it was reloaded, or the first. */
export function placeFromText(text: string | null): Place {
  if (text === null) return firstPlace()
  try {
    return place.parse(JSON.parse(text))
  } catch {
    return firstPlace()
  }
}

/** Where Start leads: to all items at once, or to the first. */
export function placeAfterStart(isWhole: boolean): Place {
  return isWhole ? { page: 'whole', isChange: false } : { page: 'item', index: 0, isChange: false }
}

/** Where Next leads from item `index` of `count`. */
export function placeAfter({ index, isChange }: { index: number; isChange: boolean }, count: number): Place {
  if (isChange || index + 1 >= count) return { page: 'review' }
  return { page: 'item', index: index + 1, isChange: false }
}

/** Where Back leads from item `index`. */
export function placeBefore({ index, isChange }: { index: number; isChange: boolean }): Place {
  if (isChange) return { page: 'review' }
  return index === 0 ? firstPlace() : { page: 'item', index: index - 1, isChange: false }
}

/** Where the browser's own Back leads on a device whose pages make no history. `count` is that of the items. */
export function placeBehind(current: Place, count: number, isWhole: boolean): Place {
  switch (current.page) {
    case 'start':
      return current
    case 'item':
      return placeBefore(current)
    case 'whole':
      return current.isChange ? { page: 'review' } : firstPlace()
    case 'review':
      return isWhole
        ? { page: 'whole', isChange: false }
        : { page: 'item', index: Math.max(0, count - 1), isChange: false }
    case 'sent':
      return { page: 'review' }
  }
}
