import type { StatementKind } from '../../statement/statement.ts'
import type { Block, Inline } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bold,
  bullets,
  heading,
  joined,
  line,
  paragraph,
  plain,
  promptBlock,
  quoted,
  reference,
} from '../inlines.ts'
import { byPriority, itemLine } from '../itemPhrases.ts'
import { STATEMENT_KIND_NAMES } from '../kindNames.ts'
import { countOf, counted, listed } from '../phrasing.ts'
import type { CountedRound, IndexedItem, StudyIndex } from '../studyIndex.ts'
import { statementLine, withStatus } from './statements.ts'

/** Of all kinds together the summary names about so many, so that it stays half a page; the rest stands in its section. */
const MOST_NAMED = 9
const MOST_OF_A_KIND = 3
/** Items that it names instead, while there are no agreed statements. */
const MOST_ITEMS = 6
/** Of an order the first so many. */
const MOST_IN_ORDER = 3

/** Half a page from the record, whatever its size: who voted, and what they agreed on. */
export function summary({ index }: DraftContext): Block[] {
  const rounds = index.ballots.flatMap((entry) => entry.counted)
  const agreed = withStatus(index, 'agreed')
  return [
    heading(1, 'summary', 'Summary in plain English'),
    promptBlock(
      'summary.plain',
      'finish this summary for readers who were not in the room: why the study was done, what was found and ' +
        'what should happen next, in about half a page',
    ),
    rounds.length === 0
      ? paragraph('No round of voting has been closed yet, so there is nothing agreed to sum up.')
      : paragraph(whoVoted(rounds, index)),
    ...(index.statements.length === 0 ? [] : [paragraph(...whereStatementsStand(index))]),
    ...(agreed.length > 0 ? agreedByKind(index) : agreedItems(index)),
    ...putInOrder(index),
  ]
}

/** "The panel voted on 17 items in 2 ballots, at 2 workshops; between 16 and 17 people voted in each round." */
function whoVoted(rounds: readonly CountedRound[], index: StudyIndex): string {
  const ballots = index.ballots.filter((entry) => entry.counted.length > 0)
  const items = ballots.flatMap((entry) => entry.items).filter(({ latest }) => latest !== null).length
  const responses = rounds.map(({ results }) => results.responses)
  const [fewest, most] = [Math.min(...responses), Math.max(...responses)]
  const workshops = new Set(rounds.flatMap(({ round }) => index.workshopOf(round)?.id ?? [])).size
  const at = workshops === 0 ? '' : ` at ${counted(workshops, 'workshop')}`
  const people = fewest === most ? counted(most, 'person', 'people') : `Between ${fewest} and ${most} people`
  return (
    `The panel voted on ${counted(items, 'item')} in ${counted(ballots.length, 'ballot')} and ` +
    `${counted(rounds.length, 'round')} of voting${at}. ${people} voted in ${rounds.length === 1 ? 'it' : 'each round'}.`
  )
}

function whereStatementsStand(index: StudyIndex): Inline[] {
  const all = index.statements.length
  const count = (status: Parameters<typeof withStatus>[1]) => withStatus(index, status).length
  const rest = [
    ...told(count('not-agreed'), 'not agreed'),
    ...told(count('proposed'), 'still to be decided'),
    ...told(count('withdrawn'), 'withdrawn'),
  ]
  const agreed = `Of the framework’s statements, ${countOf(count('agreed'), all)} ${count('agreed') === 1 ? 'is' : 'are'} agreed`
  return rest.length === 0
    ? [plain(`${agreed}.`)]
    : line(`${agreed}; ${listed(rest)}: see `, reference('disagreements'), '.')
}

/** "2 are not agreed"; nothing for none. */
function told(count: number, words: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'is' : 'are'} ${words}`]
}

const KINDS: readonly StatementKind[] = ['principle', 'pathway-step', 'recommendation', 'competency']

function agreedByKind(index: StudyIndex): Block[] {
  const agreed = Map.groupBy(withStatus(index, 'agreed'), ({ statement }) => statement.kind)
  const most = Math.min(MOST_OF_A_KIND, Math.floor(MOST_NAMED / agreed.size))
  return KINDS.flatMap((kind) => {
    const ofKind = agreed.get(kind) ?? []
    if (ofKind.length === 0) return []
    const rest = reference(kind === 'competency' ? 'competencies' : 'pathway')
    return [
      paragraph(
        bold(STATEMENT_KIND_NAMES[kind].heading),
        ...(ofKind.length > most ? [` (the first ${most}; the others are in `, rest, ')'] : []),
      ),
      bullets(ofKind.slice(0, most).map(statementLine)),
    ]
  })
}

/** While no statement is agreed, what the panel put in says most. */
function agreedItems({ items }: StudyIndex): Block[] {
  const agreed = items
    .filter((item) => hasVerdict(item, 'in'))
    .toSorted((first, second) =>
      byPriority(first.latest?.result.pooled ?? null, second.latest?.result.pooled ?? null),
    )
  if (agreed.length === 0) return []
  const voted = items.filter(({ latest }) => latest !== null).length
  return [
    paragraph(`No statement has been agreed yet. Of the items, ${countOf(agreed.length, voted)} are in:`),
    bullets([...agreed.slice(0, MOST_ITEMS).map(itemLine), ...more(agreed.length - MOST_ITEMS, 'results')]),
  ]
}

function more(count: number, anchor: string): Inline[][] {
  return count > 0 ? [line(`and ${count} more in `, reference(anchor))] : []
}

/** A rule that draws no line says which came first, and never that the panel agreed. */
function putInOrder({ ballots }: StudyIndex): Block[] {
  const ordered = ballots.filter(({ items, counted: rounds }) => {
    const said = items.filter(({ latest }) => latest !== null)
    return (
      rounds.length > 0 &&
      said.some(isRanked) &&
      said.every((item) => isRanked(item) || hasVerdict(item, 'no-data'))
    )
  })
  return ordered.flatMap(({ ballot, items }) => {
    const first = items
      .filter(isRanked)
      .toSorted((one, other) =>
        byPriority(one.latest?.result.pooled ?? null, other.latest?.result.pooled ?? null),
      )
      .slice(0, MOST_IN_ORDER)
    return [
      paragraph(
        'First in the order of “',
        quoted(ballot.title),
        '” came ',
        ...joined(first.map(itemLine), '; '),
        '. An order does not say how far the panel agreed.',
      ),
    ]
  })
}

function isRanked(item: IndexedItem): boolean {
  return hasVerdict(item, 'ranked')
}

function hasVerdict(
  { latest }: IndexedItem,
  verdict: NonNullable<IndexedItem['latest']>['result']['pooled']['verdict'],
): boolean {
  return latest?.result.pooled.verdict === verdict
}
