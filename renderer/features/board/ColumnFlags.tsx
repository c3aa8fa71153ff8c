import type { Column } from '#shared/domain/board/board'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ColumnFlags.module.css'

/** What the facilitator has switched for a column, in words. */
export function ColumnFlags({ column: { isLocked, isHidden } }: { column: Column }) {
  if (!isLocked && !isHidden) return null
  return (
    <p className={styles['flags']}>
      {isLocked && (
        <span>
          <Icon name="lock" size="1em" /> Locked
        </span>
      )}
      {isHidden && (
        <span>
          <Icon name="hidden" size="1em" /> Hidden from the big screen
        </span>
      )}
    </p>
  )
}
