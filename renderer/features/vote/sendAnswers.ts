import type { Answer } from '#shared/domain/ballot/answer'
import { acknowledge, acknowledgeWhole, confirmFinish, nextUnsaved, type Outbox } from './outbox.ts'
import type { ItemAnswer } from './rankOrder.ts'

/** Where the page keeps its outbox: changed in one place, so that a slow reply never undoes a newer answer. */
export interface OutboxHolder {
  read(): Outbox
  change(change: (outbox: Outbox) => Outbox): void
}

/** The calls that bring a voter's answers to the host. Each throws a Refusal where the host says no. */
export interface AnswerPost {
  putAnswer(itemId: string, answer: Answer): Promise<void>
  putWhole(answers: readonly ItemAnswer[]): Promise<void>
  finish(): Promise<{ answered: number }>
}

/**
 * Sends the next thing that the outbox owes: an answer, or "finished" once all answers are in and the voter
 * asked for it. Resolves to false when nothing is owed. Sending an answer twice does no harm, so whatever was
 * not acknowledged is simply sent again.
 */
export async function sendNext(holder: OutboxHolder, post: AnswerPost): Promise<boolean> {
  const outbox = holder.read()
  const unsaved = nextUnsaved(outbox)
  if (unsaved?.kind === 'whole') {
    await post.putWhole(unsaved.answers)
    holder.change((current) => acknowledgeWhole(current, unsaved.version))
    return true
  }
  if (unsaved) {
    await post.putAnswer(unsaved.itemId, unsaved.answer)
    holder.change((current) => acknowledge(current, unsaved.itemId, unsaved.version))
    return true
  }
  if (!outbox.wantsFinish) return false
  const { answered } = await post.finish()
  holder.change((current) => confirmFinish(current, answered))
  return true
}
