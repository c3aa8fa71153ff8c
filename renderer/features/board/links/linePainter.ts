import { LINE_TYPES, BADGE_RADIUS, type Badge, type LinePicture } from './linesToDraw.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Below first: all that is faint, then halos, then what stands out. */
const PATHS = [
  ...LINE_TYPES.map((type) => ({ emphasis: 'faint', part: 'line', type }) as const),
  ...LINE_TYPES.map((type) => ({ emphasis: 'faint', part: 'head', type }) as const),
  ...LINE_TYPES.map((type) => ({ emphasis: 'current', part: 'halo', type }) as const),
  ...LINE_TYPES.map((type) => ({ emphasis: 'current', part: 'line', type }) as const),
  ...LINE_TYPES.map((type) => ({ emphasis: 'current', part: 'head', type }) as const),
]

export interface LinePainter {
  /** Null takes all lines away. */
  paint(picture: LinePicture | null): void
  /** The line that somebody is drawing, as an SVG path; null when it is done. */
  paintDrawn(path: string | null): void
}

/**
 * Draws into an SVG element without React: a dozen paths that stay, however many links there are, and a circle
 * with a number for each place where more is out of sight.
 */
export function makeLinePainter(svg: SVGSVGElement, drawnClass: string, badgesClass: string): LinePainter {
  const paths = PATHS.map((place) => {
    const path = document.createElementNS(SVG, 'path')
    path.dataset['emphasis'] = place.emphasis
    path.dataset['part'] = place.part
    path.dataset['type'] = place.type
    return { ...place, path, last: '' }
  })
  const badges = document.createElementNS(SVG, 'g')
  badges.setAttribute('class', badgesClass)
  const drawn = document.createElementNS(SVG, 'path')
  drawn.setAttribute('class', drawnClass)
  svg.replaceChildren(...paths.map(({ path }) => path), badges, drawn)
  let lastBadges = ''

  function paint(picture: LinePicture | null): void {
    for (const place of paths) {
      const strokes = picture?.[place.emphasis][place.type]
      const next = strokes?.[place.part === 'head' ? 'heads' : 'lines'] ?? ''
      if (next === place.last) continue
      place.last = next
      place.path.setAttribute('d', next)
      place.path.dataset['count'] = String(strokes?.count ?? 0)
    }
    const wanted = picture?.badges ?? []
    const key = JSON.stringify(wanted)
    if (key === lastBadges) return
    lastBadges = key
    badges.replaceChildren(...wanted.map(badgeOf))
  }

  function paintDrawn(path: string | null): void {
    drawn.setAttribute('d', path ?? '')
  }

  return { paint, paintDrawn }
}

function badgeOf({ x, y, count }: Badge): SVGElement {
  const group = document.createElementNS(SVG, 'g')
  const circle = document.createElementNS(SVG, 'circle')
  const text = document.createElementNS(SVG, 'text')
  circle.setAttribute('r', String(BADGE_RADIUS))
  text.textContent = String(count)
  group.setAttribute('transform', `translate(${x} ${y})`)
  group.append(circle, text)
  return group
}
