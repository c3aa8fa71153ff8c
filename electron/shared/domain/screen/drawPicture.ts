import type { Column } from '../board/board.ts'
import { boardOrder } from '../board/boardOrder.ts'
import { matchesFilter, NO_FILTER } from '../board/cardFilter.ts'
import { findCoverage } from '../board/coverage.ts'
import { findMerges } from '../board/merges.ts'
import { themeMatrix } from '../board/themeMatrix.ts'
import { comparePositions, type ReadonlyStudyState } from '../study/studyState.ts'
import { drawResults, type ResultsToShow } from './drawResults.ts'
import { findKeptBack } from './keptBack.ts'
import {
  MOST_CARDS_A_COLUMN,
  MOST_COLUMNS,
  MOST_EXAMPLES,
  MOST_LINKS,
  MOST_STAGES,
  MOST_THEMES,
  type PictureCard,
  type PictureColumn,
  type PictureHeading,
  type PictureShowing,
  type ScreenPicture,
} from './screenPicture.ts'
import type { ScreenView } from './screenView.ts'
import { shownLinks } from './shownLinks.ts'

/** The room as its people may see it. */
export interface RoomToShow {
  readonly code: string
  /** The likeliest first, without the room's secret. */
  readonly addresses: readonly string[]
  readonly qr: { readonly size: number; readonly path: string }
  readonly admitsNewSeats: boolean
  readonly seats: number
  readonly isSilent: boolean
  readonly acceptsCards: boolean
}

/** What the picture shows beside the study's records, asked for where it is drawn. */
export interface Surroundings {
  /** Null while the room is closed. */
  room(): RoomToShow | null
  /** Of the round that is open; null while none is. */
  turnout(): { readonly dealt: number; readonly finished: number } | null
  /** Of a closed round; null where there are none. */
  readonly results: ResultsToShow
}

type ViewOf<N extends ScreenView['showing']['name']> = Extract<ScreenView['showing'], { name: N }>

const TITLE: PictureShowing = { name: 'title' }

/**
 * What the big screen draws when the facilitator looks at `view`: at most what {@link ScreenPicture} can say. Where
 * there is nothing of that kind (a board that has gone, a closed room, no open vote, no study) it is the title.
 */
export function drawPicture(
  state: ReadonlyStudyState | null,
  view: ScreenView,
  surroundings: Surroundings,
): ScreenPicture {
  const [study] = state?.records.study.values() ?? []
  return {
    studyTitle: study?.title ?? '',
    zoom: view.zoom,
    showing: state === null ? TITLE : draw(state, view.showing, surroundings),
  }
}

function draw(
  state: ReadonlyStudyState,
  view: ScreenView['showing'],
  surroundings: Surroundings,
): PictureShowing {
  switch (view.name) {
    case 'title':
      return TITLE
    case 'room':
      return drawRoom(surroundings.room())
    case 'voting':
      return drawVoting(state, surroundings)
    case 'board':
      return drawBoard(state, view)
    case 'matrix':
      return drawMatrix(state, view)
    case 'coverage':
      return drawCoverage(state)
    case 'results':
      return drawResults(state, view, surroundings.results) ?? TITLE
  }
}

function drawRoom(room: RoomToShow | null): PictureShowing {
  if (!room) return TITLE
  const { code, addresses, qr, admitsNewSeats, seats, isSilent, acceptsCards } = room
  return {
    name: 'room',
    code,
    address: addresses[0] ?? '',
    qr: { size: qr.size, path: qr.path },
    admitsNewSeats,
    seats,
    isSilent,
    acceptsCards,
  }
}

function drawVoting(state: ReadonlyStudyState, surroundings: Surroundings): PictureShowing {
  const round = [...state.records.round.values()].find(({ status }) => status === 'open')
  const ballot = round && state.records.ballot.get(round.ballotId)
  if (!round || !ballot) return TITLE
  const turnout = surroundings.turnout()
  return {
    name: 'voting',
    title: ballot.title,
    question: ballot.question,
    round: round.number,
    dealt: turnout?.dealt ?? 0,
    finished: turnout?.finished ?? 0,
  }
}

/** Puts cards into the picture; null for one of which nothing may be seen. */
function cardDrawer(state: ReadonlyStudyState) {
  const { card: cards } = state.records
  const merges = findMerges(state.records)
  const keptBack = findKeptBack(state, merges)
  const mayBeSeen = (cardId: string) =>
    cards.get(cardId)?.isDeleted === false && !keptBack.has(cardId) && !merges.isMerged(cardId)
  const links = shownLinks(state, merges, mayBeSeen)
  function drawCard(cardId: string): PictureCard | null {
    const card = cards.get(cardId)
    if (!card || !mayBeSeen(cardId)) return null
    return {
      id: card.id,
      kind: card.kind,
      text: card.text,
      links: links.get(cardId)?.length ?? 0,
      merged: merges.mergedInto(cardId).filter(({ isDeleted }) => !isDeleted).length,
    }
  }
  return { merges, keptBack, links, drawCard }
}

function drawBoard(state: ReadonlyStudyState, view: ViewOf<'board'>): PictureShowing {
  const board = state.records.board.get(view.boardId)
  if (!board || board.isArchived) return TITLE
  const drawer = cardDrawer(state)
  const { columns, cardIds } = boardOrder(state, board.id, drawer.merges)
  const isFiltered =
    view.filter.words.trim() !== '' || view.filter.kinds.length > 0 || view.filter.tags.length > 0
  const common = { name: 'board', title: board.name, isFiltered } as const
  if (board.isHidden) {
    const keptBack = columns.reduce((sum, { id }) => sum + (cardIds.get(id)?.length ?? 0), 0)
    return { ...common, keptBack, columnsBefore: 0, columnsAfter: 0, columns: [], spotlight: null }
  }

  const filter = { ...NO_FILTER, ...view.filter }
  function fits(cardId: string): boolean {
    const card = state.records.card.get(cardId)
    return card !== undefined && matchesFilter(card, filter, NO_FACTS)
  }

  function drawColumn({ id, role, name, purpose, isHidden }: Column): PictureColumn {
    const all = cardIds.get(id) ?? []
    const seen = isHidden ? [] : all.filter((cardId) => !drawer.keptBack.has(cardId))
    const shown = isFiltered ? seen.filter(fits) : seen
    const above = countBefore(all, new Set(shown), view.firstCardIds[id])
    const cards = shown
      .slice(above, above + MOST_CARDS_A_COLUMN)
      .flatMap((cardId) => drawer.drawCard(cardId) ?? [])
    // How many hidden cards fit the filter would tell what is written on them.
    const hidden = isFiltered ? 0 : all.length - seen.length
    return { id, role, name, purpose, shown: shown.length, hidden, above, cards }
  }

  // An empty tray or parking lot is no news to the room, and takes the place of a column that is.
  const isWorthDrawing = ({ id, role }: Column) => role === 'stage' || (cardIds.get(id)?.length ?? 0) > 0
  const firstAsked = Math.max(
    columns.findIndex(({ id }) => id === view.firstColumnId),
    0,
  )
  const worth = columns.filter(isWorthDrawing)
  const before = columns.slice(0, firstAsked).filter(isWorthDrawing).length
  const columnsBefore = Math.min(before, Math.max(worth.length - 1, 0))
  const drawn = worth.slice(columnsBefore, columnsBefore + MOST_COLUMNS)
  return {
    ...common,
    keptBack: null,
    columnsBefore,
    columnsAfter: worth.length - columnsBefore - drawn.length,
    columns: drawn.map(drawColumn),
    spotlight: drawSpotlight(state, drawer, view.spotlightCardId),
  }
}

/** Words, kinds and tags are all that the big screen filters by. */
const NO_FACTS = { stageId: null, verdict: 'none' } as const

/** How many of `shown` stand before a card of `all`; 0 where that card is not among them. */
function countBefore(all: readonly string[], shown: ReadonlySet<string>, cardId: string | undefined): number {
  const at = cardId === undefined ? 0 : Math.max(all.indexOf(cardId), 0)
  const before = all.slice(0, at).filter((id) => shown.has(id)).length
  return Math.min(before, Math.max(shown.size - 1, 0))
}

type Spotlight = Extract<PictureShowing, { name: 'board' }>['spotlight']

function drawSpotlight(
  state: ReadonlyStudyState,
  { merges, links, drawCard }: ReturnType<typeof cardDrawer>,
  cardId: string | null,
): Spotlight {
  if (cardId === null) return null
  const card = drawCard(merges.survivorOf(cardId))
  if (!card) return null
  return {
    card,
    note: state.records.card.get(card.id)?.note ?? '',
    links: (links.get(card.id) ?? [])
      .slice(0, MOST_LINKS)
      .map(({ label, other }) => ({ label, kind: other.kind, text: other.text })),
  }
}

function drawMatrix(state: ReadonlyStudyState, { boardId }: ViewOf<'matrix'>): PictureShowing {
  const { board: boards } = state.records
  const board = boards.get(boardId)
  const pathway = [...boards.values()]
    .toSorted(comparePositions)
    .find(({ kind, isArchived }) => kind === 'pathway' && !isArchived)
  if (!board || board.isArchived || !pathway) return TITLE
  const title = `${board.name} × ${pathway.name}`
  if (board.isHidden || pathway.isHidden) {
    return {
      name: 'matrix',
      title,
      isHidden: true,
      stages: [],
      themes: [],
      counts: [],
      moreStages: 0,
      moreThemes: 0,
    }
  }
  const { themes, stages, cells } = themeMatrix(state, {
    themesBoardId: board.id,
    pathwayBoardId: pathway.id,
  })
  // What is not a stage or a theme is shown where there is something in it.
  const counts = cells.map((row) => row.map((cardIds) => cardIds.length))
  const rowsWorth = themes.flatMap(({ role }, row) =>
    role === 'stage' || counts[row]?.some((count) => count > 0) === true ? [row] : [],
  )
  const columnsWorth = stages.flatMap(({ role }, column) =>
    role === 'stage' || counts.some((row) => (row[column] ?? 0) > 0) ? [column] : [],
  )
  const rows = rowsWorth.slice(0, MOST_THEMES)
  const columns = columnsWorth.slice(0, MOST_STAGES)
  return {
    name: 'matrix',
    title,
    isHidden: false,
    stages: columns.flatMap((column) => headingOf(stages[column])),
    themes: rows.flatMap((row) => headingOf(themes[row])),
    counts: rows.map((row) => columns.map((column) => counts[row]?.[column] ?? 0)),
    moreStages: columnsWorth.length - columns.length,
    moreThemes: rowsWorth.length - rows.length,
  }
}

function headingOf(column: Column | undefined): PictureHeading[] {
  return column ? [{ name: column.name, role: column.role }] : []
}

function drawCoverage(state: ReadonlyStudyState): PictureShowing {
  const coverage = findCoverage(state)
  const { drawCard } = cardDrawer(state)
  const examplesOf = (cards: readonly { readonly id: string }[]) =>
    cards.flatMap(({ id }) => drawCard(id) ?? []).slice(0, MOST_EXAMPLES)
  return {
    name: 'coverage',
    barriers: coverage.barriers,
    trainingNeeds: coverage.trainingNeeds,
    openBarriers: coverage.openBarriers.length,
    unaskedTrainingNeeds: coverage.unaskedTrainingNeeds.length,
    stages: coverage.stages,
    emptyStages: coverage.emptyStages
      .filter(({ boardId }) => state.records.board.get(boardId)?.isHidden === false)
      .map(({ name }) => name)
      .slice(0, MOST_STAGES),
    examples: [...examplesOf(coverage.openBarriers), ...examplesOf(coverage.unaskedTrainingNeeds)],
  }
}
