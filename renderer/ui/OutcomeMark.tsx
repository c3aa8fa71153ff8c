import styles from './OutcomeMark.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type MarkedOutcome = 'disputed' | 'uncertain' | 'in' | 'out' | 'ranked' | 'no-data'

export const OUTCOME_LABELS: Record<MarkedOutcome, string> = {
  disputed: 'Disputed',
  uncertain: 'Uncertain',
  in: 'In',
  out: 'Out',
  ranked: 'Ranked',
  'no-data': 'No answers',
}

/* Told apart by outline, sign and word; the colour only helps. */
const SHAPES: Record<MarkedOutcome, { outline: string; sign: string }> = {
  in: { outline: 'M10 1a9 9 0 1 1 0 18a9 9 0 0 1 0-18z', sign: 'M5.500 10.500l3 3 6-6.500' },
  out: { outline: 'M2 2h16v16H2z', sign: 'M6.500 6.500l7 7m0-7-7 7' },
  uncertain: { outline: 'M10 1.500 19.500 18.500H.5z', sign: 'M10 7.500v5M10 15.200v.1' },
  disputed: {
    outline: 'M10 .5 19.500 10 10 19.500.5 10z',
    sign: 'M8.200 7 5.500 10l2.700 3M11.800 7l2.700 3-2.700 3',
  },
  ranked: { outline: 'M3 1.500h14v17H3z', sign: 'M6.500 6h7M6.500 10h5M6.500 14h3' },
  'no-data': { outline: 'M1.500 6h17v8h-17z', sign: 'M6 10h8' },
}

/** An outcome: its shape, and its word, which is for screen readers alone where there is no room for it. */
export function OutcomeMark({
  outcome,
  isLabelShown = true,
}: {
  outcome: MarkedOutcome
  isLabelShown?: boolean
}) {
  const { outline, sign } = SHAPES[outcome]
  return (
    <span className={styles['mark']} data-outcome={outcome} data-bare={!isLabelShown || undefined}>
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
      {isLabelShown ? OUTCOME_LABELS[outcome] : <VisuallyHidden>{OUTCOME_LABELS[outcome]}</VisuallyHidden>}
    </span>
  )
}
