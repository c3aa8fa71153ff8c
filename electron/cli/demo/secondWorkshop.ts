import { makeIdentifier } from '#shared/domain/identifier'
import { STATEMENTS } from './frameworkScript.ts'
import { readState } from './scenes.ts'
import { comeIn, countVerdicts, holdRound, inWords, type Stage } from './stage.ts'
import { lockStatements, revise, shortenSecondRound, writeStatements } from './statementScenes.ts'

const DAY = 24 * 60

/** Between the workshops: the researchers write statements of what was agreed. */
export async function writeBetweenWorkshops(stage: Stage): Promise<void> {
  const { facilitator, say, pass } = stage
  pass(3 * DAY)
  await writeStatements(stage, await readState(facilitator))
  pass(8 * DAY)
  await revise(stage, await readState(facilitator))
  say(`${STATEMENTS.length} statements written, one reworded and one withdrawn`)
}

/** The second workshop: the panel votes on the statements, and once more on those that it did not agree on. */
export async function playSecondWorkshop(stage: Stage, heldOn: string) {
  const { facilitator, randomBytes, say, pass } = stage
  const workshopId = makeIdentifier(randomBytes)
  await facilitator.call('workshop.add', { workshopId, name: 'Workshop 2: the framework', heldOn })
  await facilitator.call('workshop.choose', { workshopId })
  const electorate = await comeIn(stage)

  pass(30)
  const ballotId = await lockStatements(stage, await readState(facilitator))
  const first = await holdRound(stage, electorate, ballotId)
  await shortenSecondRound(stage, ballotId)
  pass(25)
  const second = await holdRound(stage, electorate, ballotId)
  const rounds = [first.results, second.results]
  say(`Statements voted on in two rounds: ${inWords(countVerdicts(rounds))}`)
  pass(20)
  await facilitator.call('room.close', {})
  await answerPrompts(stage)
  return rounds
}

/** What the researchers know and no record can hold. */
async function answerPrompts({ facilitator }: Stage): Promise<void> {
  await facilitator.call('prompt.answer', {
    key: 'methods.access',
    status: 'written',
    text: 'There was a break every hour, every sheet was printed large as well, and whoever had no phone with them voted on a shared tablet or on paper.',
  })
  await facilitator.call('prompt.answer', {
    key: 'checklist.accord.I3',
    status: 'not-applicable',
    text: 'There is no earlier version of this framework.',
  })
}
