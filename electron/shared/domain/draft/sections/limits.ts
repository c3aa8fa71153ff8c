import { LOW_BASE } from '../../ballot/figures.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bullets, heading, joined, line, promptBlock, quoted } from '../inlines.ts'
import { itemCode, itemCodes } from '../itemPhrases.ts'
import { counted, shortNumber } from '../phrasing.ts'
import type { StudyIndex } from '../studyIndex.ts'
import { isHidden } from './results.ts'
import { turnoutOf } from './voting.ts'

/** What the record itself says of the limits; what they mean is for the author. */
export function limits({ index }: DraftContext): Block[] {
  const found = [
    ...brought(index),
    ...turnouts(index),
    ...smallPanel(index),
    ...restingOnFew(index),
    ...hidden(index),
    ...unanimous(index),
  ]
  return [
    heading(1, 'limits', 'Strengths and limits'),
    ...(found.length === 0 ? [] : [bullets(found)]),
    promptBlock(
      'limits.strengths',
      'say what was done well and what limits the study, panel size and membership included',
    ),
    promptBlock('limits.fit', 'say how the results fit with what is known already'),
    heading(1, 'declarations', 'Declarations'),
    promptBlock('declarations.funder', 'name the funder and say what part it had in the study'),
    promptBlock('declarations.conflicts', 'declare conflicts of interest, of the panel’s members as well'),
    promptBlock(
      'declarations.endorsement',
      'say which organisations endorse the framework, or that none has been asked',
    ),
  ]
}

/** Below so many voters one answer moves a share by more than 3 points in 100. */
const SMALL_PANEL = 30

function brought({ ballots }: StudyIndex): Inline[][] {
  return ballots.flatMap(({ ballot }) =>
    ballot.broughtFrom === null
      ? []
      : [
          line(
            '“',
            quoted(ballot.title),
            '” was brought in from an earlier survey: its rule was set when the answers were known, and the record does not ' +
              'say who could have answered.',
          ),
        ],
  )
}

/** How many of the seats voted in each ballot's last round. */
function turnouts({ ballots }: StudyIndex): Inline[][] {
  const found = ballots.flatMap((entry): Inline[][] => {
    const turnout = turnoutOf(entry)
    const number = entry.counted.at(-1)?.round.number
    return turnout === null || number === undefined
      ? []
      : [line('“', quoted(entry.ballot.title), `” (round ${number}) ${turnout}`)]
  })
  return found.length === 0
    ? []
    : [line('Seats in the room that voted in the last round of each ballot: ', ...joined(found, '; '), '.')]
}

function smallPanel({ ballots }: StudyIndex): Inline[][] {
  const voters = ballots
    .flatMap(({ counted: rounds }) => rounds.at(-1)?.results.responses ?? [])
    .filter((count) => count > 0 && count < SMALL_PANEL)
  if (voters.length === 0) return []
  const fewest = Math.min(...voters)
  return [
    line(
      `The panel was small: with ${counted(fewest, 'voter')} one answer moves a share by ${pointsOfOne(fewest)} percentage points. ` +
        'Items close to a limit could have come out otherwise with another panel, and a difference between groups of a few ' +
        'people is no finding by itself.',
    ),
  ]
}

function pointsOfOne(voters: number): string {
  return shortNumber(Math.round(1_000 / voters) / 10)
}

function restingOnFew({ items }: StudyIndex): Inline[][] {
  const few = items.filter(({ latest }) => latest !== null && latest.result.pooled.lowBase)
  return few.length === 0
    ? []
    : [
        line(
          `${counted(few.length, 'item')} of ${items.length} ${few.length === 1 ? 'rests' : 'rest'} on fewer than ${LOW_BASE} answers: `,
          ...itemCodes(few),
          '.',
        ),
      ]
}

/** Each group that the small-group rule hides, with in how many of the rounds. */
function hidden({ ballots, groups }: StudyIndex): Inline[][] {
  const rounds = ballots.flatMap((entry) => entry.counted)
  const found = groups.flatMap(({ id, shortName }): Inline[][] => {
    const count = rounds.filter(({ results }) =>
      results.groups.some(({ panelGroupId, reason }) => panelGroupId === id && isHidden(reason)),
    ).length
    return count === 0 ? [] : [line(quoted(shortName), ` in ${count} of ${counted(rounds.length, 'round')}`)]
  })
  return found.length === 0
    ? []
    : [
        line(
          'These groups are too small to be shown by themselves, or would give a smaller one away: ',
          ...joined(found, '; '),
          '. What they think can be told only as part of the whole panel.',
        ),
      ]
}

function unanimous({ items, groupsById }: StudyIndex): Inline[][] {
  const found = items.flatMap((item) =>
    (item.latest?.result.unanimousGroups ?? []).map((groupId) =>
      line(itemCode(item), ' (', quoted(groupsById.get(groupId)?.shortName ?? 'Unknown group'), ')'),
    ),
  )
  return found.length === 0
    ? []
    : [
        line(
          'Every member of a group who answered gave the same answer, which gives each one’s away; weigh whether to publish these by group: ',
          ...joined(found, ', '),
          '.',
        ),
      ]
}
