import type { z } from 'zod'
import { contract, isProcedureName, type ProcedureName } from '#shared/contract/contract'
import type { Access } from '#shared/contract/procedure'
import { identifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { Logger } from '../ports.ts'
import { storageFailed } from '../store/commitQueue.ts'
import type { OpenStudy, RecordsEvent } from '../features/study/openStudy.ts'
import type { CallHandler, CommandHandler, Handlers } from './handlers.ts'
import { mayCall, type Session } from './session.ts'

export interface Call {
  readonly procedure: string
  readonly input: unknown
  readonly commandId?: string | undefined
  readonly studyId?: string | undefined
}

/** The only way in: authorise, parse, run, and answer with parsed output or a Refusal. */
export type Dispatch = (session: Session, call: Call) => Promise<unknown>

export interface DispatcherOptions {
  readonly handlers: Handlers
  /** What exists on this surface at all: elsewhere's procedures are not even named in a refusal. */
  readonly accesses: readonly Access[]
  readonly currentStudy: () => OpenStudy | null
  readonly publish: (event: RecordsEvent) => void
  readonly logger: Logger
}

export function createDispatcher(options: DispatcherOptions): Dispatch {
  const { handlers, accesses, currentStudy, publish, logger } = options

  async function run(session: Session, call: Call): Promise<unknown> {
    const name = call.procedure
    if (!isProcedureName(name) || !accesses.includes(contract[name].access)) {
      throw new Refusal('not-found', 'There is no such procedure here.')
    }
    const procedure = contract[name]
    if (!mayCall(session, procedure.access)) {
      throw new Refusal('not-allowed', 'Join the room first.')
    }
    if (call.studyId !== undefined && call.studyId !== currentStudy()?.studyId) {
      throw new Refusal('conflict', 'Another study is open now, so this was not done.')
    }
    const input = parseInput(procedure.input, call.input)
    const output =
      procedure.kind === 'command'
        ? await runCommand(name, session, input, call.commandId)
        : await (handlers[name] as CallHandler<ProcedureName>)(input as never, session)
    return parseOutput(name, procedure.output, output)
  }

  async function runCommand(
    name: ProcedureName,
    session: Session,
    input: unknown,
    commandId: string | undefined,
  ): Promise<unknown> {
    const study = currentStudy()
    if (!study) throw new Refusal('study-not-open', 'Open a study first.')
    const handle = handlers[name] as unknown as CommandHandler<ProcedureName>
    const keepsReceipt = contract[name].retry === 'receipt'
    if (keepsReceipt && !identifier.safeParse(commandId).success) {
      throw new Refusal('invalid-input', 'A command needs an id of its own.')
    }
    return study.queue.submit(() => {
      if (keepsReceipt) {
        const earlier = study.receipts.find(commandId as string)
        if (earlier !== undefined) return { output: earlier }
      }
      const result = handle(study, input as never, session)
      const event = carryOut(study, result.decision)
      if (keepsReceipt) study.receipts.keep(commandId as string, result.output)
      return {
        output: result.output,
        afterCommit() {
          if (event) {
            study.remember(event)
            publish(event)
          }
          result.afterCommit?.()
        },
      }
    })
  }

  const runOnce = onceEach(run)

  return async (session, call) => {
    try {
      return await runOnce(session, call)
    } catch (error) {
      if (error instanceof Refusal) throw error
      logger.error(
        `A call of ${isProcedureName(call.procedure) ? call.procedure : 'nothing known'} failed`,
        error,
      )
      if (isStorageError(error)) throw storageFailed(error)
      throw new Refusal('internal', 'Something went wrong inside Linkboard. Nothing was changed; try again.')
    }
  }
}

/** How many tasks are remembered for clients that ask again. */
const TASKS_KEPT = 1_000

/**
 * A task has no transaction to keep a receipt in. One that a client sends again after a break, under the same
 * id, gets the answer of the first time, as long as this program runs: no second seat, no second study.
 */
function onceEach(run: Dispatch): Dispatch {
  const answers = new Map<string, Promise<unknown>>()
  return (session, call) => {
    const { procedure: name, commandId } = call
    const isTask = isProcedureName(name) && contract[name].kind === 'task'
    if (!isTask || commandId === undefined) return run(session, call)
    const key = `${name} ${commandId}`
    const known = answers.get(key)
    if (known) return known
    const answer = run(session, call)
    answers.set(key, answer)
    // What was refused may be tried again.
    answer.catch(() => answers.delete(key))
    const [oldest] = answers.keys()
    if (answers.size > TASKS_KEPT && oldest !== undefined) answers.delete(oldest)
    return answer
  }
}

function isStorageError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}

function carryOut(
  study: OpenStudy,
  decision: ReturnType<CommandHandler<ProcedureName>>['decision'],
): RecordsEvent | null {
  if (decision === undefined) return null
  if (decision === 'undo') return study.undo()
  if (decision === 'redo') return study.redo()
  // What is as it was is no change: it would fill the log and throw away what can be redone.
  const changes = decision.changes.filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  )
  return changes.length === 0 ? null : study.carryOut({ ...decision, changes })
}

function parseInput(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  const message = issue?.message ?? 'This could not be understood.'
  throw new Refusal('invalid-input', field === '' ? message : `${message} (${field})`, { field })
}

function parseOutput(name: ProcedureName, schema: z.ZodType, output: unknown): unknown {
  const parsed = schema.safeParse(output)
  // What the schema does not allow must not leave: it may be what nobody outside should see.
  if (!parsed.success)
    throw new Error(`The answer of ${name} does not fit its contract`, { cause: parsed.error })
  return parsed.data
}
