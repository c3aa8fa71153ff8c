import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  boldQuoted,
  bullets,
  heading,
  line,
  paragraph,
  plain,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { isDisputed } from '../../ballot/figures.ts'
import { byPriority, figuresPhrase, itemLine } from '../itemPhrases.ts'
import { howAnswered } from '../methodWords.ts'
import { counted, listed } from '../phrasing.ts'
import type { CountedRound, IndexedBallot, IndexedItem } from '../studyIndex.ts'

/** The list in the summary stays short enough to be read; the rest stands in the results. */
const MOST_ITEMS = 12

/** Half a page from the record: who voted on what, and what they agreed on. */
export function summary({ index }: DraftContext): Block[] {
  const blocks: Block[] = [
    heading(1, 'summary', 'Summary in plain English'),
    promptBlock(
      'summary.plain',
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
  const voted = items.filter((item) => item.latest !== null).toSorted(byPriorityOfItems)
  const asked = [
    boldQuoted(ballot.title),
    plain(`. ${turnouts(rounds)} and were asked: “`),
    quoted(ballot.question),
    plain('” '),
    ...howAnswered(ballot, last.rule, items.length),
  ]
  const isOrderAlone = voted.every(
    ({ latest }) => hasVerdict(latest, 'ranked') || hasVerdict(latest, 'no-data'),
  )
  return isOrderAlone ? orderAlone(asked, voted) : verdicts(asked, voted, last)
}

/** "17 people voted in round 1 and 16 in round 2" */
function turnouts(rounds: readonly CountedRound[]): string {
  return listed(
    rounds.map(({ round, results }, position) =>
      position === 0
        ? `${counted(results.responses, 'person', 'people')} voted in round ${round.number}`
        : `${results.responses} in round ${round.number}`,
    ),
  )
}

/** A rule that draws no line says which came first, and never that the panel agreed. */
function orderAlone(asked: Inline[], voted: readonly IndexedItem[]): Block[] {
  const ordered = voted.filter(({ latest }) => latest?.result.pooled.verdict === 'ranked')
  if (ordered.length === 0) return [paragraph(...asked, ' Nobody’s vote could be counted.')]
  return [
    paragraph(
      ...asked,
      ' The rule draws no line between in and out: what follows is the order that the votes give, and says nothing of ' +
        'how far the panel agreed.',
    ),
    bullets(
      ordered
        .slice(0, MOST_ITEMS)
        .map((item) => [
          ...itemLine(item),
          ...(item.latest === null
            ? []
            : [plain(`: ${figuresPhrase(item.latest.result.pooled, item.latest.rule)}`)]),
        ]),
    ),
    ...more(ordered.length),
  ]
}

function verdicts(asked: Inline[], voted: readonly IndexedItem[], { rule }: CountedRound): Block[] {
  const count = (verdict: Verdict) => voted.filter(({ latest }) => hasVerdict(latest, verdict)).length
  const disputed = voted.filter(({ latest }) => latest !== null && isDisputed(latest.result.pooled)).length
  const rated = listed([
    `${count('in')} in`,
    `${count('out')} out`,
    `${count('uncertain')} uncertain${disputed === 0 ? '' : ` (${disputed} of them disputed)`}`,
  ])
  const unanswered = count('no-data')
  const agreed = voted.filter(({ latest }) => hasVerdict(latest, 'in'))
  const isRanked = rule.method === 'top-k' || rule.method === 'borda' || rule.method === 'dots'
  const blocks: Block[] = [
    paragraph(
      ...asked,
      ` Of ${counted(voted.length, 'item')} ${isRanked ? 'the votes put' : 'the panel rated'} ${rated}`,
      unanswered === 0 ? '; ' : ` and nobody answered ${unanswered}; `,
      reference('rules'),
      ' says what that means.',
    ),
  ]
  if (agreed.length === 0) return blocks
  return [
    ...blocks,
    paragraph(isRanked ? 'These came out above the line:' : 'The panel agreed that these are in:'),
    bullets(agreed.slice(0, MOST_ITEMS).map((item) => line(...itemLine(item)))),
    ...more(agreed.length),
  ]
}

type Verdict = NonNullable<IndexedItem['latest']>['result']['pooled']['verdict']

function hasVerdict(latest: IndexedItem['latest'], verdict: Verdict): boolean {
  return latest?.result.pooled.verdict === verdict
}

function byPriorityOfItems(first: IndexedItem, second: IndexedItem): number {
  return byPriority(first.latest?.result.pooled ?? null, second.latest?.result.pooled ?? null)
}

function more(count: number): Block[] {
  return count > MOST_ITEMS
    ? [paragraph(`${count - MOST_ITEMS} more are listed in `, reference('results'), '.')]
    : []
}
