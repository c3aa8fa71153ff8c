import type { Ballot } from '#shared/domain/ballot/ballot'
import { useStudy } from '../../api/StudyContext.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ballot.module.css'
import { selectItems, selectRound, stageOf } from './ballotSelectors.ts'
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
  const round = useStudy((state) => selectRound(state, ballot.id))
  const stage = stageOf(ballot, round)
  const toCome = round !== null && round.number < ballot.plannedRounds ? round.number + 1 : null
  const next = {
    draft: 'can still be changed',
    locked: 'ready to be voted on',
    open: 'people are voting now',
    closed: toCome === null ? 'results are in' : `results are in, round ${toCome} can follow`,
  }[stage]
  return (
    <button type="button" className={styles['listRow']} onClick={onOpen}>
      <span className={styles['listTitle']}>{ballot.title}</span>
      <StageMark stage={stage} />
      <span className={styles['quiet']}>
        {countOf(count, 'item')}
        {ballot.plannedRounds > 1 && ` · ${roundsInWords(ballot.plannedRounds, round?.number ?? 0)}`} · {next}
      </span>
      <Icon name="right" />
    </button>
  )
}

function roundsInWords(planned: number, begun: number): string {
  return begun === 0 ? `${planned} rounds` : `round ${begun} of ${planned}`
}
