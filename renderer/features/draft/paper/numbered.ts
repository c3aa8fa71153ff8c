/** Things that are told apart by their place alone: pieces of a line, lines of a cell, columns. */
export function numbered<T>(items: readonly T[]): { readonly key: string; readonly item: T }[] {
  return items.map((item, place) => ({ key: String(place), item }))
}
