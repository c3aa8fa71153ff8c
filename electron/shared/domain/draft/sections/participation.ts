import { channel } from '../../ballot/answer.ts'
import type { Channel } from '../../ballot/answer.ts'
import type { Block, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, cell, column, heading, line, note, paragraph, promptBlock, quoted } from '../inlines.ts'
import { shareOf } from '../phrasing.ts'
import type { IndexedBallot, StudyIndex } from '../studyIndex.ts'

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

function participationTable({ ballot, counted: rounds }: IndexedBallot, index: StudyIndex): Block {
  const groupRows = index.groups.map((group): TableRow => {
    const shown = rounds.map(({ results }) => {
      const found = results.groups.find((each) => each.panelGroupId === group.id)
      if (found === undefined) return '–'
      const isHidden = found.reason === 'too-few' || found.reason === 'would-reveal-another'
      return `${shareOf(found.responses, results.responses)}${isHidden ? ' †' : ''}`
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
    caption: line('Who voted in “', quoted(ballot.title), '”, n/N (%)'),
    columns: [
      column('Panel group', 5),
      ...rounds.map(({ round }) => column(`Round ${round.number}`, 3, 'end')),
    ],
    rows: [
      ...groupRows,
      ...channelRows,
      {
        anchor: null,
        cells: [
          cell(bold('All who voted, of seats in the room')),
          ...rounds.map(({ round, results }) => cell(bold(shareOf(results.responses, round.seatsInRoom)))),
        ],
      },
    ],
    hasRowHeadings: true,
  }
}
