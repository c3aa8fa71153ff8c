import type { StatementStatus } from '#shared/domain/statement/statement'
import { STATUS_LABELS } from './statementWords.ts'
import styles from './StatusMark.module.css'

/* Told apart by outline, sign and word; the colour only helps. */
const SHAPES: Record<StatementStatus, { outline: string; sign: string }> = {
  agreed: { outline: 'M10 1a9 9 0 1 1 0 18a9 9 0 0 1 0-18z', sign: 'M5.500 10.500l3 3 6-6.500' },
  'not-agreed': { outline: 'M2 2h16v16H2z', sign: 'M6.500 6.500l7 7m0-7-7 7' },
  proposed: { outline: 'M10 .5 19.500 10 10 19.500.5 10z', sign: 'M6.500 10h.1M10 10h.1M13.500 10h.1' },
  withdrawn: { outline: 'M1.500 6h17v8h-17z', sign: 'M6 10h8' },
}

/** Where a statement stands: its shape and its word. */
export function StatusMark({ status }: { status: StatementStatus }) {
  const { outline, sign } = SHAPES[status]
  return (
    <span className={styles['mark']} data-status={status}>
      <svg viewBox="0 0 20 20" width="1.25em" height="1.25em" aria-hidden="true">
        <path d={outline} fill="currentColor" />
        <path
          d={sign}
          fill="none"
          stroke="var(--surface)"
          strokeWidth="2.200"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {STATUS_LABELS[status]}
    </span>
  )
}
