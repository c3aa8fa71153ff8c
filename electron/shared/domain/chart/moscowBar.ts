import { estimateTextWidth } from './textWidth.ts'
import { bar, label } from './svg.ts'
import type { Fill, Picture } from './svg.ts'

/** How many chose each of the four. */
export interface MoscowCounts {
  must: number
  should: number
  could: number
  wont: number
}

export interface MoscowBarSize {
  /** In CSS pixels. The height comes from what is drawn. */
  width: number
}

/** The four, the most wanted first, with their words and with fills that can be told apart in black and white. */
const PARTS: readonly { key: keyof MoscowCounts; name: string; letter: string; fill: Fill }[] = [
  { key: 'must', name: 'Must', letter: 'M', fill: 'high' },
  { key: 'should', name: 'Should', letter: 'S', fill: 'cross' },
  { key: 'could', name: 'Could', letter: 'C', fill: 'middle' },
  { key: 'wont', name: 'Won’t', letter: 'W', fill: 'low' },
]
const DEFAULT_SIZE: MoscowBarSize = { width: 190 }
const BAR_HEIGHT = 20
const BEFORE_HEIGHT = 9
const GAP = 3
const FONT = 10
const SWATCH = 8

/**
 * One bar as long as the picture is wide, cut into must, should, could and won't by their shares, with a line of
 * swatches, words and counts below; letters stand for the words where there is no room. With a round before: a thinner
 * bar of its shares under the first. Nobody chose: an empty frame and a line that says so.
 */
export function moscowBarGeometry(
  counts: MoscowCounts,
  { width }: MoscowBarSize = DEFAULT_SIZE,
  before: MoscowCounts | null = null,
): Picture {
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }
  addStack(picture, counts, 1, BAR_HEIGHT)
  if (total(counts) === 0) {
    const words = { anchor: 'middle', size: FONT, tone: 'quiet' } as const
    picture.labels.push(label('No answers', width / 2, BAR_HEIGHT / 2 + 5, words))
  }
  let y = BAR_HEIGHT + 1
  if (before !== null && total(before) > 0) {
    addStack(picture, before, y + GAP, BEFORE_HEIGHT)
    y += GAP + BEFORE_HEIGHT
  }
  addKey(picture, counts, y + GAP + 1)
  return { ...picture, height: y + GAP + FONT + 4 }
}

function addStack(picture: Picture, counts: MoscowCounts, y: number, height: number): void {
  const all = total(counts)
  const width = picture.width - 2
  if (all === 0) {
    picture.bars.push(bar({ x: 1, y, width, height }, 'paper'))
    return
  }
  let x = 1
  for (const { key, fill } of PARTS) {
    const part = (counts[key] * width) / all
    if (part > 0) picture.bars.push(bar({ x, y, width: part, height }, fill))
    x += part
  }
}

function addKey(picture: Picture, counts: MoscowCounts, y: number): void {
  const cell = picture.width / PARTS.length
  const needed = (words: string) => SWATCH + 3 + estimateTextWidth(words, FONT)
  const hasRoom = PARTS.every(({ key, name }) => needed(`${name} ${counts[key]}`) <= cell - 4)
  for (const [index, { key, name, letter, fill }] of PARTS.entries()) {
    const x = index * cell + 1
    picture.bars.push(bar({ x, y: y + 1, width: SWATCH, height: SWATCH }, fill))
    const words = `${hasRoom ? name : letter} ${counts[key]}`
    picture.labels.push(label(words, x + SWATCH + 3, y + FONT - 1, { size: FONT }))
  }
}

/** A sentence that says what the picture shows. */
export function moscowBarAlternative(counts: MoscowCounts, before: MoscowCounts | null = null): string {
  const list = (split: MoscowCounts) => PARTS.map(({ key, name }) => `${name} ${split[key]}`).join(', ')
  const earlier = before === null || total(before) === 0 ? '' : ` In the round before: ${list(before)}.`
  return total(counts) === 0
    ? `Nobody answered for this item.${earlier}`
    : `Of ${total(counts)}: ${list(counts)}.${earlier}`
}

function total({ must, should, could, wont }: MoscowCounts): number {
  return must + should + could + wont
}
