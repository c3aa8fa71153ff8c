import type { RefusalData } from '#shared/domain/refusal'
import { refusalOf } from '../../api/refusalOf.ts'

export interface DraftState {
  /** False as long as anything has not been taken in by the host. */
  readonly isSaved: boolean
  readonly error: RefusalData | null
}

export interface DraftSaver<Change extends object> {
  add(change: Change): void
  /** Sends all that waits; resolves to false where the host refused it. */
  save(): Promise<boolean>
}

/** Sends changes in their order, together. What was refused waits on: a later change does not make it saved. */
export function createDraftSaver<Change extends object>(
  send: (change: Change) => Promise<unknown>,
  tell: (state: DraftState) => void,
): DraftSaver<Change> {
  let waiting: Partial<Change> = {}
  let last = Promise.resolve(true)
  const isNothing = () => Object.keys(waiting).length === 0

  async function sendWaiting(): Promise<boolean> {
    if (isNothing()) return true
    const change = waiting
    waiting = {}
    try {
      await send(change as Change)
      tell({ isSaved: isNothing(), error: null })
      return true
    } catch (error) {
      waiting = { ...change, ...waiting }
      tell({ isSaved: false, error: refusalOf(error) })
      return false
    }
  }

  return {
    add(change) {
      waiting = { ...waiting, ...change }
    },
    save() {
      last = last.then(sendWaiting)
      return last
    },
  }
}
