import { placementId, USUAL_CARD_KINDS, type Column } from '../board/board.ts'
import { PARKING_NAME, TRAY_NAME } from '../board/boardCommands.ts'
import { freshPositions } from '../board/ordering.ts'
import { makeIdentifier, type Identifier, type RandomBytes } from '../identifier.ts'
import { BLANK_TEMPLATE_KEY } from './blankTemplate.ts'
import { emptyRecords, type StudyRecords } from './records.ts'
import type { StudyTemplate } from './studyTemplate.ts'
import { PARKING_KEY, TRAY_KEY } from './templateCrossReferences.ts'

/** What a new study needs besides its template. */
export interface NewStudy {
  readonly randomBytes: RandomBytes
  /** ISO 8601 date and time in UTC. */
  readonly createdAt: string
  /** Already parsed as a study's title; the template's own title when left out. */
  readonly title?: string | undefined
}

/**
 * The records of a new study made from a template: fresh identifiers, boards each with a tray before their
 * stages and a parking lot after them, the cards in the template's order, and a first workshop with the
 * template's agenda. Same template and same random bytes, same records. The template must have come
 * through {@link studyTemplate}: a key that leads nowhere throws.
 */
export function buildStudy(
  template: StudyTemplate,
  { randomBytes, createdAt, title }: NewStudy,
): StudyRecords {
  const records = emptyRecords()
  const newId = () => makeIdentifier(randomBytes)
  addStudy(records, template, { id: newId(), createdAt, title: title ?? template.title })
  addPanelGroups(records, template, newId)
  addFirstWorkshop(records, template, newId)
  const columnIds = addBoards(records, template, newId)
  const cardIds = addCards(records, template, newId)
  addPlacements(records, template, columnIds, cardIds)
  for (const { type, from, to } of template.links) {
    const id = newId()
    const [fromCardId, toCardId] = [found(cardIds, from), found(cardIds, to)]
    records.link.set(id, { id, type, fromCardId, toCardId, merge: null })
  }
  return records
}

function addStudy(
  records: StudyRecords,
  template: StudyTemplate,
  own: { id: Identifier; createdAt: string; title: string },
): void {
  const { background, aims, audience, geography, recruitment, publicInvolvement } = template
  const { investigators, institution, partners, startsOn, endsOn } = template
  records.study.set(own.id, {
    ...own,
    currentWorkshopId: null,
    background,
    aims,
    audience,
    geography,
    recruitment,
    publicInvolvement,
    investigators: [...investigators],
    institution,
    partners: [...partners],
    startsOn,
    endsOn,
    smallGroupThreshold: 5,
    templateName: template.key === BLANK_TEMPLATE_KEY ? null : template.name,
  })
}

function addPanelGroups(
  records: StudyRecords,
  { panelGroups }: StudyTemplate,
  newId: () => Identifier,
): void {
  for (const [{ key: _key, ...panelGroup }, position] of withPositions(panelGroups)) {
    const id = newId()
    records.panelGroup.set(id, { id, ...panelGroup, position })
  }
}

function addFirstWorkshop(records: StudyRecords, { agenda }: StudyTemplate, newId: () => Identifier): void {
  const workshopId = newId()
  for (const [, position] of withPositions([workshopId])) {
    records.workshop.set(workshopId, { id: workshopId, name: 'Workshop 1', heldOn: null, position })
  }
  for (const [activity, position] of withPositions(agenda)) {
    const id = newId()
    records.agendaActivity.set(id, { id, workshopId, ...activity, position })
  }
}

/** Adds boards and their columns; returns the board's and the column's id for each board and column key. */
function addBoards(
  records: StudyRecords,
  { boards }: StudyTemplate,
  newId: () => Identifier,
): Map<string, Pick<Column, 'id' | 'boardId'>> {
  const columnIds = new Map<string, Pick<Column, 'id' | 'boardId'>>()
  for (const [board, boardPosition] of withPositions(boards)) {
    const boardId = newId()
    records.board.set(boardId, {
      id: boardId,
      kind: board.kind,
      name: board.name,
      position: boardPosition,
      cardKinds: [...new Set(board.cardKinds ?? USUAL_CARD_KINDS[board.kind])],
      isLocked: false,
      isHidden: false,
      showsGroups: false,
      isArchived: false,
    })
    const columns = [
      { key: TRAY_KEY, role: 'tray', name: TRAY_NAME, purpose: '', actors: [] },
      ...board.columns.map((column) => ({ ...column, role: 'stage' as const, actors: [...column.actors] })),
      { key: PARKING_KEY, role: 'parking', name: PARKING_NAME, purpose: '', actors: [] },
    ] satisfies (Pick<Column, 'role' | 'name' | 'purpose' | 'actors'> & { key: string })[]
    for (const [{ key, ...column }, position] of withPositions(columns)) {
      const id = newId()
      const flags = { isLocked: false, isHidden: false, isArchived: false }
      records.column.set(id, { id, boardId, ...column, position, ...flags })
      columnIds.set(columnKey(board.key, key), { id, boardId })
    }
  }
  return columnIds
}

function addCards(
  records: StudyRecords,
  { cards }: StudyTemplate,
  newId: () => Identifier,
): Map<string, Identifier> {
  const cardIds = new Map<string, Identifier>()
  for (const { key, kind, text, note, tags } of cards) {
    const id = newId()
    cardIds.set(key, id)
    const flags = { isDeleted: false, isHidden: false }
    const origin = { panelGroupId: null, workshopId: null }
    records.card.set(id, { id, kind, text, note, tags: [...tags], ...origin, ...flags })
  }
  return cardIds
}

function addPlacements(
  records: StudyRecords,
  { cards }: StudyTemplate,
  columnIds: ReadonlyMap<string, Pick<Column, 'id' | 'boardId'>>,
  cardIds: ReadonlyMap<string, Identifier>,
): void {
  const places = cards.flatMap(({ key, board, column, alsoOn }) =>
    [{ board, column }, ...alsoOn].map((place) => ({ ...place, key })),
  )
  // What waits in a tray has no place.
  const placed = places.filter(({ column }) => column !== TRAY_KEY)
  const byColumn = Map.groupBy(placed, (place) => columnKey(place.board, place.column))
  for (const [key, inColumn] of byColumn) {
    const { id: columnId, boardId } = found(columnIds, key)
    for (const [place, position] of withPositions(inColumn)) {
      const cardId = found(cardIds, place.key)
      const id = placementId(boardId, cardId)
      records.placement.set(id, { id, boardId, cardId, columnId, position })
    }
  }
}

function withPositions<Item>(items: readonly Item[]): [Item, string][] {
  const positions = freshPositions(items.length)
  return items.map((item, index) => [item, positions[index] as string])
}

/** Keys hold no space, so no two pairs of keys make the same string. */
function columnKey(board: string, column: string): string {
  return `${board} ${column}`
}

function found<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key)
  if (value === undefined) throw new Error(`The template was not checked: nothing has the key “${key}”.`)
  return value
}
