import { itemFlowAlternative, itemFlowGeometry, itemFlowSvg } from '../../chart/itemFlow.ts'
import type { FlowRound, ItemFlow } from '../../chart/itemFlow.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { heading, line, quoted } from '../inlines.ts'
import { counted } from '../phrasing.ts'
import type { IndexedBallot, IndexedItem, Outcome } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

const FIGURE_WIDTH = 640

/** One figure a ballot that has been voted on: how its items went through the rounds. */
export function itemFlow({ index }: DraftContext): Block[] {
  const figures = index.ballots.flatMap((entry, position): Block[] => {
    if (entry.counted.length === 0) return []
    const flow = flowOf(entry)
    const { width, height } = itemFlowGeometry(flow, { width: FIGURE_WIDTH })
    return [
      {
        kind: 'figure',
        anchor: `figure-flow-${position + 1}`,
        caption: line('How the items of “', quoted(entry.ballot.title), '” went through its rounds'),
        svg: itemFlowSvg(flow, { width: FIGURE_WIDTH }),
        alternativeText: itemFlowAlternative(flow),
        width,
        height,
      },
    ]
  })
  return figures.length === 0 ? [] : [heading(2, 'item-flow', 'The flow of items'), ...figures]
}

export function flowOf({ items, rounds, counted: countedRounds }: IndexedBallot): ItemFlow {
  const unvoted = items.filter(({ latest }) => latest === null).length
  return {
    items: items.length,
    sources: sourcesOf(items),
    rounds: countedRounds.map(({ round, results }): FlowRound => {
      const outcomes = items.flatMap((item) => outcomeIn(item, round.number))
      const next = rounds.find(({ number }) => number === round.number + 1)
      const left = outcomes.filter(
        ({ result }) => next !== undefined && !next.itemIds.includes(result.itemId),
      )
      return {
        number: round.number,
        items: round.itemIds.length,
        voters: results.responses,
        outcomes: countedVerdicts(outcomes),
        left: countedVerdicts(left),
      }
    }),
    end: [
      ...countedVerdicts(items.flatMap(({ latest }) => latest ?? [])),
      ...(unvoted === 0 ? [] : [`${unvoted} not voted on`]),
    ],
  }
}

function outcomeIn({ outcomes }: IndexedItem, number: number): Outcome[] {
  return outcomes.filter(({ round }) => round.number === number)
}

function sourcesOf(items: readonly IndexedItem[]): string[] {
  const count = (isOne: (item: IndexedItem['item']) => boolean) =>
    items.filter(({ item }) => isOne(item)).length
  const found: [number, string, string][] = [
    [count(({ cardId }) => cardId !== null), 'card', 'cards'],
    [count(({ columnId }) => columnId !== null), 'theme', 'themes'],
    [count(({ statementId }) => statementId !== null), 'statement', 'statements'],
    [
      count((item) => item.cardId === null && item.columnId === null && item.statementId === null),
      'written for it',
      'written for it',
    ],
  ]
  return found.flatMap(([many, one, more]) => (many === 0 ? [] : [counted(many, one, more)]))
}

const ORDER = ['in', 'out', 'disputed', 'uncertain', 'tied at the line', 'put in order', 'without answers']

/** "5 in", "1 out", in one order whatever the order of the items. */
function countedVerdicts(outcomes: readonly Outcome[]): string[] {
  const words = outcomes.map(({ result }) => wordsOf(result.pooled))
  return ORDER.flatMap((each) => {
    const count = words.filter((word) => word === each).length
    return count === 0 ? [] : [`${count} ${each}`]
  })
}

function wordsOf(made: Outcome['result']['pooled']): string {
  if (made.verdict === 'no-data') return 'without answers'
  return made.verdict === 'ranked' ? 'put in order' : verdictWords(made).toLowerCase()
}
