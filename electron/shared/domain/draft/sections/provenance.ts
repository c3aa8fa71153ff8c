import type { Block, TableCell } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, code, column, heading, line, paragraph, quoted } from '../inlines.ts'
import { cardLine } from '../itemPhrases.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { cardsUsed, provenanceOfCards } from './provenanceCards.ts'
import { provenanceOfItems } from './provenanceItems.ts'
import { provenanceOfStatements } from './provenanceStatements.ts'

/**
 * From each statement back to its wordings, votes and cards, from each item to what it was taken from and its rounds,
 * and from each card forward to the items and statements that used it.
 */
export function provenance(context: DraftContext): Block[] {
  const { index } = context
  const cards = cardsUsed(index)
  const blocks: Block[] = [
    {
      ...heading(1, 'provenance', 'Appendix A. Where every statement and item comes from'),
      isNumbered: false,
    },
  ]
  if (index.items.length === 0) blocks.push(paragraph('Nothing has been put to the vote yet.'))
  return [
    ...blocks,
    ...provenanceOfStatements(index, cards),
    ...provenanceOfItems(index, cards),
    ...provenanceOfCards(context, cards),
    ...mergedCards(index),
  ]
}

/** Every merge with its reason, whether or not the card was voted on; nothing where no card was merged. */
function mergedCards(index: StudyIndex): Block[] {
  const merged = index.liveCards.flatMap((card) =>
    index.mergedInto(card.id).map((other) => ({ card, other, merge: index.mergeOf(other.id) })),
  )
  if (merged.length === 0) return []
  return [
    { ...heading(2, 'merged-cards', 'Cards that were merged'), isNumbered: false },
    paragraph(
      'One card stands for the others that say the same. These are kept in the study with their words.',
    ),
    {
      kind: 'table',
      anchor: 'table-merged-cards',
      caption: line('Every merge: the card that stands for another, the other one, why, and who decided it'),
      columns: [
        column('Card', 10),
        column('Stands also for', 12),
        column('Why they were merged', 9),
        column('Who decided', 6),
      ],
      rows: merged.map(({ card, other, merge }) => ({
        anchor: null,
        cells: [
          cell(...cardLine(card, index)),
          [line(quoted(other.text), ' ', code(other.id))],
          saidCell(merge?.reason),
          saidCell(merge?.decidedBy),
        ],
      })),
      hasRowHeadings: true,
    },
  ]
}

function saidCell(words: string | undefined): TableCell {
  return words === undefined || words === ''
    ? cell('Not said')
    : words.split('\n').map((part) => line(quoted(part)))
}
