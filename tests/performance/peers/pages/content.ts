/** What the benchmark writes into every page: see peerPages.ts. */
export interface CardContent {
  readonly id: string
  readonly kind: string
  readonly text: string
}

export interface ColumnContent {
  readonly id: string
  readonly name: string
  readonly cards: readonly CardContent[]
}

export interface BoardContent {
  readonly title: string
  readonly columns: readonly ColumnContent[]
}

export function readContent(): BoardContent {
  return JSON.parse(elementWithId('content').textContent ?? '') as BoardContent
}

export function elementWithId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no element #${id}.`)
  return element
}

/** Tells the benchmark that everything is on the page and answers to the pointer. */
export function declareUsable(): void {
  document.documentElement.dataset['usable'] = ''
}
