import type { Ballot } from '#shared/domain/ballot/ballot'
import { useStudy } from '../../api/StudyContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ballot.module.css'
import { selectItems, selectRound, stageOf, type BallotStage } from './ballotSelectors.ts'
import { StageMark } from './StageMark.tsx'

export function BallotList({
  ballots,
  onOpen,
}: {
  ballots: readonly Ballot[]
  onOpen: (ballotId: string) => void
}) {
  return (
    <ul className={styles['list']}>
      {ballots.map((ballot) => (
        <li key={ballot.id}>
          <BallotRow ballot={ballot} onOpen={() => onOpen(ballot.id)} />
        </li>
      ))}
    </ul>
  )
}

function BallotRow({ ballot, onOpen }: { ballot: Ballot; onOpen: () => void }) {
  const count = useStudy((state) => selectItems(state, ballot.id).length)
  const stage = useStudy((state) => stageOf(ballot, selectRound(state, ballot.id)))
  return (
    <button type="button" className={styles['listRow']} onClick={onOpen}>
      <span className={styles['listTitle']}>{ballot.title}</span>
      <StageMark stage={stage} />
      <span className={styles['quiet']}>
        {count === 1 ? '1 item' : `${count} items`} · {NEXT[stage]}
      </span>
      <Icon name="right" />
    </button>
  )
}

const NEXT: Record<BallotStage, string> = {
  draft: 'can still be changed',
  locked: 'ready to be voted on',
  open: 'people are voting now',
  closed: 'results are in',
}
