/** More than these are not counted at a glance: then one dot stands beside the number. */
const MOST_DRAWN = 12

interface DrawnDotsProps {
  readonly count: number
  /** Places for dots that are not filled. */
  readonly empty?: number
}

/** Dots as dots. Whoever does not see them finds the number in words beside them. */
export function DrawnDots({ count, empty = 0 }: DrawnDotsProps) {
  if (count + empty > MOST_DRAWN) return null
  return (
    <span className="drawn-dots" aria-hidden="true">
      {Array.from({ length: count + empty }, (_, index) => index).map((index) => (
        <span key={index} className="drawn-dot" data-is-empty={index >= count} />
      ))}
    </span>
  )
}
