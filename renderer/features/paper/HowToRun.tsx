import { Panel } from '../../ui/Page.tsx'
import styles from './paper.module.css'

/** The paper vote in five steps, for the facilitator. */
export function HowToRun() {
  return (
    <Panel>
      <details className={styles['howTo']}>
        <summary>How to run the paper vote</summary>
        <ol>
          <li>
            <strong>Seat cards first.</strong> Everybody who votes on paper draws a{' '}
            <a href="#/seat-cards">seat card</a> from the pile of their group, face down, and keeps it for all
            rounds.
          </li>
          <li>
            <strong>Lay the sheets out by group.</strong> People take the sheet with the code of their card
            themselves, so that nobody knows who has which.
          </li>
          <li>
            <strong>Vote in private, into a closed box.</strong> Shuffle the sheets before you open it.
          </li>
          <li>
            <strong>Key each sheet in twice</strong> while the vote is open: all of them once, then all of
            them again, best by somebody else. A sheet counts when both are the same.
          </li>
          <li>
            <strong>Look at the paper where they differ,</strong> settle it, and then close the vote.
          </li>
        </ol>
      </details>
    </Panel>
  )
}
