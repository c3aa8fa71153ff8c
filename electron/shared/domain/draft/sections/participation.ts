import { channel } from '../../ballot/answer.ts'
import type { Channel } from '../../ballot/answer.ts'
import type { Block, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, cell, column, heading, line, note, paragraph, promptBlock, quoted } from '../inlines.ts'
import { longDate, shareOf } from '../phrasing.ts'
import type { IndexedBallot, StudyIndex } from '../studyIndex.ts'
import { isHidden } from './results.ts'

const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  phone: 'Phone',
  tablet: 'Shared tablet',
  paper: 'Paper',
  elsewhere: 'Earlier survey',
}

/** Who voted: by group and by channel, round by round. Turnout of every group is shown, answers never are here. */
export function participation({ index, study }: DraftContext): Block[] {
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  const blocks: Block[] = [heading(1, 'participation', 'Panel and participation')]
  if (voted.length === 0) {
    blocks.push(
      paragraph('No round of voting has been closed yet.'),
      promptBlock(
        'participation.turnout',
        'say how many people of each group were invited and how many took part',
      ),
    )
    return blocks
  }
  blocks.push(...byWorkshop(index))
  for (const entry of voted) blocks.push(participationTable(entry, index))
  blocks.push(
    note(
      'Shares of groups and channels are of all who voted in the round; the last row gives the share of seats in the ' +
        `room. A dagger (†) marks a group whose results are not shown by themselves, to protect groups of fewer ` +
        `than ${study.smallGroupThreshold}.`,
    ),
    promptBlock(
      'participation.panel',
      'say how many people were invited, and describe the panel as far as it protects its members',
    ),
  )
  return blocks
}

/** Each workshop's rounds and how many voted; people cannot be told across ballots, so that they are not added up. */
function byWorkshop(index: StudyIndex): Block[] {
  const rows = index.workshops.flatMap(({ workshop }): TableRow[] => {
    const rounds = index.ballots.flatMap(({ counted }) =>
      counted.filter(({ round }) => round.workshopId === workshop.id),
    )
    if (rounds.length === 0) return []
    const shares = rounds.map(({ round, results }) => ({
      voted: results.responses,
      seats: round.seatsInRoom,
    }))
    const ordered = shares.toSorted((first, second) => first.voted - second.voted)
    const fewest = ordered[0] ?? { voted: 0, seats: 0 }
    const most = ordered.at(-1) ?? fewest
    return [
      {
        anchor: null,
        cells: [
          cell(quoted(workshop.name)),
          cell(workshop.heldOn === null ? 'not given' : longDate(workshop.heldOn)),
          cell(String(rounds.length)),
          cell(shareOf(fewest.voted, fewest.seats)),
          cell(shareOf(most.voted, most.seats)),
        ],
      },
    ]
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      anchor: 'table-workshops',
      caption: line(
        'Rounds of voting in each workshop, and how many of the seats in the room voted, n/N (%)',
      ),
      columns: [
        column('Workshop', 5),
        column('Held on', 4),
        column('Rounds', 2, 'end'),
        column('Fewest voters in a round', 4, 'end'),
        column('Most voters in a round', 4, 'end'),
      ],
      rows,
      hasRowHeadings: true,
    },
  ]
}

function participationTable({ ballot, counted: rounds }: IndexedBallot, index: StudyIndex): Block {
  const groupRows = index.groups.map((group): TableRow => {
    const shown = rounds.map(({ results }) => {
      const found = results.groups.find((each) => each.panelGroupId === group.id)
      if (found === undefined) return '–'
      return `${shareOf(found.responses, results.responses)}${isHidden(found.reason) ? ' †' : ''}`
    })
    return { anchor: null, cells: [cell(quoted(group.name)), ...shown.map((text) => cell(text))] }
  })
  const channelRows = channel.options
    .filter((each) => rounds.some(({ results }) => results.byChannel[each] > 0))
    .map((each): TableRow => ({
      anchor: null,
      cells: [
        cell(`By channel: ${CHANNEL_NAMES[each].toLowerCase()}`),
        ...rounds.map(({ results }) => cell(shareOf(results.byChannel[each], results.responses))),
      ],
    }))
  return {
    kind: 'table',
    anchor: `table-participation-${ballot.id}`,
    caption: line(
      ballot.broughtFrom === null ? 'Who voted in “' : 'Who answered the earlier survey “',
      quoted(ballot.title),
      '”, n/N (%)',
    ),
    columns: [
      column('Panel group', 5),
      ...rounds.map(({ round }) => column(`Round ${round.number}`, 3, 'end')),
    ],
    rows: [
      ...groupRows,
      ...channelRows,
      ballot.broughtFrom === null
        ? {
            anchor: null,
            cells: [
              cell(bold('All who voted, of seats in the room')),
              ...rounds.map(({ round, results }) =>
                cell(bold(shareOf(results.responses, round.seatsInRoom))),
              ),
            ],
          }
        : {
            anchor: null,
            cells: [
              cell(bold('All who answered')),
              ...rounds.map(({ results }) => cell(bold(String(results.responses)))),
            ],
          },
    ],
    hasRowHeadings: true,
  }
}
