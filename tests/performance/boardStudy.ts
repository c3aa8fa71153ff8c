import { comparePositions } from '#shared/domain/study/studyState'
import type { Host } from '../../electron/host/createHost.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { recordsOf } from '../support/hostCalls.ts'

/** What stands on the board, column by column from left to right. */
export interface BoardContent {
  readonly title: string
  readonly columns: readonly {
    readonly id: string
    readonly name: string
    readonly cards: readonly { readonly id: string; readonly kind: string; readonly text: string }[]
  }[]
}

const TITLE = 'Social prescribing link workers'

/**
 * Makes a study whose pathway board has exactly `count` cards, as many in each column as can be: the template's
 * own cards, and more with the same kinds and wordings.
 */
export async function fillBoard(host: Host, count: number): Promise<void> {
  await host.call('study.create', { templateKey: 'splw', title: TITLE })
  const { boardId, columns, cards } = await readBoard(host)
  const stock = columns.flatMap((column) => column.cards)
  if (stock.length > count) throw new Error(`The template alone has ${stock.length} cards.`)
  const sizes = new Map(columns.map((column) => [column.id, column.cards.length]))
  const missing = Array.from({ length: count - cards }, (_, index) => {
    const [columnId, size] = [...sizes].reduce((least, column) => (column[1] < least[1] ? column : least))
    sizes.set(columnId, size + 1)
    return { columnId, like: stock[index % stock.length] }
  })
  // All at once: the host commits them in groups.
  await Promise.all(
    missing.map(({ columnId, like }, index) =>
      host.call('card.add', {
        cardId: randomIdentifier(),
        kind: like?.kind ?? 'idea',
        text: `${like?.text ?? 'A card'} (${index + 1})`,
        boardId,
        columnId,
        beforeCardId: null,
      }),
    ),
  )
}

export async function readContent(host: Host): Promise<BoardContent> {
  const { columns } = await readBoard(host)
  return {
    title: TITLE,
    columns: columns.map(({ id, name, cards }) => ({
      id,
      name,
      cards: cards.map((card) => ({ id: card.id, kind: card.kind, text: card.text })),
    })),
  }
}

async function readBoard(host: Host) {
  const board = (await recordsOf(host, 'board')).find(({ kind }) => kind === 'pathway')
  if (!board) throw new Error('The template has no pathway board.')
  const cards = new Map((await recordsOf(host, 'card')).map((card) => [card.id, card]))
  const placements = (await recordsOf(host, 'placement')).toSorted(comparePositions)
  const columns = (await recordsOf(host, 'column'))
    .filter((column) => column.boardId === board.id)
    .toSorted(comparePositions)
    .map(({ id, name }) => ({
      id,
      name,
      cards: placements.flatMap((placement) => {
        const card = cards.get(placement.cardId)
        return placement.columnId === id && card ? [card] : []
      }),
    }))
  return {
    boardId: board.id,
    columns,
    cards: columns.reduce((sum, column) => sum + column.cards.length, 0),
  }
}
