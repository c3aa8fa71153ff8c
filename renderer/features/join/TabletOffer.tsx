import { FocusedHeading } from '../../ui/FocusedHeading.tsx'

interface TabletOfferProps {
  readonly hasFailed: boolean
  readonly onShare: () => void
  readonly onBack: () => void
}

/** What a shared tablet is, before this device becomes one. */
export function TabletOffer({ hasFailed, onShare, onBack }: TabletOfferProps) {
  return (
    <section className="page">
      <FocusedHeading>Share this tablet</FocusedHeading>
      <p>People without a phone take turns on it. Each one types the code on their seat card and votes.</p>
      <p>After each person it clears itself. Nobody can go back to another person’s answers.</p>
      <p>To stop sharing, you need the room code from the big screen.</p>
      <p className="field-problem" role="alert">
        {hasFailed && 'This browser keeps nothing, so it cannot be shared. Open the page in a normal window.'}
      </p>
      <div className="page-actions">
        <button type="button" className="button" onClick={onBack}>
          Back
        </button>
        <button type="button" className="button button-main" onClick={onShare}>
          Start sharing
        </button>
      </div>
    </section>
  )
}
