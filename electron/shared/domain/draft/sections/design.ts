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
  plain,
  prompt,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { counted, listed, longDate } from '../phrasing.ts'
import type { StudyIndex } from '../studyIndex.ts'

/** What was held where and when, and who led it. */
export function design({ index }: DraftContext): Block[] {
  return [
    heading(2, 'design', 'Design'),
    ...meetings(index),
    ...elsewhere(index),
    votes(index),
    ...agendas(index.workshops),
    heading(2, 'leadership', 'Who led the study'),
    promptBlock('methods.leaders', 'say who led the consensus process and how they were chosen'),
    promptBlock('methods.leadersVotes', 'say whether those who led the process voted'),
    promptBlock(
      'methods.registration',
      'give the registration, protocol and ethics approval, or say that there was none',
    ),
  ]
}

function meetings(index: StudyIndex): Block[] {
  const { workshops } = index
  if (workshops.length === 0) {
    return [
      promptBlock('methods.meetings', 'describe the meetings that were held; the study file has no workshop'),
    ]
  }
  return [
    paragraph(`The study held ${counted(workshops.length, 'workshop')}:`),
    bullets(
      workshops.map(({ workshop }) => {
        const held = roundsHeld(index, workshop.id)
        return line(
          quoted(workshop.name),
          ', ',
          workshop.heldOn === null
            ? prompt(`workshop.heldOn:${workshop.id}`, 'give the date', 'date')
            : longDate(workshop.heldOn),
          ...(held.length === 0 ? [] : [plain(', with '), ...joined(held, '; ')]),
        )
      }),
    ),
  ]
}

/** "rounds 1 and 2 of “Priorities”", for each ballot of which a round was held in the workshop, or outside any. */
function roundsHeld(index: StudyIndex, workshopId: string | null): Inline[][] {
  return index.ballots.flatMap(({ ballot, rounds }) => {
    if (ballot.broughtFrom !== null) return []
    const here = rounds.filter((round) => (index.workshopOf(round)?.id ?? null) === workshopId)
    if (here.length === 0) return []
    const numbers = listed(here.map(({ number }) => String(number)))
    return [line(`${here.length === 1 ? 'round' : 'rounds'} ${numbers} of “`, quoted(ballot.title), '”')]
  })
}

/** Votes outside any workshop, and answers that were given before. */
function elsewhere(index: StudyIndex): Block[] {
  const outside = roundsHeld(index, null)
  const brought = index.ballots.flatMap(({ ballot, rounds }) =>
    ballot.broughtFrom === null
      ? []
      : [
          line(
            '“',
            quoted(ballot.broughtFrom),
            `” (${counted(rounds.length, 'round')}), as “`,
            quoted(ballot.title),
            '”',
          ),
        ],
  )
  return [
    ...(outside.length === 0
      ? []
      : [paragraph('The record names no workshop for ', ...joined(outside, '; '), '.')]),
    ...(brought.length === 0
      ? []
      : [
          paragraph(
            'Answers of an earlier survey were brought in and counted with the rest of the study: ',
            ...joined(brought, '; '),
            '. Nobody in a workshop of this study gave them.',
          ),
        ]),
  ]
}

function votes({ ballots }: StudyIndex): Block {
  const own = ballots.filter(({ ballot }) => ballot.broughtFrom === null)
  const rounds = own.reduce((sum, entry) => sum + entry.rounds.length, 0)
  return own.length === 0
    ? paragraph('No ballot has been set up.')
    : paragraph(
        `The panel was given ${counted(own.length, 'ballot')} with ${counted(rounds, 'round')} of voting in all; see `,
        reference('rules'),
        '.',
      )
}

function agendas(workshops: StudyIndex['workshops']): Block[] {
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
