import { cardKind } from '../../board/card.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bullets,
  cell,
  column,
  heading,
  joined,
  line,
  paragraph,
  prompt,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { KIND_NAMES } from '../kindNames.ts'
import { counted, longDate } from '../phrasing.ts'
import { typed } from './background.ts'
import { anonymity } from './anonymity.ts'
import { analysis } from './analysis.ts'
import { deviations } from './deviations.ts'
import { voting } from './voting.ts'

export function methods(context: DraftContext): Block[] {
  return [
    heading(1, 'methods', 'Methods'),
    ...design(context),
    ...panel(context),
    ...itemsGathered(context),
    ...voting(context),
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

function design({ index }: DraftContext): Block[] {
  const { workshops, ballots } = index
  const blocks: Block[] = [heading(2, 'design', 'Design')]
  if (workshops.length === 0) {
    blocks.push(
      promptBlock('methods.meetings', 'describe the meetings that were held; the study file has no workshop'),
    )
  } else {
    blocks.push(
      paragraph(`The study held ${counted(workshops.length, 'workshop')}:`),
      bullets(
        workshops.map(({ workshop }) =>
          line(
            quoted(workshop.name),
            ', ',
            workshop.heldOn === null
              ? prompt(`workshop.heldOn:${workshop.id}`, 'give the date', 'date')
              : longDate(workshop.heldOn),
          ),
        ),
      ),
    )
  }
  const rounds = ballots.reduce((sum, entry) => sum + entry.rounds.length, 0)
  blocks.push(
    ballots.length === 0
      ? paragraph('No ballot has been set up.')
      : paragraph(
          `The panel was given ${counted(ballots.length, 'ballot')} with ${counted(rounds, 'round')} of voting in all; see `,
          reference('rules'),
          '.',
        ),
    ...agendas(index.workshops),
    promptBlock(
      'methods.leaders',
      'say who led the consensus process, how they were chosen, and whether they voted',
    ),
    promptBlock(
      'methods.registration',
      'give the registration, protocol and ethics approval, or say that there was none',
    ),
  )
  return blocks
}

function agendas(workshops: DraftContext['index']['workshops']): Block[] {
  return workshops.flatMap(({ workshop, activities }, position): Block[] => {
    if (activities.length === 0) return []
    const minutes = activities.reduce((sum, activity) => sum + activity.minutes, 0)
    return [
      {
        kind: 'table',
        anchor: `table-agenda-${position + 1}`,
        caption: line('Planned agenda of ', quoted(workshop.name), `, ${minutes} minutes in all`),
        columns: [column('Activity', 5), column('Kind', 2), column('Planned minutes', 2, 'end')],
        rows: activities.map((activity) => ({
          anchor: null,
          cells: [cell(quoted(activity.title)), cell(activity.kind), cell(String(activity.minutes))],
        })),
        hasRowHeadings: true,
      },
    ]
  })
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
    ...typed(
      'study.publicInvolvement',
      study.publicInvolvement,
      'say how patients and the public helped to plan, run and interpret the study, and what changed because of them',
    ),
  ]
}

function plannedNumber(minimum: number | null, maximum: number | null): string {
  if (minimum === null && maximum === null) return 'not set'
  if (minimum === null) return `up to ${maximum}`
  if (maximum === null) return `${minimum} or more`
  return minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`
}

function itemsGathered({ study, index }: DraftContext): Block[] {
  const { liveCards } = index
  // A board that nothing stands on has sorted nothing.
  const boards = index.boards.filter(({ columns }) =>
    columns.some((column) => index.cardsIn(column.id).length > 0),
  )
  const kinds = cardKind.options.flatMap((kind): Inline[][] => {
    const count = liveCards.filter((card) => card.kind === kind).length
    return count === 0 ? [] : [line(counted(count, KIND_NAMES[kind].singular, KIND_NAMES[kind].plural))]
  })
  const merged = liveCards
    .flatMap((card) => index.mergedInto(card.id))
    .filter((card) => !card.isDeleted).length
  const blocks: Block[] = [
    heading(2, 'items-gathered', 'How items were gathered'),
    liveCards.length === 0
      ? paragraph('The study holds no cards.')
      : paragraph(
          `The study holds ${counted(liveCards.length, 'card')}: `,
          ...joined(kinds, ', '),
          merged === 0
            ? '.'
            : `. ${counted(merged, 'more card was', 'more cards were')} merged into one of these.`,
        ),
  ]
  if (boards.length > 0) {
    blocks.push(
      paragraph(
        `Cards were sorted on ${counted(boards.length, 'board')}: `,
        ...joined(
          boards.map(({ board }) => [quoted(board.name)]),
          ', ',
        ),
        '.',
      ),
    )
  }
  if (study.templateName !== null) {
    blocks.push(paragraph('The study file was started from the template “', quoted(study.templateName), '”.'))
  }
  blocks.push(
    promptBlock(
      'methods.items',
      'say where the first items came from (literature, earlier work, the panel), how any search was done and what ' +
        'evidence the panel was given',
    ),
    promptBlock('methods.piloting', 'say whether the questions were piloted'),
  )
  return blocks
}
