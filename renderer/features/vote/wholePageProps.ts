import type { VotingPaper } from '#shared/contract/voting.contract'
import type { Outbox } from './outbox.ts'
import type { ItemAnswer } from './rankOrder.ts'

export interface WholePageProps {
  readonly paper: VotingPaper
  /** In this voter's own order. */
  readonly items: VotingPaper['items']
  readonly outbox: Outbox
  readonly isOffline: boolean
  readonly onChange: (answers: readonly ItemAnswer[]) => void
  readonly onDone: () => void
  readonly onBack: () => void
}
