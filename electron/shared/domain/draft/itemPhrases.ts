import type { Figures, MoscowFigures, RankingFigures, RatingFigures } from '../ballot/figures.ts'
import type { Card } from '../board/card.ts'
import { isRatingRule } from '../consensus/rule.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { denominatorOf } from '../consensus/shares.ts'
import type { Inline } from './draftDocument.ts'
import { joined, line, quoted, reference } from './inlines.ts'
import { bandDeeds, pointsName } from './methodWords.ts'
import { counted, countOf, shortNumber } from './phrasing.ts'
import type { IndexedItem, StudyIndex } from './studyIndex.ts'
import { verdictWords } from './verdictWords.ts'

/** Where an item's code leads: its row in the table of provenance. */
export function itemAnchor(item: IndexedItem): string {
  return `item-${item.code.toLowerCase()}`
}

/** The item's code, leading to its provenance. */
export function itemCode(item: IndexedItem): Inline {
  return reference(itemAnchor(item), item.code)
}

export function itemCodes(items: readonly IndexedItem[]): Inline[] {
  return joined(
    items.map((item) => [itemCode(item)]),
    ', ',
  )
}

/** "I7 Waits with no contact": the code leads to the item's provenance. */
export function itemLine(item: IndexedItem): Inline[] {
  return line(itemCode(item), ' ', quoted(item.item.wording))
}

/** A card's text after the codes of the items that put it to the vote; of many, the first few. */
export function cardLine(card: Card, index: StudyIndex): Inline[] {
  const items = index.itemsOf(card.id)
  if (items.length === 0) return [quoted(card.text)]
  const left = items.length - MOST_CODES
  return line(
    ...itemCodes(items.slice(0, MOST_CODES)),
    ...(left > 0 ? [` and ${left} more`] : []),
    ' ',
    quoted(card.text),
  )
}

/** All of a card's items stand in its row of the appendix. */
const MOST_CODES = 3

/** What the shares of an item are taken of, by its rule: the answers that count, or with it those who were unable. */
export function baseOf({ n, unable }: Pick<Figures, 'n' | 'unable'>, rule: ConsensusRule): number {
  return denominatorOf({ n, unable }, 'unable' in rule ? rule.unable : 'exclude')
}

/** "median 8, 15 of 17 (88%) scored 7–9", "place 2, 26 points from 6 of 7 voters", "must 9 of 17 (53%), …" */
export function figuresPhrase(made: Figures, rule: ConsensusRule): string {
  if (made.n === 0) return verdictWords(made).toLowerCase()
  switch (made.kind) {
    case 'rating':
      return ratingPhrase(made, rule)
    case 'ranking':
      return rankingPhrase(made, rule)
    case 'moscow':
      return moscowPhrase(made, rule)
  }
}

function ratingPhrase(made: RatingFigures, rule: ConsensusRule): string {
  const deed = isRatingRule(rule) ? bandDeeds(rule).high : 'scored high'
  const share = `${countOf(made.high, baseOf(made, rule))} ${deed}`
  if (rule.method !== 'content-validity') return `median ${shortNumber(made.median)}, ${share}`
  const validity = contentValidityPhrase(made, rule)
  return validity === '' ? share : `${share}, ${validity}`
}

/** "I-CVI 0.9, k* 0.9", "CVR 0.8 (needed: 0.75)"; empty for other methods. */
export function contentValidityPhrase({ contentValidity }: RatingFigures, rule: ConsensusRule): string {
  if (contentValidity === null || rule.method !== 'content-validity') return ''
  const { index, kappa, ratio, ratioMinimum } = contentValidity
  if (rule.answers === 'relevance') {
    return `I-CVI ${shortNumber(index)}${kappa === null ? '' : `, k* ${shortNumber(kappa)}`}`
  }
  return `CVR ${shortNumber(ratio)}${ratioMinimum === null ? '' : ` (needed: ${shortNumber(ratioMinimum)})`}`
}

function rankingPhrase(
  { place, score, voters, n, positionSum }: RankingFigures,
  rule: ConsensusRule,
): string {
  const sum = positionSum === null ? '' : `, places in the groups add up to ${shortNumber(positionSum)}`
  return `place ${shortNumber(place)}, ${counted(score, pointsName(rule))} from ${voters} of ${counted(n, 'voter')}${sum}`
}

function moscowPhrase(made: MoscowFigures, rule: ConsensusRule): string {
  const base = baseOf(made, rule)
  return `must ${countOf(made.must, base)}, should ${made.should}, could ${made.could}, won’t ${made.wont}`
}

/** The figures in a word, for one group or one side: "8 (6)", "place 2 (6)", "must 4/6". */
export function figuresInShort(made: Figures, rule: ConsensusRule): string {
  if (made.n === 0) return verdictWords(made).toLowerCase()
  switch (made.kind) {
    case 'rating':
      return rule.method === 'content-validity'
        ? `${made.high}/${baseOf(made, rule)}`
        : `${shortNumber(made.median)} (${made.n})`
    case 'ranking':
      return `place ${shortNumber(made.place)} (${made.n})`
    case 'moscow':
      return `must ${made.must}/${baseOf(made, rule)}`
  }
}

/** Who was for it, of how many: "15/17", "must 9/17", "place 2". Empty where nobody answered, and for a place alone. */
export function shareInShort(made: Figures, rule: ConsensusRule): string {
  if (made.n === 0 || made.verdict === 'ranked') return ''
  switch (made.kind) {
    case 'rating':
      return `${made.high}/${baseOf(made, rule)}`
    case 'ranking':
      return `place ${shortNumber(made.place)}`
    case 'moscow':
      return figuresInShort(made, rule)
  }
}

/** "In: median 8, 15 of 17 (88%) scored 7–9"; for a place alone the figures say it all. */
export function outcomePhrase(made: Figures, rule: ConsensusRule): string {
  if (made.n === 0) return verdictWords(made)
  const figures = figuresPhrase(made, rule)
  return made.verdict === 'ranked'
    ? `${figures.charAt(0).toUpperCase()}${figures.slice(1)}`
    : `${verdictWords(made)}: ${figures}`
}

const PLACE_OF_VERDICT = { in: 0, ranked: 1, uncertain: 2, out: 3, 'no-data': 4 } as const

/**
 * Sorts by priority: in, put in order, uncertain, out, without answers, not voted on; then by how strongly, where both
 * were answered in one way: by median and share of high scores, by place, by how many said must and should.
 */
export function byPriority(first: Figures | null, second: Figures | null): number {
  const place = (figures: Figures | null) => (figures === null ? 5 : PLACE_OF_VERDICT[figures.verdict])
  if (first === null || second === null || place(first) !== place(second)) return place(first) - place(second)
  if (first.kind !== second.kind) return KINDS.indexOf(first.kind) - KINDS.indexOf(second.kind)
  const [strong, weak] = [strengthOf(first), strengthOf(second)]
  const difference = weak.map((value, index) => value - (strong[index] ?? 0)).find((each) => each !== 0)
  return difference ?? 0
}

const KINDS: readonly Figures['kind'][] = ['rating', 'moscow', 'ranking']

function strengthOf(made: Figures): number[] {
  switch (made.kind) {
    case 'rating':
      return [made.median ?? 0, shareOfAnswers(made.high, made.n)]
    case 'ranking':
      return [-(made.place ?? Number.MAX_SAFE_INTEGER)]
    case 'moscow':
      return [shareOfAnswers(made.must, made.n), shareOfAnswers(made.should, made.n)]
  }
}

function shareOfAnswers(part: number, n: number): number {
  return n === 0 ? 0 : part / n
}
