import type { Migration } from '../migrate.ts'
import { initial } from './0001-initial.ts'
import { boardControl } from './0002-board-control.ts'
import { ballotBox } from './0003-ballot-box.ts'
import { statements } from './0004-statements.ts'

/** Every step of the file format, oldest first. The file's version is how many of them it has had. */
export const migrations: readonly Migration[] = [initial, boardControl, ballotBox, statements]
