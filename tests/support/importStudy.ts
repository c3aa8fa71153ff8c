import type { BoardKind, Column } from '#shared/domain/board/board'
import type { Host } from '../../electron/host/createHost.ts'
import { recordsOf } from './hostCalls.ts'

/** The first column of a role on the first board of a kind. */
export async function columnNamed(host: Host, kind: BoardKind, role: Column['role']): Promise<Column> {
  const board = (await recordsOf(host, 'board')).find((one) => one.kind === kind)
  const column = (await recordsOf(host, 'column')).find(
    (one) => one.boardId === board?.id && one.role === role,
  )
  if (!column) throw new Error('There is no such column.')
  return column
}
