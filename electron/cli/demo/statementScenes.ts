import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { makeIdentifier } from '#shared/domain/identifier'
import { statementsInOrder } from '#shared/domain/statement/statementCommands'
import type { StudyState } from '#shared/domain/study/studyState'
import { boardOfKind, cardSaying, columnNamed, type Stagehand } from './boardScenes.ts'
import { REWORDED, STATEMENTS, WITHDRAWN } from './frameworkScript.ts'

/** Between the workshops: statements are written from cards and from what was voted on, one is reworded, one withdrawn. */
export async function writeStatements(
  { facilitator, randomBytes }: Stagehand,
  state: StudyState,
): Promise<void> {
  const pathway = boardOfKind(state, 'pathway')
  await facilitator.call('statements.add', {
    statements: STATEMENTS.map(({ kind, text, stage, tags, from }) => {
      const cardIds = from.map((words) => cardSaying(state, words))
      return {
        statementId: makeIdentifier(randomBytes),
        wordingId: makeIdentifier(randomBytes),
        kind,
        text,
        stageId: stage === null ? null : columnNamed(state, pathway, stage).id,
        tags: [...tags],
        cardIds,
        itemIds: itemsOfCards(state, cardIds),
      }
    }),
  })
}

/** A reader's remarks, before the panel votes. */
export async function revise({ facilitator, randomBytes }: Stagehand, state: StudyState): Promise<void> {
  await facilitator.call('statement.reword', {
    statementId: statementSaying(state, REWORDED.from),
    wordingId: makeIdentifier(randomBytes),
    text: REWORDED.to,
    reason: REWORDED.reason,
  })
  await facilitator.call('statement.decide', {
    statementId: statementSaying(state, WITHDRAWN.text),
    decision: { status: 'withdrawn', reason: WITHDRAWN.reason },
  })
}

/** All statements that were not withdrawn are put to the vote. */
export async function lockStatements(
  { facilitator, randomBytes }: Stagehand,
  state: StudyState,
): Promise<string> {
  const ballotId = makeIdentifier(randomBytes)
  await facilitator.call('ballot.create', {
    ballotId,
    title: 'What stands in the framework',
    question: 'How much do you want this to stand in the framework?',
    lowLabel: 'Leave it out',
    highLabel: 'It must be in',
    instructions: 'You can say “unable to score” where you do not know enough to judge.',
    rule: ruleOfPreset('comet'),
    plannedRounds: 2,
    carryOver: 'all',
    isPractice: false,
    items: statementsInOrder(state)
      .filter(({ decision }) => decision === null)
      .map(({ id }) => ({ kind: 'statement', statementId: id })),
  })
  await facilitator.call('ballot.lock', { ballotId })
  return ballotId
}

/** The room is tired: only what is not agreed yet goes on. */
export async function shortenSecondRound(
  { facilitator, randomBytes }: Stagehand,
  ballotId: string,
): Promise<void> {
  await facilitator.call('ballot.deviate', {
    deviationId: makeIdentifier(randomBytes),
    ballotId,
    fromRound: 2,
    change: { kind: 'carry-over', carryOver: 'not-agreed' },
    reason:
      'There was an hour less than planned, so only what was not agreed yet was discussed and voted on again.',
  })
}

function itemsOfCards({ records }: StudyState, cardIds: readonly string[]): string[] {
  return [...records.ballotItem.values()]
    .filter(({ cardId }) => cardId !== null && cardIds.includes(cardId))
    .map(({ id }) => id)
}

function statementSaying(state: StudyState, text: string): string {
  const statement = statementsInOrder(state).find((one) => one.text === text)
  if (!statement) throw new Error(`No statement says “${text}”`)
  return statement.id
}

function ruleOfPreset(key: string): ConsensusRule {
  const preset = RULE_PRESETS.find((one) => one.key === key)
  if (!preset) throw new Error(`There is no rule called ${key}`)
  return preset.rule
}
