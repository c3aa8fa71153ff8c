import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { cell, column, heading, line, promptBlock, quoted } from '../inlines.ts'
import { typed } from './background.ts'
import { anonymity } from './anonymity.ts'
import { analysis } from './analysis.ts'
import { design } from './design.ts'
import { deviations } from './deviations.ts'
import { feedback } from './feedback.ts'
import { itemsGathered } from './itemsGathered.ts'
import { voting } from './voting.ts'

export function methods(context: DraftContext): Block[] {
  return [
    heading(1, 'methods', 'Methods'),
    ...design(context),
    ...panel(context),
    ...itemsGathered(context),
    ...voting(context),
    ...feedback(context),
    ...anonymity(context),
    heading(2, 'accessibility', 'Taking part'),
    promptBlock(
      'methods.access',
      'say what was done so that everybody could take part (access, language, format, breaks)',
    ),
    promptBlock(
      'methods.payment',
      'say whether panel members were paid or reimbursed, and how they were encouraged to take part',
    ),
    ...analysis(context),
    ...deviations(context),
  ]
}

function panel({ study, index }: DraftContext): Block[] {
  const blocks: Block[] = [heading(2, 'panel', 'Panel and groups')]
  if (index.groups.length === 0) {
    blocks.push(
      promptBlock('methods.groups', 'say which groups of people were on the panel; the study file has none'),
    )
  } else {
    blocks.push({
      kind: 'table',
      anchor: 'table-panel',
      caption: line('Panel groups, as planned'),
      columns: [
        column('Group', 5),
        column('Short name', 3),
        column('Public contributors', 2),
        column('Planned number', 2, 'end'),
      ],
      rows: index.groups.map((group) => ({
        anchor: null,
        cells: [
          cell(quoted(group.name)),
          cell(quoted(group.shortName)),
          cell(group.isPublic ? 'Yes' : 'No'),
          cell(plannedNumber(group.usualMinimum, group.usualMaximum)),
        ],
      })),
      hasRowHeadings: true,
    })
  }
  return [
    ...blocks,
    promptBlock(
      'methods.panel',
      'say who could be on the panel, how its size was decided and who selected its members',
    ),
    heading(2, 'recruitment', 'Recruitment'),
    ...typed('study.recruitment', study.recruitment, 'say how participants were recruited'),
    heading(2, 'public-involvement', 'Patient and public involvement'),
    promptBlock('involvement.aim', 'say what the aim of involving patients and the public was'),
    ...typed(
      'study.publicInvolvement',
      study.publicInvolvement,
      'say how patients and the public helped to plan, run and interpret the study',
    ),
    promptBlock('involvement.results', 'say what came of the involvement, good and bad'),
    promptBlock('involvement.influence', 'say how far the involvement changed the study as a whole'),
    promptBlock(
      'involvement.reflection',
      'look back critically: say what went well in the involvement, what did not, and what others can learn from it',
    ),
  ]
}

function plannedNumber(minimum: number | null, maximum: number | null): string {
  if (minimum === null && maximum === null) return 'not set'
  if (minimum === null) return `up to ${maximum}`
  if (maximum === null) return `${minimum} or more`
  return minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`
}
