import type { LinkType } from '#shared/domain/board/link'
import type { StudyState } from '#shared/domain/study/studyState'
import type { LinesShown } from '../boardUi.ts'
import { linkedCards } from '../linkIndex.ts'
import type { BoardGeometry, Spot } from './boardGeometry.ts'
import { curve, facingSides, head, type LineEnd } from './curve.ts'

export type LineType = Exclude<LinkType, 'duplicates'>
export const LINE_TYPES: readonly LineType[] = ['addressed-by', 'eased-by']

/** More than these make a picture that nobody can read, and cost time. */
export const MOST_LINES = 400

/** How far from its point a badge reaches. */
export const BADGE_RADIUS = 10

export interface Strokes {
  /** SVG paths: all lines of one type are one. */
  lines: string
  heads: string
  count: number
}

/** How many cards are linked that are out of sight, and where to look for them. */
export interface Badge {
  readonly x: number
  readonly y: number
  readonly count: number
}

export interface LinePicture {
  /** Links of the cards that are pointed at, in focus or chosen. */
  readonly current: Readonly<Record<LineType, Strokes>>
  /** All others that are to be seen. */
  readonly faint: Readonly<Record<LineType, Strokes>>
  readonly badges: readonly Badge[]
}

export interface WantedLines {
  readonly linesShown: LinesShown
  /** The cards whose links stand out. */
  readonly currentIds: Iterable<string>
  /** Whether a card's words are covered: nothing tells of its links then, which would tell of its kind. */
  readonly isCovered: (cardId: string) => boolean
}

/** What is drawn between the cards. Each link once, and nothing between two ends that are both out of sight. */
export function linesToDraw(
  state: StudyState,
  { linesShown, currentIds, isCovered }: WantedLines,
  geometry: BoardGeometry,
): LinePicture {
  const picture = { current: emptyStrokes(), faint: emptyStrokes() }
  const drawn = new Set<string>()
  const badges = new Map<string, { end: LineEnd; cardIds: Set<string> }>()
  let left = MOST_LINES

  function draw(cardId: string, emphasis: 'current' | 'faint'): void {
    const card = state.records.card.get(cardId)
    const spot = card && !isCovered(cardId) ? geometry.spotOf(cardId) : null
    if (!card || !spot) return
    // Links of both types go from the barrier.
    const isFrom = card.kind === 'barrier'
    for (const { link, other } of linkedCards(state, cardId)) {
      if (link.type === 'duplicates' || left === 0 || isCovered(other.id)) continue
      const key = isFrom ? `${cardId} ${other.id}` : `${other.id} ${cardId}`
      if (drawn.has(key)) continue
      const otherSpot = geometry.spotOf(other.id)
      if (!otherSpot || (spot.behind !== null && otherSpot.behind !== null)) continue
      if (emphasis === 'faint' && otherSpot.behind !== null) continue
      drawn.add(key)
      left -= 1
      const [ownSide, otherSide] = facingSides(spot, otherSpot)
      const own = endAt(spot, ownSide, cardId, link.type)
      const far = endAt(otherSpot, otherSide, other.id, link.type)
      const [from, to] = isFrom ? [own, far] : [far, own]
      const strokes = picture[emphasis][link.type]
      strokes.lines += curve(from, to)
      strokes.heads += head(to)
      strokes.count += 1
    }
  }

  function endAt(spot: Spot, side: LineEnd['side'], cardId: string, type: LineType): LineEnd {
    const x = spot[side]
    if (spot.behind === null) return { x, y: spot.y, side }
    const key = `${spot.behind} ${side}`
    const badge = badges.get(key) ?? { end: { x, y: spot.y, side }, cardIds: new Set() }
    badge.cardIds.add(cardId)
    badges.set(key, badge)
    // Side by side, so that one type does not hide the other.
    const apart = type === 'addressed-by' ? -4 : 4
    return { x: x + (side === 'right' ? BADGE_RADIUS : -BADGE_RADIUS), y: badge.end.y + apart, side }
  }

  if (linesShown !== 'none') for (const cardId of currentIds) draw(cardId, 'current')
  if (linesShown === 'all') {
    for (const cardId of geometry.cardsInSight()) {
      if (left === 0) break
      if (state.records.card.get(cardId)?.kind === 'barrier') draw(cardId, 'faint')
    }
  }
  return {
    ...picture,
    badges: [...badges.values()].map(({ end, cardIds }) => ({ x: end.x, y: end.y, count: cardIds.size })),
  }
}

function emptyStrokes(): Record<LineType, Strokes> {
  return {
    'addressed-by': { lines: '', heads: '', count: 0 },
    'eased-by': { lines: '', heads: '', count: 0 },
  }
}
