import { Panel } from '../../ui/Page.tsx'
import styles from './room.module.css'

/** The way to the seat cards. */
export function WithoutPhone() {
  return (
    <Panel title="People without a phone">
      <p className={styles['quiet']}>
        They draw a printed seat card, and vote on a shared tablet or on paper.{' '}
        <a href="#/seat-cards">Seat cards</a>
      </p>
      <p className={styles['quiet']}>
        To make a tablet the shared one, open the page on it as on a phone, type the room code and choose
        “This is a shared tablet”.
      </p>
    </Panel>
  )
}
