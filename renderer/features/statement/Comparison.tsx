import { compareWordings } from '#shared/domain/statement/compareWordings'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './statements.module.css'

/** How one wording became another: what went is struck through, what came is underlined, and both are said aloud. */
export function Comparison({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles['comparison']}>
      {compareWordings(before, after).map(({ kind, text }, index) => {
        // The parts have nothing of their own to be told by but their place.
        const key = `${index} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        return kind === 'removed' ? (
          <del key={key}>
            <VisuallyHidden> [removed: </VisuallyHidden>
            {text}
            <VisuallyHidden>] </VisuallyHidden>
          </del>
        ) : (
          <ins key={key}>
            <VisuallyHidden> [added: </VisuallyHidden>
            {text}
            <VisuallyHidden>] </VisuallyHidden>
          </ins>
        )
      })}
    </span>
  )
}
