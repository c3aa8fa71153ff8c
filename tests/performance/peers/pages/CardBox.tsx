import { memo, type ButtonHTMLAttributes, type Ref } from 'react'
import type { CardContent } from './content.ts'

const OUTLINES: Readonly<Record<string, string>> = {
  step: 'M2 4h10l6.5 6L12 16H2z',
  barrier: 'M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3z',
  enabler: 'M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z',
  'training-need':
    'M1.5 3.5c3-1 6-.8 8.5.8 2.5-1.6 5.5-1.8 8.5-.8v12.5c-3-1-6-.8-8.5.8-2.5-1.6-5.500-1.800-8.500-.8z',
  idea: 'M10 .8 19.2 10 10 19.2.8 10z',
}

interface CardBoxProps {
  readonly card: CardContent
  readonly isDragging?: boolean
  /** The copy under the pointer is no card of the board. */
  readonly isCopy?: boolean
  readonly face?: ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }
}

/** The same boxes as plainBoard.ts writes. */
export function CardBox({ card, isDragging = false, isCopy = false, face }: CardBoxProps) {
  return (
    <div className={isDragging ? 'card dragging' : 'card'} data-kind={card.kind}>
      <button type="button" className="face" data-card-id={isCopy ? undefined : card.id} {...face}>
        <CardWords kind={card.kind} text={card.text} />
      </button>
      <MoreButton />
    </div>
  )
}

const CardWords = memo(function CardWords({ kind, text }: { kind: string; text: string }) {
  return (
    <>
      <span className="mark">
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={OUTLINES[kind]} fill="currentColor" />
          <path d="M6 10h8" fill="none" stroke="#fff" strokeWidth="2" />
        </svg>
        <span>{kind.replace('-', ' ')}</span>
      </span>
      <span className="text">{text}</span>
    </>
  )
})

const MoreButton = memo(function MoreButton() {
  return (
    <button type="button" className="more" aria-label="Card menu">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d="M4 10h.01M10 10h.01M16 10h.01" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      </svg>
    </button>
  )
})
