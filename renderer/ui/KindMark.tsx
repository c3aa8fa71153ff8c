import styles from './KindMark.module.css'

export type MarkedKind = 'step' | 'barrier' | 'enabler' | 'training-need' | 'idea'

export const KIND_LABELS: Record<MarkedKind, string> = {
  step: 'Step',
  barrier: 'Barrier',
  enabler: 'Enabler',
  'training-need': 'Training need',
  idea: 'Idea',
}

export const KINDS = Object.keys(KIND_LABELS) as MarkedKind[]

/* Five outlines that can be told apart without colour, each with a sign of its own inside. */
const SHAPES: Record<MarkedKind, { outline: string; sign: string }> = {
  // An arrow that points on to the next step.
  step: { outline: 'M2 4h10l6.500 6L12 16H2z', sign: 'M6 10h6m-2.500-2.500L12 10l-2.500 2.500' },
  // The eight corners of a stop sign.
  barrier: {
    outline: 'M6.300 1.500h7.400l4.800 4.800v7.400l-4.800 4.800H6.300l-4.800-4.800V6.300z',
    sign: 'M6 10h8',
  },
  enabler: { outline: 'M10 1.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z', sign: 'M10 6v8M6 10h8' },
  // A book, opened.
  'training-need': {
    outline:
      'M1.500 3.500c3-1 6-.8 8.500.8 2.500-1.600 5.500-1.800 8.500-.8v12.500c-3-1-6-.8-8.500.8-2.500-1.600-5.500-1.800-8.500-.8z',
    sign: 'M10 5.500v9.500',
  },
  // A diamond with a spark.
  idea: { outline: 'M10 .8 19.200 10 10 19.200.8 10z', sign: 'M10 6v4.600M10 13.600v.1' },
}

/** A card's kind: shape and colour, and its name unless the name stands beside it already. */
export function KindMark({ kind, isLabelShown = true }: { kind: MarkedKind; isLabelShown?: boolean }) {
  const { outline, sign } = SHAPES[kind]
  return (
    <span className={styles['mark']} data-kind={kind}>
      <svg viewBox="0 0 20 20" width="1.15em" height="1.15em" aria-hidden="true">
        <path d={outline} fill="currentColor" />
        <path
          d={sign}
          fill="none"
          stroke="var(--surface)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {isLabelShown && <span>{KIND_LABELS[kind]}</span>}
    </span>
  )
}
