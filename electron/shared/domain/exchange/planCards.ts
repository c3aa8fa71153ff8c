import { quotedCell } from '../analysis/quotedCell.ts'
import { cardKind, type CardKind } from '../board/card.ts'
import { comparable } from '../board/pastedCards.ts'
import { Refusal } from '../refusal.ts'
import { MOST_TOLD, type CardChoices, type CardPreview } from './cardImport.ts'
import { PLACE_FIELDS, type CardRow, type CardTable, type PlaceField } from './cardTable.ts'

/** What of the study decides where cards go. */
export interface CardSurroundings {
  /** What cards say that are there already, but for hidden ones. */
  readonly texts: readonly string[]
  /** The first board in use of each kind that a place can be on. */
  readonly boards: readonly {
    readonly field: PlaceField
    readonly boardId: string
    readonly name: string
    readonly columns: readonly {
      readonly columnId: string
      readonly name: string
      readonly isTray: boolean
    }[]
  }[]
  readonly groups: readonly {
    readonly panelGroupId: string
    readonly name: string
    readonly shortName: string
  }[]
}

export interface PlannedCard {
  readonly text: string
  readonly kind: CardKind
  readonly note: string
  readonly tags: readonly string[]
  readonly panelGroupId: string | null
  /** `columnId` null: a new column of this name on this board. */
  readonly places: readonly {
    readonly boardId: string
    readonly columnId: string | null
    readonly name: string
  }[]
}

export interface CardPlan {
  readonly cards: readonly PlannedCard[]
  readonly preview: CardPreview
}

const MOST_STRANGE = 100
const SAMPLE = 6

/** What comes of a table of cards in this study, with what was chosen so far. */
export function planCards(table: CardTable, choices: CardChoices, surroundings: CardSurroundings): CardPlan {
  const placing = PLACE_FIELDS.flatMap((field) => {
    const board = surroundings.boards.find((one) => one.field === field)
    return board === undefined ? [] : [placesOn(board, choices)]
  })
  const groups = groupFinder(surroundings, choices)
  const kinds = new Map(choices.kinds.map(({ words, kind }) => [comparable(words), kind]))
  const strangeKinds = strangeNames()
  const present = new Set(surroundings.texts.map(comparable))
  const inFile = new Set<string>()
  const twins: CardPreview['twins'] = []
  const planned: { row: CardRow; card: PlannedCard }[] = []

  for (const row of table.rows) {
    const same = comparable(row.text)
    const stands = inFile.has(same) ? 'file' : present.has(same) ? 'study' : null
    inFile.add(same)
    if (stands !== null) {
      twins.push({ line: row.line, text: row.text, stands })
      if (!choices.addsTwins) continue
    }
    if (row.kindWords !== '' && row.kind === null) strangeKinds.add(row.kindWords)
    planned.push({
      row,
      card: {
        text: row.text,
        kind: row.kind ?? kinds.get(comparable(row.kindWords)) ?? choices.kind,
        note: row.note,
        tags: row.tags,
        panelGroupId: groups.find(row.group),
        places: placing.flatMap(({ placeOf }) => placeOf(row)),
      },
    })
  }
  const cards = planned.map(({ card }) => card)
  const { complaints } = table
  return {
    cards,
    preview: {
      columns: [...table.columns],
      cards: cards.length,
      byKind: cardKind.options
        .map((kind) => ({ kind, count: cards.filter((card) => card.kind === kind).length }))
        .filter(({ count }) => count > 0),
      sample: planned.slice(0, SAMPLE).map(({ row, card }) => ({
        line: row.line,
        kind: card.kind,
        text: card.text,
        places: card.places.map(({ name }) => name),
        tags: [...card.tags],
      })),
      complaints: complaints.slice(0, MOST_TOLD),
      complaintCount: complaints.length,
      strangeKinds: strangeKinds.list('kinds'),
      strangePlaces: placing.flatMap(({ strange, field }) =>
        strange.list('places').map((one) => ({ ...one, field })),
      ),
      columnsOnBoards: surroundings.boards.flatMap(({ field, columns }) =>
        columns.flatMap(({ columnId, name, isTray }) => (isTray ? [] : [{ field, columnId, name }])),
      ),
      strangeGroups: groups.strange.list('groups'),
      twins: twins.slice(0, MOST_TOLD),
      twinCount: twins.length,
      notices: noticesOf(table, surroundings),
    },
  }
}

function placesOn(
  { field, boardId, name: boardName, columns }: CardSurroundings['boards'][number],
  choices: CardChoices,
) {
  const known = new Map(columns.map((column) => [comparable(column.name), column]))
  const byId = new Map(columns.map((column) => [column.columnId, column]))
  const chosen = new Map(
    choices.places.filter((one) => one.field === field).map(({ words, to }) => [comparable(words), to]),
  )
  const strange = strangeNames()

  function placeOf(row: CardRow): PlannedCard['places'][number][] {
    const words = row[field]
    if (words === '') return []
    const there = known.get(comparable(words))
    if (there) return there.isTray ? [] : [{ boardId, columnId: there.columnId, name: there.name }]
    strange.add(words)
    const to = chosen.get(comparable(words)) ?? { kind: 'tray' as const }
    if (to.kind === 'tray') return []
    if (to.kind === 'new') return [{ boardId, columnId: null, name: strange.firstWordsOf(words) }]
    const column = byId.get(to.columnId)
    if (!column)
      throw new Refusal('conflict', `A column of “${boardName}” has been removed meanwhile. Look again.`)
    return column.isTray ? [] : [{ boardId, columnId: column.columnId, name: column.name }]
  }
  return { field, strange, placeOf }
}

function groupFinder({ groups }: CardSurroundings, choices: CardChoices) {
  const known = new Map(
    groups.flatMap(({ panelGroupId, name, shortName }) => [
      [comparable(name), panelGroupId] as const,
      [comparable(shortName), panelGroupId] as const,
    ]),
  )
  const ids = new Set(groups.map(({ panelGroupId }) => panelGroupId))
  const chosen = new Map(choices.groups.map(({ words, panelGroupId }) => [comparable(words), panelGroupId]))
  const strange = strangeNames()
  return {
    strange,
    find(words: string): string | null {
      if (words === '') return null
      const there = known.get(comparable(words))
      if (there !== undefined) return there
      strange.add(words)
      const panelGroupId = chosen.get(comparable(words)) ?? null
      return panelGroupId !== null && ids.has(panelGroupId) ? panelGroupId : null
    },
  }
}

/** Counts names that differ in more than case and white space, in the order in which they come. */
function strangeNames() {
  const found = new Map<string, { words: string; count: number }>()
  return {
    add(words: string): void {
      const name = found.get(comparable(words))
      if (name) name.count += 1
      else found.set(comparable(words), { words, count: 1 })
    },
    /** As it was written where it first came. */
    firstWordsOf: (words: string): string => found.get(comparable(words))?.words ?? words,
    list(what: string): { words: string; count: number }[] {
      if (found.size <= MOST_STRANGE) return [...found.values()]
      const [first] = found.values()
      throw new Refusal(
        'invalid-input',
        `The file names ${found.size.toLocaleString('en-GB')} different ${what} that the study does not know, such as ${quotedCell(first?.words ?? '')}. Please check what its columns are called.`,
      )
    },
  }
}

function noticesOf(table: CardTable, { boards }: CardSurroundings): string[] {
  const { cellsCleaned } = table
  const missing = PLACE_FIELDS.filter(
    (field) =>
      table.columns.some((column) => column.field === field) &&
      !boards.some((board) => board.field === field),
  )
  return [
    ...(cellsCleaned === 0
      ? []
      : [
          `Hidden control characters were taken out of ${cellsCleaned === 1 ? 'one cell' : `${cellsCleaned} cells`}.`,
        ]),
    ...missing.map(
      (field) => `The column for the ${field} is not used: the study has no board in use that has ${field}s.`,
    ),
  ]
}
