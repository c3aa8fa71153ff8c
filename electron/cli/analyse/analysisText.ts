import type { AnalysedFigures } from '#shared/domain/analysis/analysedFigures'
import type {
  AnalysedAgreement,
  AnalysedChange,
  AnalysedStability,
  Analysis,
} from '#shared/domain/analysis/analyseRatings'
import { printableText } from '#shared/domain/printable'
import { inColumns, inLines, type Column } from './columns.ts'

/** An analysis as a person reads it in a terminal that is so many characters wide. */
export function analysisText(analysis: Analysis, width: number): string {
  const { rounds, agreement, stability = [], ruleInWords, contentValidity } = analysis
  const blocks: string[][] = [
    [rounds ? `Round ${analysis.round}, the last of ${rounds.length}` : '', ...itemTable(analysis, width)],
  ]
  if (contentValidity) {
    const { average, universalAgreement } = contentValidity
    blocks.push([`Scale: S-CVI/Ave ${number(average, 3)}, S-CVI/UA ${number(universalAgreement, 3)}`])
  }
  if (agreement) blocks.push(inLines(agreementSentence(agreement), width))
  for (const between of stability) blocks.push(stabilityTable(between, width))
  blocks.push(inLines(ruleInWords.join(' '), width))
  return blocks.map((lines) => `${lines.filter((line) => line !== '').join('\n')}\n`).join('\n')
}

interface TableRow {
  name: string
  figures: AnalysedFigures
}

/** With several groups each item's figures are followed by those of its groups, so that no split is overlooked. */
function itemTable(analysis: Analysis, width: number): string[] {
  const rows = analysis.items.flatMap((item): TableRow[] => {
    const groups = Object.entries(item.groups)
    return [
      { name: oneLine(item.item), figures: item },
      ...(groups.length > 1
        ? groups.map(([name, figures]) => ({ name: `  ${oneLine(name)}`, figures }))
        : []),
    ]
  })
  const shown = columnsOf(analysis).filter(({ of }) => rows.some(({ figures }) => of(figures) !== null))
  const columns: Column<TableRow>[] = [
    { head: 'Item', cell: ({ name }) => name },
    ...shown.map(({ head, of }) => ({ head, cell: ({ figures }: TableRow) => of(figures) ?? '–' })),
  ]
  return inColumns(rows, columns, width)
}

interface FigureColumn {
  head: string
  /** Null where the item has no such figure. */
  of: (figures: AnalysedFigures) => string | null
}

const ANSWERED: FigureColumn[] = [
  { head: 'n', of: ({ n }) => String(n) },
  { head: 'Unable', of: ({ unable }) => some(unable) },
  { head: 'Skipped', of: ({ skipped }) => some(skipped) },
]
const MEDIAN: FigureColumn = { head: 'Median', of: ({ median }) => number(median, 2) }
const QUARTILES: FigureColumn = { head: 'IQR', of: ({ q1, q3, iqr }) => range(q1, q3, iqr) }
const VERDICT: FigureColumn = {
  head: 'Verdict',
  of: ({ verdict, reason }) => (reason === 'no-scores' ? 'no scores' : (verdict ?? null)),
}

function columnsOf({ method, rule }: Analysis): FigureColumn[] {
  // A share is of as many as the rule takes it of.
  const percent = (part: number | undefined, { n, unable }: AnalysedFigures) =>
    part === undefined || n === 0
      ? null
      : share((100 * part) / (rule['unable'] === 'include' ? n + unable : n))
  switch (method) {
    case 'ram':
      return [
        ...ANSWERED,
        MEDIAN,
        { head: 'P30–P70', of: ({ p30, p70, ipr }) => range(p30, p70, ipr) },
        { head: 'IPRAS', of: ({ ipras }) => number(ipras, 2) },
        { head: 'DI', of: ({ disagreementIndex }) => number(disagreementIndex, 3) },
        {
          head: 'Verdict',
          of: (figures) => (figures.disagreement ? 'uncertain, disagreement' : VERDICT.of(figures)),
        },
      ]
    case 'percentage':
    case 'likert':
      return [
        ...ANSWERED,
        MEDIAN,
        { head: 'Low', of: (figures) => percent(figures.low, figures) },
        { head: 'Mid', of: (figures) => percent(figures.mid, figures) },
        { head: 'High', of: (figures) => percent(figures.high, figures) },
        VERDICT,
      ]
    case 'median-iqr':
      return [...ANSWERED, MEDIAN, QUARTILES, VERDICT]
    case 'content-validity':
      return [
        ...ANSWERED,
        { head: 'I-CVI', of: ({ cvi }) => number(cvi, 3) },
        { head: 'k*', of: ({ kStar }) => number(kStar, 3) },
        { head: 'CVR', of: ({ cvr }) => number(cvr, 3) },
        { head: 'Least CVR', of: ({ cvrMinimum }) => number(cvrMinimum, 3) },
        VERDICT,
      ]
    case 'moscow':
      return [
        ...ANSWERED,
        { head: 'Must', of: (figures) => percent(figures.must, figures) },
        { head: 'Should', of: (figures) => percent(figures.should, figures) },
        { head: 'Could', of: (figures) => percent(figures.could, figures) },
        { head: 'Won’t', of: (figures) => percent(figures.wont, figures) },
        VERDICT,
      ]
    case 'top-k':
    case 'borda':
    case 'dots':
      return [
        { head: 'Place', of: ({ place }) => number(place, 0) },
        { head: method === 'dots' ? 'Dots' : 'Points', of: ({ score }) => number(score, 0) },
        { head: 'Voters', of: ({ voters, n }) => `${voters ?? 0} of ${n}` },
        { head: 'First', of: ({ firsts }) => number(firsts, 0) },
        { head: 'Sum of places', of: ({ positionSum }) => number(positionSum, 1) },
        {
          head: method === 'dots' ? 'Of all dots' : 'Of all points',
          of: ({ percentOfPoints: of }) => share(of),
        },
        VERDICT,
      ]
  }
}

const NO_AGREEMENT: Record<string, string> = {
  'too-few-raters': 'fewer than two voters answered every item',
  'too-few-items': 'there are fewer than two items',
  'all-tied': 'no voter made any difference between items',
}

function agreementSentence(agreement: AnalysedAgreement): string {
  const { kendallW, chiSquare, df, p, permutationP, raters, items, excludedRaters, reason = '' } = agreement
  if (kendallW === null) {
    return `Kendall’s W cannot be worked out: ${NO_AGREEMENT[reason] ?? reason}.`
  }
  const left = excludedRaters === 0 ? '' : `, ${excludedRaters} left out for gaps`
  const shuffled = permutationP === undefined ? '' : `; by shuffling, p ${probability(permutationP)}`
  return (
    `Kendall’s W ${number(kendallW, 3)} (${raters} voters, ${items} items${left}): χ² ${number(chiSquare, 2)}, ` +
    `df ${df}, p ${probability(p)}${shuffled}.`
  )
}

function stabilityTable({ from, to, items }: AnalysedStability, width: number): string[] {
  if (items.every(({ n }) => n === 0))
    return [`From round ${from} to ${to}: no voter scored the same item in both.`]
  return [
    `From round ${from} to ${to}, voters who scored the item in both:`,
    ...inColumns<AnalysedChange>(
      items,
      [
        { head: 'Item', cell: ({ item }) => oneLine(item) },
        { head: 'n', cell: ({ n }) => String(n) },
        { head: 'Changed', cell: ({ changedPct }) => share(changedPct) ?? '–' },
        { head: 'W+', cell: ({ wilcoxon }) => number(wilcoxon.wPlus, 1) ?? '–' },
        { head: 'W−', cell: ({ wilcoxon }) => number(wilcoxon.wMinus, 1) ?? '–' },
        { head: 'Wilcoxon p', cell: ({ wilcoxon }) => probability(wilcoxon.p) },
        { head: 'McNemar p', cell: ({ mcnemar }) => probability(mcnemar.p) },
        {
          head: 'CV',
          cell: ({ cvFrom, cvTo }) => `${number(cvFrom, 2) ?? '–'} to ${number(cvTo, 2) ?? '–'}`,
        },
      ],
      width,
    ),
  ]
}

/** Cells of a stranger's file, without what a terminal would obey. */
function oneLine(text: string): string {
  return printableText(text).replaceAll(/\s+/g, ' ').trim()
}

function number(figure: number | null | undefined, digits: number): string | null {
  if (figure === null || figure === undefined) return null
  const text = figure.toFixed(digits)
  return digits > 0 ? text.replace(/\.?0+$/, '') : text
}

function some(count: number): string | null {
  return count === 0 ? null : String(count)
}

function share(percentage: number | null | undefined): string | null {
  return percentage === null || percentage === undefined ? null : `${percentage.toFixed(1)}%`
}

function range(low?: number | null, high?: number | null, length?: number | null): string | null {
  const [from, to, width] = [number(low, 2), number(high, 2), number(length, 2)]
  return from === null || to === null || width === null ? null : `${from}–${to} (${width})`
}

function probability(p: number | null | undefined): string {
  if (p === null || p === undefined) return '–'
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}
