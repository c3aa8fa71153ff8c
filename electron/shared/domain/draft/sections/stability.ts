import type { RoundStabilityItem } from '../../ballot/roundStabilityItem.ts'
import type { Block, TableCell, TableColumn } from '../draftDocument.ts'
import type { DraftContext, StabilityBetweenRounds } from '../draftContext.ts'
import { cell, column, line, note, quoted } from '../inlines.ts'
import { itemCode } from '../itemPhrases.ts'
import { pWords, shareOf, shortNumber } from '../phrasing.ts'
import type { IndexedBallot, IndexedItem } from '../studyIndex.ts'

/** How steady scores were from each round to the next; nothing where a ballot has one round, or no scores. */
export function stability(entry: IndexedBallot, position: number, context: DraftContext): Block[] {
  const between = context.stability?.get(entry.ballot.id) ?? []
  const rows = between.flatMap((step) =>
    step.items.flatMap((made) => {
      const item = entry.items.find(({ item: { id } }) => id === made.itemId)
      return item === undefined
        ? []
        : [{ anchor: null, cells: COLUMNS.map((each) => each.cell(made, item, step)) }]
    }),
  )
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      anchor: `table-stability-${position + 1}`,
      caption: line('How steady the scores in “', quoted(entry.ballot.title), '” were from round to round'),
      columns: COLUMNS.map((each) => each.column),
      rows,
      hasRowHeadings: true,
    },
    note(
      'Of those who scored the item in both rounds, n. W⁺ and W⁻ are the sums of ranks of those who went up and down. ' +
        'Items that fewer than ',
      String(context.study.smallGroupThreshold),
      ' scored in both are left out.',
    ),
  ]
}

interface StabilityColumn {
  column: TableColumn
  cell: (made: RoundStabilityItem, item: IndexedItem, step: StabilityBetweenRounds) => TableCell
}

const COLUMNS: readonly StabilityColumn[] = [
  { column: column('Item', 4), cell: (_, item) => cell(itemCode(item)) },
  { column: column('Wording', 20), cell: (_, { item }) => cell(quoted(item.wording)) },
  {
    column: column('Rounds', 7, 'centre'),
    cell: (_, __, { fromRound, toRound }) => cell(`${fromRound} to ${toRound}`),
  },
  {
    column: column('Changed their score, n/N (%)', 12),
    cell: ({ changed, n }) => cell(shareOf(changed, n)),
  },
  { column: column('Wilcoxon signed-rank', 17), cell: wilcoxonCell },
  { column: column('High before, not after; not before, high after (McNemar)', 18), cell: mcnemarCell },
  {
    column: column('Coefficient of variation, before and after', 14),
    cell: ({ coefficientOfVariationFrom, coefficientOfVariationTo }) =>
      cell(`${hundredths(coefficientOfVariationFrom)}, ${hundredths(coefficientOfVariationTo)}`),
  },
]

/** Two decimals, so that figures under each other can be compared. */
function hundredths(value: number | null): string {
  return value === null ? '–' : value.toFixed(2)
}

function wilcoxonCell({ wilcoxon }: RoundStabilityItem): TableCell {
  if (wilcoxon === null) return cell('Nobody changed')
  const { wPlus, wMinus, p, isExact } = wilcoxon
  return [
    line(`W⁺ ${shortNumber(wPlus)}, W⁻ ${shortNumber(wMinus)}`),
    line(`${pWords(p)}${isExact ? ', exact' : ''}`),
  ]
}

function mcnemarCell({ mcnemar, n }: RoundStabilityItem): TableCell {
  return mcnemar === null
    ? cell('–')
    : [line(`${mcnemar.b}/${n}; ${mcnemar.c}/${n}`), line(pWords(mcnemar.p))]
}
