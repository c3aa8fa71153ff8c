import type { z } from 'zod'

/**
 * Who may call: the facilitator's own windows, the big screen, a seat in the room, or anybody who has reached
 * the page.
 */
export type Access = 'facilitator' | 'screen' | 'participant' | 'public'

/**
 * `query` looks and changes nothing. `command` changes the study: it runs to its end inside one transaction,
 * is acknowledged once that is on disk, and carries an id made by the client. `task` reaches outside the
 * study's transaction (opening files, the room's server, exports) and may take its time.
 */
export type ProcedureKind = 'query' | 'command' | 'task'

export interface Procedure {
  readonly kind: ProcedureKind
  readonly access: Access
  /**
   * How a retried command is applied once: `receipt` keeps its id with its answer; `natural` keeps nothing,
   * because doing it again has the same result (a response must leave no such trace).
   */
  readonly retry: 'receipt' | 'natural'
  readonly input: z.ZodType
  readonly output: z.ZodType
}

interface Declaration<A extends Access, I extends z.ZodType, O extends z.ZodType> {
  access: A
  input: I
  output: O
}

export function query<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<A, I, O>,
) {
  return { kind: 'query', retry: 'natural', ...declaration } as const
}

export function command<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<A, I, O>,
) {
  return { kind: 'command', retry: 'receipt', ...declaration } as const
}

/** A command that a retry repeats without harm and that must leave no trace of its own. */
export function naturalCommand<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<A, I, O>,
) {
  return { kind: 'command', retry: 'natural', ...declaration } as const
}

export function task<A extends Access, I extends z.ZodType, O extends z.ZodType>(
  declaration: Declaration<A, I, O>,
) {
  return { kind: 'task', retry: 'natural', ...declaration } as const
}
