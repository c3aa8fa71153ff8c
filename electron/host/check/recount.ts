import type Database from 'better-sqlite3'
import type { ItemResults, RoundResults } from '#shared/domain/ballot/ballotResults'
import { problem, type Finding } from '#shared/domain/check/finding'

interface CountRow {
  readonly item_id: string
  readonly kind: string
  readonly value: number | null
  readonly voters: number
}

/** Where MoSCoW's four lie in the file, from 1. */
const MOSCOW = ['must', 'should', 'could', 'wont'] as const

/**
 * Counts a closed round's answers once more with the database alone, past all of the program's own counting, and says
 * where its results differ: responses by channel, answers of each kind, scores, places and dots.
 */
export function createRecount(database: Database.Database) {
  const countChannels = database.prepare(
    'SELECT channel, count(*) AS voters FROM response WHERE round_id = ? GROUP BY channel',
  )
  const countAnswers = database.prepare(
    `SELECT item_id, kind, value, count(*) AS voters FROM answer WHERE round_id = ? GROUP BY item_id, kind, value`,
  )
  const countStray = database
    .prepare(
      `SELECT count(*) FROM response WHERE round_id = ? AND NOT EXISTS (
         SELECT 1 FROM voter_token JOIN round ON round.ballot_id = voter_token.ballot_id
         WHERE round.id = response.round_id AND voter_token.token = response.token
       )`,
    )
    .pluck()

  return (roundId: string, about: string, results: RoundResults): Finding[] => {
    const rows = countAnswers.all(roundId) as CountRow[]
    const isOfRound = new Set(results.items.map(({ itemId }) => itemId))
    const channels = countChannels.all(roundId) as {
      channel: keyof RoundResults['byChannel']
      voters: number
    }[]
    const responses = channels.reduce((sum, { voters }) => sum + voters, 0)
    return [
      ...(Number(countStray.get(roundId)) > 0
        ? [problem(about, 'holds a response whose token was never issued for this ballot')]
        : []),
      ...(rows.some(({ item_id }) => !isOfRound.has(item_id))
        ? [problem(about, 'holds an answer to an item that it was not about')]
        : []),
      ...(responses === results.responses &&
      channels.every(({ channel, voters }) => results.byChannel[channel] === voters)
        ? []
        : [problem(about, 'counts other responses than lie in the ballot box')]),
      ...results.items.flatMap((item) => {
        const ofItem = rows.filter(({ item_id }) => item_id === item.itemId)
        return isSame(item, ofItem, results.responses)
          ? []
          : [problem(about, `has figures of the item ${item.itemId} that its answers do not give`)]
      }),
    ]
  }
}

function isSame({ pooled }: ItemResults, rows: readonly CountRow[], responses: number): boolean {
  const countOf = (kind: string, value: number | null = null) =>
    rows.find((row) => row.kind === kind && row.value === value)?.voters ?? 0
  const total = (kind: string) =>
    rows.filter((row) => row.kind === kind).reduce((sum, { voters }) => sum + voters, 0)
  switch (pooled.kind) {
    case 'rating':
      return (
        pooled.unable === countOf('unable') &&
        pooled.n === total('score') &&
        pooled.n + pooled.unable + pooled.skipped === responses &&
        pooled.distribution.every(
          (given, index) => given === countOf('score', pooled.scaleMinimum + index),
        ) &&
        pooled.low + pooled.mid + pooled.high === pooled.n
      )
    case 'moscow':
      return (
        pooled.unable === countOf('unable') &&
        pooled.n === total('moscow') &&
        MOSCOW.every((category, index) => pooled[category] === countOf('moscow', index + 1))
      )
    case 'ranking': {
      const isDots = rows.some(({ kind }) => kind === 'dots')
      const spent = rows.reduce((sum, { value, voters }) => sum + (value ?? 0) * voters, 0)
      return isDots
        ? pooled.voters === total('dots') && pooled.score === spent
        : pooled.voters === total('rank') && pooled.firsts === countOf('rank', 1)
    }
  }
}
