import { estimateTextWidth, wrapText } from './textWidth.ts'
import { bar, label, pictureSvg, tidy } from './svg.ts'
import type { Picture } from './svg.ts'

/** One round of a ballot: what it took up, what it came to, and what did not go on. */
export interface FlowRound {
  number: number
  items: number
  /** How many answered. */
  voters: number
  /** What the round said, in the order in which it is told: "5 in", "1 out". */
  outcomes: readonly string[]
  /** Items that the next round does not have, in the same words; empty for the last round. */
  left: readonly string[]
}

export interface ItemFlow {
  /** "12 items", and what they were taken from: "10 cards", "2 statements". */
  items: number
  sources: readonly string[]
  rounds: readonly FlowRound[]
  /** Where all items stand at the end: "7 in". Left out of the picture after a single round, which has said so. */
  end: readonly string[]
}

export interface ItemFlowOptions {
  /** In CSS pixels. */
  width: number
}

interface Box {
  title: string
  lines: readonly string[]
}

const FONT = 11
const LINE_HEIGHT = 14
const PADDING = 8
const ARROW = 34
const DROP = 20
const HEAD = 5

/**
 * A ballot's items from left to right: what was put to the vote, a box a round with what it came to, and where all stand
 * at the end; arrows carry how many items went on. What left after a round stands under it. With no round: the first
 * box alone.
 */
export function itemFlowGeometry(flow: ItemFlow, { width }: ItemFlowOptions): Picture {
  const picture: Picture = { width, height: 0, bars: [], lines: [], labels: [], paths: [] }
  const boxes = boxesOf(flow)
  const boxWidth = Math.min(170, (width - 2 - ARROW * (boxes.length - 1)) / boxes.length)
  const wrapped = boxes.map((box) => wrap(box, boxWidth))
  const height = heightOf(wrapped)
  const going = flow.rounds.map(({ items }) => items)
  for (const [index, box] of wrapped.entries()) {
    const x = 1 + index * (boxWidth + ARROW)
    addBox(picture, box, { x, y: 1, width: boxWidth, height }, true)
    if (index < wrapped.length - 1) {
      // Nothing that left arrives at the end by way of the last round.
      const count = going[index] ?? null
      addArrow(picture, x + boxWidth, 1 + height / 2, count === null ? '' : String(count))
    }
  }
  let bottom = 1 + height
  const gone = flow.rounds.map((round) =>
    round.left.length === 0 ? null : wrap({ title: 'Not voted on again', lines: round.left }, boxWidth),
  )
  const goneHeight = heightOf(gone.flatMap((box) => box ?? []))
  for (const [index, box] of gone.entries()) {
    if (box === null) continue
    const x = 1 + (index + 1) * (boxWidth + ARROW)
    addDrop(picture, x + boxWidth / 2, 1 + height)
    addBox(picture, box, { x, y: 1 + height + DROP, width: boxWidth, height: goneHeight }, false)
    bottom = 1 + height + DROP + goneHeight
  }
  return { ...picture, height: bottom + 2 }
}

function boxesOf({ items, sources, rounds, end }: ItemFlow): Box[] {
  return [
    { title: 'On the ballot', lines: [countedItems(items), ...sources] },
    ...rounds.map(({ number, items: taken, voters, outcomes }) => ({
      title: `Round ${number}`,
      lines: [countedItems(taken), countedVoters(voters), ...outcomes],
    })),
    ...(rounds.length < 2 ? [] : [{ title: 'At the end', lines: [countedItems(items), ...end] }]),
  ]
}

function wrap({ title, lines }: Box, boxWidth: number): { title: string[]; lines: string[] } {
  const fitted = (text: string) =>
    wrapText(text, { maximumWidth: boxWidth - PADDING * 2, fontSize: FONT, maximumLines: 3 })
  return { title: fitted(title), lines: lines.flatMap(fitted) }
}

type Wrapped = ReturnType<typeof wrap>

function heightOf(boxes: readonly Wrapped[]): number {
  const most = Math.max(0, ...boxes.map(({ title, lines }) => title.length + lines.length))
  return PADDING * 2 + most * LINE_HEIGHT
}

function addBox(
  picture: Picture,
  { title, lines }: Wrapped,
  place: { x: number; y: number; width: number; height: number },
  isStrong: boolean,
): void {
  picture.bars.push(bar(place, 'paper'))
  let baseline = place.y + PADDING + FONT - 1
  for (const text of title) {
    picture.labels.push(label(text, place.x + PADDING, baseline, { size: FONT, bold: isStrong }))
    baseline += LINE_HEIGHT
  }
  for (const text of lines) {
    picture.labels.push(label(text, place.x + PADDING, baseline, { size: FONT, tone: 'quiet' }))
    baseline += LINE_HEIGHT
  }
}

function addArrow(picture: Picture, x: number, y: number, words: string): void {
  const tip = x + ARROW - 3
  picture.lines.push({ x1: x + 3, y1: y, x2: tip - HEAD, y2: y, tone: 'ink' })
  picture.paths.push({
    data: `M${tidy(tip - HEAD)} ${tidy(y - HEAD)}L${tidy(tip)} ${tidy(y)}L${tidy(tip - HEAD)} ${tidy(y + HEAD)}Z`,
    fill: 'high',
  })
  if (words !== '' && estimateTextWidth(words, FONT) <= ARROW) {
    picture.labels.push(label(words, x + ARROW / 2 - 2, y - 7, { anchor: 'middle', size: FONT }))
  }
}

function addDrop(picture: Picture, x: number, y: number): void {
  const tip = y + DROP - 2
  picture.lines.push({ x1: x, y1: y + 2, x2: x, y2: tip - HEAD, tone: 'quiet' })
  picture.paths.push({
    data: `M${tidy(x - HEAD)} ${tidy(tip - HEAD)}L${tidy(x)} ${tidy(tip)}L${tidy(x + HEAD)} ${tidy(tip - HEAD)}Z`,
    fill: 'middle',
  })
}

/** The whole flow in sentences, with every count of the picture. */
export function itemFlowAlternative({ items, sources, rounds, end }: ItemFlow): string {
  const from = sources.length === 0 ? '' : ` (${sources.join(', ')})`
  const opening = `Flow of items: ${countedItems(items)} on the ballot${from}.`
  if (rounds.length === 0) return `${opening} No round has been counted.`
  const told = rounds.map(({ number, items: taken, voters, outcomes, left }) => {
    const said = outcomes.length === 0 ? '' : `: ${outcomes.join(', ')}`
    const gone = left.length === 0 ? '' : `; not voted on again: ${left.join(', ')}`
    return `Round ${number}, ${countedItems(taken)}, ${countedVoters(voters)}${said}${gone}.`
  })
  const atTheEnd = rounds.length < 2 ? [] : [`At the end: ${end.join(', ')}.`]
  return [opening, ...told, ...atTheEnd].join(' ')
}

export function itemFlowSvg(flow: ItemFlow, options: ItemFlowOptions): string {
  return pictureSvg(itemFlowGeometry(flow, options), itemFlowAlternative(flow))
}

function countedItems(count: number): string {
  return `${count} ${count === 1 ? 'item' : 'items'}`
}

function countedVoters(count: number): string {
  return `${count} ${count === 1 ? 'voter' : 'voters'}`
}
