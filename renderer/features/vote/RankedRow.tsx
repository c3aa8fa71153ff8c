import type { VotingPaper } from '#shared/contract/voting.contract'

interface RankedRowProps {
  readonly item: VotingPaper['items'][number]
  /** How it stood in the round before. */
  readonly words: string | null
  /** From 1. */
  readonly place: number
  readonly isLast: boolean
  readonly onRemove: () => void
  readonly onUp: () => void
  readonly onDown: () => void
}

/** An item with a place: tapped it loses it, the arrows move it, and its number is what one drags it by. */
export function RankedRow({ item, words, place, isLast, onRemove, onUp, onDown }: RankedRowProps) {
  return (
    <li className="rank-row">
      <span className="rank-handle" data-handle aria-hidden="true">
        <Grip />
        <span className="place-badge">{place}</span>
      </span>
      <button type="button" className="rank-wording" data-focus={`row-${item.itemId}`} onClick={onRemove}>
        <span className="visually-hidden">Place {place}, take it away: </span>
        <span className="rank-words">{item.wording}</span>
      </button>
      <span className="rank-arrows">
        <Arrow
          label={`Move place ${place} up`}
          name={`up-${item.itemId}`}
          isOff={place === 1}
          onPress={onUp}
        />
        <Arrow
          label={`Move place ${place} down`}
          name={`down-${item.itemId}`}
          isOff={isLast}
          onPress={onDown}
          isDown
        />
      </span>
      {words !== null && <p className="rank-before">{words}</p>}
    </li>
  )
}

interface ArrowProps {
  readonly label: string
  readonly name: string
  /** It stays where it is, so that the focus is not lost on the way to the top. */
  readonly isOff: boolean
  readonly onPress: () => void
  readonly isDown?: boolean
}

function Arrow({ label, name, isOff, onPress, isDown = false }: ArrowProps) {
  return (
    <button
      type="button"
      className="button rank-arrow"
      aria-label={label}
      aria-disabled={isOff}
      data-focus={name}
      onClick={onPress}
    >
      <svg viewBox="0 0 20 12" width="20" height="12" aria-hidden="true">
        <path d={isDown ? 'M2 2l8 8 8-8' : 'M2 10l8-8 8 8'} />
      </svg>
    </button>
  )
}

function Grip() {
  return (
    <svg className="rank-grip" viewBox="0 0 6 16" width="6" height="16" aria-hidden="true">
      <path d="M1 2h.01M5 2h.01M1 8h.01M5 8h.01M1 14h.01M5 14h.01" />
    </svg>
  )
}
