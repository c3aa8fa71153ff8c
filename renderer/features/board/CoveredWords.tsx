import { Icon } from '../../ui/Icon.tsx'
import styles from './CoveredWords.module.css'

/** Stands for the words of a card that was written in silence. */
export function CoveredWords() {
  return (
    <span className={styles['covered']}>
      <Icon name="hidden" size="1.1em" />
      Written in silence, hidden for now
    </span>
  )
}
