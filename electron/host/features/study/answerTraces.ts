import { z } from 'zod'
import type { Store } from '../../store/store.ts'
import type { Settings } from './settings.ts'

const SETTING = 'answerTraces'

/**
 * The traces that a vote leaves in the file: pages and the write-ahead log keep the order in which answers
 * came, until the file is rewritten. That it is due is written down with the round's opening, so that
 * neither a crash nor a full disk at the wrong moment lets it be forgotten.
 */
export interface AnswerTraces {
  /** Notes that answers will come. Only inside the queue's work. */
  expect(): void
  areThere(): boolean
  /** Rewrites the file. With `forGood`, no more answers will come. */
  remove(forGood: boolean): void
}

export function createAnswerTraces(store: Store, settings: Settings): AnswerTraces {
  const areThere = () => settings.get(SETTING, z.literal(true)) !== null
  return {
    expect: () => settings.set(SETTING, true),
    areThere,
    remove(forGood) {
      store.rewrite()
      if (!forGood) return
      settings.remove(SETTING)
      store.emptyLog()
    },
  }
}
