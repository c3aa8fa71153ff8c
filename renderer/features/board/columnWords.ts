import type { BoardKind } from '#shared/domain/board/board'

const WORDS = {
  pathway: { one: 'stage', several: 'stages' },
  themes: { one: 'theme', several: 'themes' },
  training: { one: 'column', several: 'columns' },
  custom: { one: 'column', several: 'columns' },
} as const satisfies Record<BoardKind, { one: string; several: string }>

/** What the columns of a board of this kind are called. */
export function columnWords(kind: BoardKind): { readonly one: string; readonly several: string } {
  return WORDS[kind]
}

/** "Stage", where a line begins with it. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
