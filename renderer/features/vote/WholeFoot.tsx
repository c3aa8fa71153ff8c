import type { ReactNode } from 'react'
import type { Outbox } from './outbox.ts'
import { SavedMark } from './SavedMark.tsx'

interface WholeFootProps {
  /** "2 of 5 chosen" */
  readonly status: ReactNode
  readonly outbox: Outbox
  readonly isOffline: boolean
  readonly reminder: string
  /** What has just happened, for those who do not see it. */
  readonly said: string
  readonly onBack: () => void
  readonly onDone: () => void
}

/** How far one is, and the way on: in reach of the thumb however long the list above it is. */
export function WholeFoot({ status, outbox, isOffline, reminder, said, onBack, onDone }: WholeFootProps) {
  return (
    <div className="whole-foot">
      <div className="whole-status">
        {status}
        <SavedMark entry={outbox.whole} isOffline={isOffline} />
      </div>
      <output className="visually-hidden">{said}</output>
      <div className="whole-way-on">
        <p className="vote-reminder" role="alert">
          {reminder}
        </p>
        <div className="vote-actions">
          <button type="button" className="button vote-back" onClick={onBack}>
            Back
          </button>
          <button type="button" className="button button-main vote-next" onClick={onDone}>
            Done
          </button>
        </div>
      </div>
    </div>
  )
}
