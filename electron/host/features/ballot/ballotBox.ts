import type Database from 'better-sqlite3'
import type { Answer, Channel, Response } from '#shared/domain/ballot/answer'
import { asAnswer, valueOf, type AnswerRow } from './answerRow.ts'

export interface VoterToken {
  readonly token: string
  readonly panelGroupId: string
}

/**
 * The ballot box: voter tokens and answers, and nothing that could lead from them to a person. It has no
 * times, and its rows lie in the order of their random tokens.
 */
export interface BallotBox {
  /** All or none. */
  addTokens(ballotId: string, tokens: readonly VoterToken[]): void
  tokens(ballotId: string): VoterToken[]
  hasToken(ballotId: string, token: string): boolean
  /** Before a voter's first answer in a round; doing it again changes nothing. */
  begin(roundId: string, token: string, channel: Channel): void
  putAnswer(roundId: string, token: string, itemId: string, answer: Answer): void
  /** Takes the place of all that this voter gave in this round. */
  putWhole(roundId: string, token: string, answers: readonly { itemId: string; answer: Answer }[]): void
  finish(roundId: string, token: string, channel: Channel): void
  /** A whole paper ballot, finished as it is. Only where this voter has given nothing yet in this round. */
  putPaper(roundId: string, token: string, answers: ReadonlyMap<string, Answer>): void
  /** How this voter's response began; null where there is none. */
  channelOf(roundId: string, token: string): Channel | null
  /** The voters who have answered on paper. */
  onPaper(roundId: string): string[]
  answersOf(roundId: string, token: string): Map<string, Answer>
  isFinished(roundId: string, token: string): boolean
  /** For each token with a response: whether it has finished. */
  turnout(roundId: string): { token: string; isFinished: boolean }[]
  responses(ballotId: string, roundId: string): Response[]
}

interface VoterAnswerRow extends AnswerRow {
  readonly token: string
}

export function createBallotBox(database: Database.Database): BallotBox {
  const insertToken = database.prepare(
    'INSERT INTO voter_token (ballot_id, token, panel_group_id) VALUES (?, ?, ?)',
  )
  const selectTokens = database.prepare(
    'SELECT token, panel_group_id AS panelGroupId FROM voter_token WHERE ballot_id = ?',
  )
  const selectToken = database.prepare('SELECT 1 FROM voter_token WHERE ballot_id = ? AND token = ?')
  const selectChannel = database
    .prepare('SELECT channel FROM response WHERE round_id = ? AND token = ?')
    .pluck()
  const selectOnPaper = database
    .prepare("SELECT token FROM response WHERE round_id = ? AND channel = 'paper'")
    .pluck()
  const beginResponse = database.prepare(
    `INSERT INTO response (round_id, token, channel, is_finished) VALUES (?, ?, ?, 0)
     ON CONFLICT DO NOTHING`,
  )
  const finishResponse = database.prepare(
    `INSERT INTO response (round_id, token, channel, is_finished) VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET is_finished = 1`,
  )
  const upsertAnswer = database.prepare(
    `INSERT INTO answer (round_id, token, item_id, kind, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, value = excluded.value`,
  )
  const deleteAnswers = database.prepare('DELETE FROM answer WHERE round_id = ? AND token = ?')
  const selectAnswers = database.prepare(
    'SELECT item_id, kind, value FROM answer WHERE round_id = ? AND token = ?',
  )
  const selectAllAnswers = database.prepare(
    'SELECT token, item_id, kind, value FROM answer WHERE round_id = ?',
  )
  const selectFinished = database
    .prepare('SELECT is_finished FROM response WHERE round_id = ? AND token = ?')
    .pluck()
  const selectTurnout = database.prepare('SELECT token, is_finished FROM response WHERE round_id = ?')
  const selectResponses = database.prepare(
    `SELECT response.token, channel, panel_group_id AS panelGroupId
     FROM response JOIN voter_token ON voter_token.token = response.token AND voter_token.ballot_id = ?
     WHERE round_id = ? ORDER BY response.token`,
  )

  return {
    addTokens: database.transaction((ballotId: string, tokens: readonly VoterToken[]) => {
      for (const { token, panelGroupId } of tokens) insertToken.run(ballotId, token, panelGroupId)
    }),
    tokens: (ballotId) => selectTokens.all(ballotId) as VoterToken[],
    hasToken: (ballotId, token) => selectToken.get(ballotId, token) !== undefined,
    begin: (roundId, token, channel) => void beginResponse.run(roundId, token, channel),
    putAnswer: (roundId, token, itemId, answer) =>
      void upsertAnswer.run(roundId, token, itemId, answer.kind, valueOf(answer)),
    putWhole(roundId, token, answers) {
      deleteAnswers.run(roundId, token)
      for (const { itemId, answer } of answers) {
        upsertAnswer.run(roundId, token, itemId, answer.kind, valueOf(answer))
      }
    },
    finish: (roundId, token, channel) => void finishResponse.run(roundId, token, channel),
    putPaper(roundId, token, answers) {
      finishResponse.run(roundId, token, 'paper')
      for (const [itemId, answer] of answers) {
        upsertAnswer.run(roundId, token, itemId, answer.kind, valueOf(answer))
      }
    },
    channelOf: (roundId, token) => (selectChannel.get(roundId, token) as Channel | undefined) ?? null,
    onPaper: (roundId) => selectOnPaper.all(roundId) as string[],
    answersOf: (roundId, token) =>
      new Map((selectAnswers.all(roundId, token) as AnswerRow[]).map((row) => [row.item_id, asAnswer(row)])),
    isFinished: (roundId, token) => selectFinished.get(roundId, token) === 1,
    turnout: (roundId) =>
      (selectTurnout.all(roundId) as { token: string; is_finished: number }[]).map((row) => ({
        token: row.token,
        isFinished: row.is_finished === 1,
      })),
    responses(ballotId, roundId) {
      const answers = new Map<string, Map<string, Answer>>()
      for (const row of selectAllAnswers.all(roundId) as VoterAnswerRow[]) {
        const ofVoter = answers.get(row.token) ?? new Map<string, Answer>()
        answers.set(row.token, ofVoter.set(row.item_id, asAnswer(row)))
      }
      const rows = selectResponses.all(ballotId, roundId) as (Omit<Response, 'voterToken' | 'answers'> & {
        token: string
      })[]
      return rows.map(({ token, channel, panelGroupId }) => ({
        voterToken: token,
        panelGroupId,
        channel,
        answers: answers.get(token) ?? new Map(),
      }))
    },
  }
}
