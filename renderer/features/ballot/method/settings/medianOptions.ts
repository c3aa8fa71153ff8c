/** Cut-offs of a median: half points can be medians too. */
export function medianOptions(minimum: number, maximum: number, words: string) {
  return Array.from({ length: (maximum - minimum) * 2 + 1 }, (_, index) => minimum + index / 2).map(
    (value) => ({
      key: String(value),
      label: `${value} ${words}`,
    }),
  )
}
