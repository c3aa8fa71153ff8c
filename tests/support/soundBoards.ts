import { LINK_ENDS } from '#shared/domain/board/link'
import { LONGEST_POSITION } from '#shared/domain/board/ordering'
import { RECORD_KINDS, recordSchemas } from '#shared/domain/study/records'
import { comparePositions, type ReadonlyStudyState } from '#shared/domain/study/studyState'
import { BOARD_RECORDS } from '#shared/domain/study/takeBack'

/** Everything that a state holds, as plain data. Cards keep their order: it is that of the trays. */
export function contentsOf(state: ReadonlyStudyState): Record<string, unknown> {
  const records = RECORD_KINDS.map((kind) => [kind, Object.fromEntries<unknown>(state.records[kind])])
  // A column that has no cards any more is the same as one that never had any.
  const order = [...state.columnOrder].filter(([, placements]) => placements.length > 0)
  return {
    ...(Object.fromEntries(records) as Record<string, unknown>),
    cardsAsMade: [...state.records.card.keys()],
    columnOrder: Object.fromEntries(order),
  }
}

/** What is wrong with the boards of a study, whatever has been done to them; empty where nothing is. */
export function faultsOf(state: ReadonlyStudyState): string[] {
  const { records } = state
  const faults: string[] = []
  const check = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault)
  }
  for (const kind of RECORD_KINDS) {
    for (const [id, record] of records[kind]) {
      check(record.id === id, `${kind} ${id} calls itself ${record.id}`)
      check(recordSchemas[kind].safeParse(record).success, `${kind} ${id} cannot be read again`)
    }
  }
  const boards = [...records.board.values()]
  check(
    boards.some(({ kind, isArchived }) => kind === 'pathway' && !isArchived),
    'no pathway is left',
  )
  for (const { id } of boards) {
    const columns = [...records.column.values()].filter(({ boardId }) => boardId === id)
    for (const role of ['tray', 'parking'] as const) {
      const ends = columns.filter((column) => column.role === role)
      check(ends.length === 1 && ends[0]?.isArchived === false, `board ${id} has not one ${role}`)
    }
  }
  for (const { id, boardId } of records.column.values()) {
    check(records.board.has(boardId), `column ${id} is on no board`)
  }
  faults.push(...placementFaults(state), ...linkFaults(state))
  return faults
}

/** What is wrong with where cards stand, and with the order of columns that is kept beside the records. */
export function placementFaults({ records, columnOrder }: ReadonlyStudyState): string[] {
  const faults: string[] = []
  const check = (isRight: boolean, fault: string) => {
    if (!isRight) faults.push(fault)
  }
  for (const { id, boardId, cardId, columnId, position } of records.placement.values()) {
    check(id === `${boardId}:${cardId}`, `placement ${id} is of another card`)
    check(records.card.has(cardId), `placement ${id} is of no card`)
    check(records.column.get(columnId)?.boardId === boardId, `placement ${id} is in another board's column`)
    check(position.length <= LONGEST_POSITION, `placement ${id} has grown long`)
  }
  let placed = 0
  for (const [columnId, placements] of columnOrder) {
    placed += placements.length
    check(
      placements.every((placement) => records.placement.get(placement.id) === placement),
      `column ${columnId} holds placements that are not those of the records`,
    )
    check(
      placements.every((placement) => placement.columnId === columnId),
      `column ${columnId} holds another's placements`,
    )
    check(
      placements.every((placement, index) => {
        const before = placements[index - 1]
        return before === undefined || comparePositions(before, placement) < 0
      }),
      `column ${columnId} has lost its order`,
    )
  }
  check(placed === records.placement.size, 'columns hold placements that are gone')
  return faults
}

/** Columns in which two cards, and boards on which two columns, have come to the same position. */
export function collisionsOf({ records, columnOrder }: ReadonlyStudyState): string[] {
  const inColumns = [...columnOrder].flatMap(([columnId, placements]) =>
    areDistinct(placements) ? [] : [columnId],
  )
  const onBoards = [...records.board.keys()].filter(
    (id) => !areDistinct([...records.column.values()].filter(({ boardId }) => boardId === id)),
  )
  return [...inColumns, ...onBoards]
}

function linkFaults({ records: { link: links, card: cards } }: ReadonlyStudyState): string[] {
  const faults: string[] = []
  const ends = new Set<string>()
  for (const { id, type, fromCardId, toCardId, merge } of links.values()) {
    const [from, to] = [cards.get(fromCardId), cards.get(toCardId)]
    if (!from || !to) {
      faults.push(`link ${id} leads from or to no card`)
      continue
    }
    const wanted = LINK_ENDS[type]
    if (
      (wanted.from !== null && wanted.from !== from.kind) ||
      (wanted.to !== null && wanted.to !== to.kind) ||
      (type === 'duplicates' && from.kind !== to.kind)
    ) {
      faults.push(`link ${id} ${type} leads from a ${from.kind} to a ${to.kind}`)
    }
    if (fromCardId === toCardId) faults.push(`link ${id} leads to where it starts`)
    if ((type === 'duplicates') !== (merge !== null)) faults.push(`link ${id} does not say why it is`)
    const pair = `${type} ${fromCardId} ${toCardId}`
    if (ends.has(pair)) faults.push(`link ${id} is there twice`)
    ends.add(pair)
  }
  return faults
}

function areDistinct(items: readonly { readonly position: string }[]): boolean {
  return new Set(items.map(({ position }) => position)).size === items.length
}

/** What is different on the boards, but for what is kept as deleted or put away. */
export function boardDifferences(now: ReadonlyStudyState, then: ReadonlyStudyState): string[] {
  return BOARD_RECORDS.flatMap((kind) => {
    const ids = new Set([...now.records[kind].keys(), ...then.records[kind].keys()])
    return [...ids].flatMap((id) => {
      const wished = then.records[kind].get(id)
      const found = now.records[kind].get(id)
      if (wished === undefined && found !== undefined) {
        if ('isDeleted' in found && found.isDeleted) return []
        if ('isArchived' in found && found.isArchived) return []
        // A column goes away together with its board.
        const board = 'role' in found ? now.records.board.get(found.boardId) : undefined
        if (board?.isArchived === true && !then.records.board.has(board.id)) return []
      }
      return JSON.stringify(wished) === JSON.stringify(found) ? [] : [`${kind} ${id}`]
    })
  })
}
