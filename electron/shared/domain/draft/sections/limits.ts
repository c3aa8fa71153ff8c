import { LOW_BASE } from '../../ballot/figures.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bullets, heading, joined, line, promptBlock, quoted } from '../inlines.ts'
import { itemCode, itemCodes } from '../itemPhrases.ts'
import { counted, listed } from '../phrasing.ts'
import type { IndexedBallot, StudyIndex } from '../studyIndex.ts'
import { hiddenGroupNames } from './results.ts'
import { turnoutOf } from './voting.ts'

/** What the record itself says of the limits; what they mean is for the author. */
export function limits({ index }: DraftContext): Block[] {
  const found = index.ballots.flatMap((entry) => limitsOf(entry, index))
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

function smallPanel(voters: number): string {
  const points = Math.round(1_000 / voters) / 10
  return (
    `${counted(voters, 'person', 'people')} voted, so that one answer moves a share by ${points} points in 100; items close ` +
    'to a limit could have come out otherwise with another panel.'
  )
}

function limitsOf(entry: IndexedBallot, index: StudyIndex): Inline[][] {
  const { ballot, items, counted: rounds } = entry
  const name = quoted(ballot.title)
  const lines: Inline[][] = []
  if (ballot.broughtFrom !== null) {
    lines.push(
      line(
        '“',
        name,
        '” was brought in from an earlier survey: its rule was set when its answers were known, and the record does not say who could have answered.',
      ),
    )
  }
  const turnout = turnoutOf(entry)
  const last = rounds.at(-1)
  if (turnout !== null && last !== undefined) {
    lines.push(line('“', name, `”: in round ${last.round.number}, ${turnout} seats in the room voted.`))
  }
  if (last !== undefined && last.results.responses > 0 && last.results.responses < SMALL_PANEL) {
    lines.push(line('“', name, `”, round ${last.round.number}: ${smallPanel(last.results.responses)}`))
  }
  const few = items.filter(({ latest }) => latest !== null && latest.result.pooled.lowBase)
  if (few.length > 0) {
    const amount = `${counted(few.length, 'item')} of ${items.length} in “`
    lines.push(
      line(
        amount,
        name,
        `” ${few.length === 1 ? 'rests' : 'rest'} on fewer than ${LOW_BASE} answers: `,
        ...itemCodes(few),
        '.',
      ),
    )
  }
  const hidden = rounds.flatMap((each) => hiddenGroupNames(each, index))
  if (hidden.length > 0) {
    lines.push(
      line(
        'In “',
        name,
        `” these groups are too small to be shown by themselves, or would give a smaller one away: ${listed(hidden)}.`,
      ),
    )
  }
  const unanimous = items.flatMap((item) =>
    (item.latest?.result.unanimousGroups ?? []).map((groupId) =>
      line(itemCode(item), ' (', quoted(index.groupsById.get(groupId)?.shortName ?? 'Unknown group'), ')'),
    ),
  )
  if (unanimous.length > 0) {
    lines.push(
      line(
        'Every member of a group who answered gave the same answer, which gives each one’s away; weigh whether to publish these by group: ',
        ...joined(unanimous, ', '),
        '.',
      ),
    )
  }
  return lines
}
