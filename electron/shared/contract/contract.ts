import type { z } from 'zod'
import { ballotContract } from './ballot.contract.ts'
import { boardContract } from './board.contract.ts'
import { draftContract } from './draft.contract.ts'
import { historyContract } from './history.contract.ts'
import { importContract } from './import.contract.ts'
import { pictureContract } from './picture.contract.ts'
import { paperContract } from './paper.contract.ts'
import type { Procedure } from './procedure.ts'
import { roomContract } from './room.contract.ts'
import { screenContract } from './screen.contract.ts'
import { seatContract } from './seat.contract.ts'
import { seatCardContract } from './seatCard.contract.ts'
import { statementContract } from './statement.contract.ts'
import { studyContract } from './study.contract.ts'
import { votingContract } from './voting.contract.ts'

/** Everything that can be asked of a host, each procedure declared once. */
export const contract = {
  ...studyContract,
  ...boardContract,
  ...historyContract,
  ...screenContract,
  ...pictureContract,
  ...roomContract,
  ...seatContract,
  ...seatCardContract,
  ...ballotContract,
  ...votingContract,
  ...paperContract,
  ...draftContract,
  ...statementContract,
  ...importContract,
} satisfies Record<string, Procedure>

export type Contract = typeof contract
export type ProcedureName = keyof Contract
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>
export type NamesOfKind<K extends Procedure['kind']> = {
  [N in ProcedureName]: Contract[N]['kind'] extends K ? N : never
}[ProcedureName]

export const PROCEDURE_NAMES = Object.keys(contract) as ProcedureName[]

export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name)
}
