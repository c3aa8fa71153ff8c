import { findDraftGaps } from '../draftGaps.ts'
import type { DraftGap, DraftGapKind } from '../draftGaps.ts'
import type { Block, Inline } from '../draftDocument.ts'
import { bullets, cell, column, heading, line, paragraph, plain, quoted, reference } from '../inlines.ts'
import { cardLine } from '../itemPhrases.ts'
import { countOf } from '../phrasing.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { statementLine } from './statements.ts'

const MISSING: Readonly<Record<DraftGapKind, string>> = {
  'open-barrier': 'No training need addresses this barrier and no enabler eases it.',
  'unasked-need': 'No barrier asks for this training need.',
  'empty-stage': 'No card stands in this stage.',
  'stage-without-statement': 'No statement about this stage has been agreed.',
  'reworded-since-vote': 'The words have changed since the panel voted on them.',
  'agreed-without-vote': 'This was agreed without a vote.',
}

/** What the record leaves open: how much of each kind, and then each gap in a row that can be led to. */
export function coverageGaps(index: StudyIndex): Block[] {
  const gaps = findDraftGaps(index)
  const blocks: Block[] = [heading(2, 'gaps', 'Gaps'), ...countsOf(gaps, index)]
  if (gaps.length === 0) return blocks
  return [
    ...blocks,
    {
      kind: 'table',
      anchor: 'table-gaps',
      caption: line('Every gap, and what is missing'),
      columns: [column('About', 6), column('Where', 4), column('What is missing', 5)],
      rows: gaps.map((gap) => ({
        anchor: gap.anchor,
        cells: [cell(...aboutOf(gap, index)), cell(...placeOf(gap, index)), cell(MISSING[gap.kind])],
      })),
      hasRowHeadings: true,
    },
  ]
}

function countsOf(gaps: readonly DraftGap[], index: StudyIndex): Block[] {
  const held = (kind: 'barrier' | 'training-need') =>
    index.liveCards.filter((card) => card.kind === kind).length
  const found = (kind: DraftGapKind) => gaps.filter((gap) => gap.kind === kind).length
  const agreed = index.statements.filter(({ standing }) => standing.status === 'agreed')
  const stagesWithout = index.stages.filter(({ id }) => !agreed.some(({ stage }) => stage?.id === id)).length
  const counts: [words: string, part: number, whole: number][] = [
    ['Barriers that no training need addresses and no enabler eases', found('open-barrier'), held('barrier')],
    ['Training needs that no barrier asks for', found('unasked-need'), held('training-need')],
    ['Stages without an agreed statement', stagesWithout, index.stages.length],
    ['Stages without a card', found('empty-stage'), index.stages.length],
    ['Agreed statements that nobody voted on', found('agreed-without-vote'), agreed.length],
    ['Statements reworded since the vote on them', found('reworded-since-vote'), index.statements.length],
  ]
  const said = counts.filter(([, , whole]) => whole > 0)
  if (said.length === 0) {
    return [
      paragraph(
        'The study holds no barriers, training needs, stages or statements yet in which a gap could be found.',
      ),
    ]
  }
  return [
    paragraph('What the record leaves open:'),
    bullets(said.map(([words, part, whole]) => [plain(`${words}: ${countOf(part, whole)}`)])),
  ]
}

function aboutOf(gap: DraftGap, index: StudyIndex): Inline[] {
  switch (gap.kind) {
    case 'open-barrier':
    case 'unasked-need': {
      const card = index.liveCards.find(({ id }) => id === gap.cardId)
      return card === undefined ? [quoted(gap.words)] : cardLine(card, index)
    }
    case 'reworded-since-vote':
    case 'agreed-without-vote': {
      const found = index.statements.find(({ statement }) => statement.id === gap.statementId)
      return found === undefined ? [quoted(gap.words)] : statementLine(found)
    }
    case 'empty-stage':
    case 'stage-without-statement':
      return [quoted(gap.words)]
  }
}

/** The section of the stage that a gap belongs to. */
function placeOf(gap: DraftGap, index: StudyIndex): Inline[] {
  const stageId = stageIdOf(gap, index)
  const position = index.stages.findIndex(({ id }) => id === stageId)
  const stage = index.stages[position]
  if (stage === undefined) return [plain('No stage')]
  const section = reference(`stage-${position + 1}`)
  return gap.kind === 'empty-stage' || gap.kind === 'stage-without-statement'
    ? [section]
    : line(quoted(stage.name), ' (', section, ')')
}

function stageIdOf(gap: DraftGap, index: StudyIndex): string | null {
  switch (gap.kind) {
    case 'open-barrier':
    case 'unasked-need':
      return index.stageOf(gap.cardId)?.id ?? null
    case 'empty-stage':
    case 'stage-without-statement':
      return gap.columnId
    case 'reworded-since-vote':
    case 'agreed-without-vote':
      return index.statements.find(({ statement }) => statement.id === gap.statementId)?.stage?.id ?? null
  }
}
