import { Label } from 'react-aria-components/Label'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './ProgressBar.module.css'

/** How far a job is; with `total` 0 only that it goes on. */
export function ProgressBar({
  label,
  done,
  total,
  valueLabel,
}: {
  label: string
  done: number
  total: number
  /** In words, such as "12 of 20"; a percentage otherwise. */
  valueLabel?: string
}) {
  const words = valueLabel ? { valueLabel } : {}
  return (
    <AriaProgressBar
      className={styles['progress'] ?? ''}
      value={done}
      maxValue={total === 0 ? 1 : total}
      isIndeterminate={total === 0}
      {...words}
    >
      {({ percentage, valueText }) => (
        <>
          <div className={styles['words']}>
            <Label>{label}</Label>
            <span>{total === 0 ? '' : valueText}</span>
          </div>
          <div className={styles['track']}>
            <div
              className={`${styles['fill']} ${total === 0 ? styles['moving'] : ''}`}
              style={{ width: total === 0 ? '30%' : `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}
