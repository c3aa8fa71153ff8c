interface BarColumnsProps {
  readonly minimum: number
  /** How many gave each score, from `minimum` on. */
  readonly counts: readonly number[]
  readonly median: number
  readonly own: number | null
}

/** How often each number was given. The words beside it say the same to those who do not see it. */
export function BarColumns({ minimum, counts, median, own }: BarColumnsProps) {
  const most = Math.max(1, ...counts)
  return (
    <div className="bar-columns" aria-hidden="true">
      {counts.map((count, index) => {
        const value = minimum + index
        return (
          <div key={value} className="bar-column" data-is-own={value === own}>
            <span className="bar-count">{count > 0 && count}</span>
            <span className="bar-shaft">
              <span className="bar" style={{ height: `${(100 * count) / most}%` }} />
            </span>
            <span className="bar-name">{value}</span>
            {value === own && <span className="bar-you">▲ You</span>}
          </div>
        )
      })}
      <span
        className="bar-middle"
        style={{ insetInlineStart: `${(100 * (median - minimum + 0.5)) / counts.length}%` }}
      >
        middle
        <span>▼</span>
      </span>
    </div>
  )
}

export interface BarRow {
  readonly name: string
  readonly count: number
  readonly isOwn: boolean
  readonly isMiddle: boolean
}

/** How often each answer with a name was given. */
export function BarRows({ rows }: { readonly rows: readonly BarRow[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <div className="bar-rows" aria-hidden="true">
      {rows.map(({ name, count, isOwn, isMiddle }) => (
        <div key={name} className="bar-row" data-is-own={isOwn}>
          <span className="bar-name">{name}</span>
          <span className="bar-shaft">
            <span className="bar" style={{ width: `calc((100% - 2em) * ${count / most})` }} />
            <span className="bar-count">{count}</span>
          </span>
          <span>
            {isMiddle && <span className="bar-word">◆ middle </span>}
            {isOwn && <span className="bar-word bar-you">◀ You</span>}
          </span>
        </div>
      ))}
    </div>
  )
}
