import type { ConsensusRule } from '#shared/domain/consensus/rule'

/** What the settings of every method are given. */
export interface SettingsProps<R extends ConsensusRule> {
  readonly rule: R
  readonly onChange: (rule: R) => void
  /** People have answered already: what would change how they answer is not offered. */
  readonly areAnswersFixed: boolean
  /** How many items are on the ballot now. */
  readonly itemCount: number
}
