import type { Card } from '../../board/card.ts'
import type { Inline, TableCell } from '../draftDocument.ts'
import { cell, line } from '../inlines.ts'
import { cardLine, itemCode, outcomePhrase } from '../itemPhrases.ts'
import { listed } from '../phrasing.ts'
import type { IndexedItem, Outcome, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

/** What the panel last said of a card: a place alone is said of it only where no ballot gave a verdict. */
export function latestOf(card: Card, index: StudyIndex): Outcome | null {
  const said = index.itemsOf(card.id).flatMap(({ latest }) => latest ?? [])
  const isVerdict = ({ result: { pooled } }: Outcome) =>
    pooled.verdict !== 'ranked' && pooled.verdict !== 'no-data'
  return said.findLast(isVerdict) ?? said.at(-1) ?? null
}

/** Of more ballots than this, only the last is told in full. */
const MOST_IN_FULL = 2

/** A paragraph for each ballot that had the card; of many, the last one and how the others came out. */
export function saidCell(card: Card, index: StudyIndex): TableCell {
  const items = index.itemsOf(card.id)
  const counted = items.filter(({ latest }) => latest !== null)
  if (counted.length > MOST_IN_FULL) return inShort(card, counted, index)
  const said = items.flatMap((item): TableCell =>
    item.latest === null
      ? []
      : [
          items.length > 1
            ? ofItem(item, item.latest)
            : line(outcomePhrase(item.latest.result.pooled, item.latest.rule)),
        ],
  )
  if (said.length > 0) return said
  return cell(items.length > 0 ? 'Not counted yet' : 'Not put to the vote')
}

/** "I4, in: median 8, 20 of 21 (95%) scored 7–9": the code says of which ballot it is. */
function ofItem(item: IndexedItem, { result, rule }: Outcome): Inline[] {
  const said = outcomePhrase(result.pooled, rule)
  return line(itemCode(item), `, ${said.charAt(0).toLowerCase()}${said.slice(1)}`)
}

function inShort(card: Card, items: readonly IndexedItem[], index: StudyIndex): TableCell {
  const latest = latestOf(card, index)
  const last = items.find((item) => item.latest === latest)
  const verdicts = Map.groupBy(
    items.flatMap((item) => item.latest ?? []),
    ({ result: { pooled } }) =>
      pooled.verdict === 'ranked' ? 'put in order only' : verdictWords(pooled).toLowerCase(),
  )
  const told = [...verdicts].map(([words, outcomes]) => `${outcomes.length} ${words}`)
  return [
    ...(latest === null || last === undefined ? [] : [ofItem(last, latest)]),
    line(`All ${items.length} ballots that had it: ${listed(told)}`),
  ]
}

/** Linked cards, a paragraph each; a dash for none, as in other tables. */
export function linkedCell(cards: readonly Card[], index: StudyIndex): TableCell {
  return cards.length === 0 ? cell('–') : cards.map((card) => cardLine(card, index))
}
