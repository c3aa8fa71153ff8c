import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { boldQuoted, bullets, heading, paragraph, promptBlock, quoted, reference } from '../inlines.ts'
import { byPriority, itemLine } from '../itemPhrases.ts'
import { counted, listed } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** The list in the summary stays short enough to be read; the rest stands in the results. */
const MOST_AGREED_ITEMS = 12

/** Half a page from the record: who voted on what, and what they agreed on. */
export function summary({ index }: DraftContext): Block[] {
  const blocks: Block[] = [
    heading(1, 'summary', 'Summary in plain English'),
    promptBlock(
      'finish this summary for readers who were not in the room: why the study was done, what was found and ' +
        'what should happen next, in about half a page',
    ),
  ]
  const voted = index.ballots.filter((entry) => entry.counted.length > 0)
  if (voted.length === 0) {
    blocks.push(paragraph('No round of voting has been closed yet, so there is nothing agreed to sum up.'))
    return blocks
  }
  for (const entry of voted) blocks.push(...ballotSummary(entry))
  return blocks
}

function ballotSummary({ ballot, items, counted: rounds }: IndexedBallot): Block[] {
  const last = rounds.at(-1)
  if (last === undefined) return []
  const verdicts = items.flatMap((item) => (item.latest === null ? [] : [item.latest.pooled.verdict]))
  const disputed = items.filter((item) => item.latest?.pooled.disagreement).length
  const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
  const rated = listed([
    `${count('in')} in`,
    `${count('out')} out`,
    `${count('uncertain')} uncertain${disputed === 0 ? '' : ` (${disputed} of them disputed)`}`,
  ])
  const unscored = count('no-data')
  const agreed = items
    .filter((item) => item.latest?.pooled.verdict === 'in')
    .sort((first, second) => byPriority(first.latest?.pooled ?? null, second.latest?.pooled ?? null))
  const blocks: Block[] = [
    paragraph(
      boldQuoted(ballot.title),
      `. ${counted(last.results.responses, 'person', 'people')} voted in round ${last.round.number} and were asked: “`,
      quoted(ballot.question),
      '” Scores ran from 1 (“',
      quoted(ballot.lowLabel),
      '”) to 9 (“',
      quoted(ballot.highLabel),
      `”). Of ${counted(verdicts.length, 'item')} the panel rated ${rated}`,
      unscored === 0 ? '; ' : ` and gave ${unscored} no score; `,
      reference('rules'),
      ' says what that means.',
    ),
  ]
  if (agreed.length > 0) {
    blocks.push(
      paragraph('The panel agreed that these are in:'),
      bullets(agreed.slice(0, MOST_AGREED_ITEMS).map((item) => itemLine(item))),
    )
  }
  if (agreed.length > MOST_AGREED_ITEMS) {
    blocks.push(
      paragraph(`${agreed.length - MOST_AGREED_ITEMS} more are listed in `, reference('results'), '.'),
    )
  }
  return blocks
}
