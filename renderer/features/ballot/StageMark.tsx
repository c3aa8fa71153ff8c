import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './ballot.module.css'
import type { BallotStage } from './ballotSelectors.ts'

const MARKS: Record<BallotStage, { icon: IconName; label: string }> = {
  draft: { icon: 'edit', label: 'Draft' },
  locked: { icon: 'lock', label: 'Locked' },
  open: { icon: 'vote', label: 'Voting is open' },
  closed: { icon: 'check', label: 'Closed' },
}

export function StageMark({ stage }: { stage: BallotStage }) {
  const { icon, label } = MARKS[stage]
  return (
    <span className={styles['stage']} data-stage={stage}>
      <Icon name={icon} />
      {label}
    </span>
  )
}
