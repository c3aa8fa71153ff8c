import type { MoscowCategory } from '#shared/domain/ballot/answer'

interface MoscowWords {
  readonly category: MoscowCategory
  readonly name: string
  readonly meaning: string
}

/** MoSCoW's four as the page shows them, the most wanted first. */
export const MOSCOW_WORDS: readonly MoscowWords[] = [
  { category: 'must', name: 'Must have', meaning: 'It does not work without this.' },
  { category: 'should', name: 'Should have', meaning: 'It matters, but it works without it.' },
  { category: 'could', name: 'Could have', meaning: 'Nice to have, if there is time.' },
  { category: 'wont', name: 'Won’t have this time', meaning: 'Not now. Perhaps later.' },
]

export function moscowName(category: MoscowCategory): string {
  return MOSCOW_WORDS.find((one) => one.category === category)?.name ?? category
}
