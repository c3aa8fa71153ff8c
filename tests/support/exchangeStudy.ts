import type { StudyExchange } from '#shared/domain/exchange/studyExchange'
import { writeStudyJson } from '../../electron/host/export/writeStudyJson.ts'
import type { BuiltStudy } from './consensusStudy.ts'
import { randomIdentifier } from './randomIdentifier.ts'

/** A study of the fixtures as JSON. */
export function exchangeOf(built: BuiltStudy): StudyExchange {
  const exchange = JSON.parse(writeStudyJson({ tables: { ...built, activity: [] } })) as StudyExchange
  // The fixtures draw no trays and no parking lots, which every board of the app has.
  for (const { id: boardId } of exchange.records.board) {
    for (const role of ['tray', 'parking'] as const) {
      const there = exchange.records.column.find((column) => column.boardId === boardId)
      if (!there || exchange.records.column.some((one) => one.boardId === boardId && one.role === role))
        continue
      exchange.records.column.push({ ...there, id: randomIdentifier(), role, name: role })
    }
  }
  return exchange
}
