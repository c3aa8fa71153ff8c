import type { Contract, NamesOfKind, OutputOf, ParsedInputOf, ProcedureName } from '#shared/contract/contract'
import type { Decision, OpenStudy } from '../features/study/openStudy.ts'
import type { Session } from './session.ts'

/** What a command decided: its answer, the change to the records if any, and what follows the commit. */
export interface CommandResult<N extends ProcedureName> {
  readonly output: OutputOf<N>
  readonly decision?: Decision | 'undo' | 'redo'
  afterCommit?(): void
}

export type CommandHandler<N extends ProcedureName> = (
  study: OpenStudy,
  input: ParsedInputOf<N>,
  session: Session,
) => CommandResult<N>

export type CallHandler<N extends ProcedureName> = (
  input: ParsedInputOf<N>,
  session: Session,
) => OutputOf<N> | Promise<OutputOf<N>>

/** One handler a procedure: a command runs inside the study's transaction, anything else does not. */
export type Handlers = {
  [N in ProcedureName]: N extends NamesOfKind<'command'> ? CommandHandler<N> : CallHandler<N>
}

/** The handlers of one part of the contract. */
export type HandlersFor<Part> = Pick<Handlers, keyof Part & keyof Contract>
