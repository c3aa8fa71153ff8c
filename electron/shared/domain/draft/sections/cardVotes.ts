import type { Card } from '../../board/card.ts'
import type { TableCell } from '../draftDocument.ts'
import { cell, line } from '../inlines.ts'
import { cardLine, outcomePhrase } from '../itemPhrases.ts'
import type { Outcome, StudyIndex } from '../studyIndex.ts'
import { ofBallot } from './statements.ts'

/** What the panel last said of a card: a place alone is said of it only where no ballot gave a verdict. */
export function latestOf(card: Card, index: StudyIndex): Outcome | null {
  const said = index.itemsOf(card.id).flatMap(({ latest }) => latest ?? [])
  const isVerdict = ({ result: { pooled } }: Outcome) =>
    pooled.verdict !== 'ranked' && pooled.verdict !== 'no-data'
  return said.findLast(isVerdict) ?? said.at(-1) ?? null
}

/** One paragraph for each ballot that had the card. */
export function saidCell(card: Card, index: StudyIndex): TableCell {
  const items = index.itemsOf(card.id)
  const said = items.flatMap((item): TableCell =>
    item.latest === null
      ? []
      : [
          line(
            outcomePhrase(item.latest.result.pooled, item.latest.rule),
            ...(items.length > 1 ? ofBallot(item, index) : []),
          ),
        ],
  )
  if (said.length > 0) return said
  return cell(items.length > 0 ? 'Not counted yet' : 'Not put to the vote')
}

/** Linked cards, a paragraph each; nothing linked is said in words, so that no cell is silent. */
export function linkedCell(cards: readonly Card[], index: StudyIndex): TableCell {
  return cards.length === 0 ? cell('Nothing linked') : cards.map((card) => cardLine(card, index))
}
