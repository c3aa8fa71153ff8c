import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { printableText } from '#shared/domain/printable'
import { VERDICT_SCRIPT_NAME } from './verdictScript.ts'
import type { DataTablesInput } from './dataTables.ts'

interface PackedTable {
  readonly path: string
  readonly meaning: string
  readonly rows: number
}

/** What whoever opens the data pack has to know, in lines that any editor shows. */
export function dataPackReadme(
  { title, exportedAt }: DraftDocument['properties'],
  { records }: DataTablesInput,
  tables: readonly PackedTable[],
): string {
  const [study] = records.study.values()
  const threshold = study?.smallGroupThreshold ?? 5
  const width = Math.max(...tables.map(({ path }) => path.length))
  const lines = [
    printableText(title).replaceAll('\n', ' '),
    `Data pack, exported ${exportedAt} (UTC) by Linkboard`,
    '',
    'WHAT THIS IS',
    '',
    'The data behind the consensus framework draft of the same export. Every figure and every verdict in the draft',
    'can be worked out again from these tables.',
    '',
    ...tables.map(({ path, meaning, rows }) => `  ${path.padEnd(width)}  ${meaning} (${rowsOf(rows)})`),
    `  ${VERDICT_SCRIPT_NAME.padEnd(width)}  recomputes every verdict with R`,
    '',
    'codebook.csv says what stands in every column. Codes are those of the draft: S1, S2 … for statements, I1, I2 … for',
    'items. The tables are UTF-8 with a byte-order mark, commas between cells and a first row of names. An empty cell is',
    'a missing value. Times are in UTC. Figures are in full, where the draft rounds them.',
    '',
    'CHECKING THE VERDICTS',
    '',
    'With R 4.0 or later (no packages are needed), in this folder:',
    '',
    `  Rscript ${VERDICT_SCRIPT_NAME}`,
    '',
    `or from R itself: setwd() to this folder, then source("${VERDICT_SCRIPT_NAME}"). It works every verdict out again from the`,
    'answers in data/responses.csv by the rules in data/rounds.csv, compares it and the counts behind it with',
    'data/results.csv, prints what it found, and stops with an error if anything differs.',
    '',
    'WHAT IS HELD BACK, AND WHY',
    '',
    'Who answered is not known to the study file, and so is not in here. Beyond that:',
    '',
    `- A panel group with fewer than ${threshold} answers is not shown by itself, in results.csv or in responses.csv, where`,
    '  its answers say "not shown" for the group. Nor is a group by which it could be worked out by subtraction. Where that',
    '  takes single items only, the rows of these groups have a key of their own each, so that nobody can be followed',
    '  from an item where the group is shown to one where it is not.',
    '- The voter keys in responses.csv are numbers that follow from the answers alone: equal answers can be swapped without',
    '  a difference. They tell nothing of who came first, and the same number on two ballots is not the same person.',
    '- How each response came in (phone, tablet, paper, with an earlier survey) is counted in participation.csv, and not told',
    '  of a single response.',
    '- Cards that were written in silence and never revealed are listed without their words.',
    '- Cards that were deleted are in data/cards.csv with their words, and marked: take their rows out before you publish',
    '  the tables if they were deleted for somebody’s sake.',
    '- Practice ballots, and rounds that were still open, are left out.',
    '',
    'Cells of text that a spreadsheet would run as a formula begin with an apostrophe.',
    'A group whose members all gave the same answer gives each of them away, however large it is: please look at',
    'data/results.csv before you publish it.',
  ]
  return `${lines.join('\r\n')}\r\n`
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}
