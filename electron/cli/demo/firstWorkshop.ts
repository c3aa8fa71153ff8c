import type { OutputOf } from '#shared/contract/contract'
import { comparePositions } from '#shared/domain/study/studyState'
import { agreedCards, ITEMS_ON_BALLOT, lockRating, lockTopFew, writeDown } from './ballotScenes.ts'
import { sortCards, startThemes, tidyCards, writeInSilence } from './boardScenes.ts'
import { readState } from './scenes.ts'
import { comeIn, holdRound, lastVerdicts, type Stage } from './stage.ts'
import { CONTRIBUTED_CARDS, MERGES, THEMES, TOP } from './workshopScript.ts'

/** The first workshop: a pathway is mapped, what matters is rated in two rounds, and the agreed is put in order. */
export async function playFirstWorkshop(stage: Stage, heldOn: string) {
  const { facilitator, say, pass } = stage
  await nameWorkshop(stage, heldOn)
  const electorate = await comeIn(stage)

  pass(25)
  await writeInSilence(stage, electorate.people)
  say(`Silent writing: ${CONTRIBUTED_CARDS.length} cards from phones, hidden, then revealed all at once`)
  pass(10)
  const written = await readState(facilitator)
  await sortCards(stage, written)
  await tidyCards(stage, written)
  say(
    `Pathway and training boards: cards sorted and linked, ${MERGES.length} duplicates merged, one edited, an undo`,
  )
  pass(15)
  await startThemes(stage, await readState(facilitator))
  say(`Themes board: ${THEMES.length} themes started from cards`)

  pass(35)
  const ratingId = await lockRating(stage, await readState(facilitator))
  say(`Ballot locked: ${ITEMS_ON_BALLOT} items, rated 1 to 9`)
  const first = await holdRound(stage, electorate, ratingId)
  await writeDown(stage, { ballotId: ratingId, ...first })
  pass(20)
  const second = await holdRound(stage, electorate, ratingId)

  const rated: OutputOf<'round.getResults'>[] = [first.results, second.results]
  const agreed = agreedCards(await readState(facilitator), ratingId, lastVerdicts(rated))
  const orderId = await lockTopFew(stage, agreed)
  await holdRound(stage, electorate, orderId)
  pass(15)
  const order = await holdRound(stage, electorate, orderId)
  say(`Where to begin: the first ${TOP} of ${order.results.items.length} put in order, twice`)
  pass(10)
  await facilitator.call('room.close', {})
  return {
    participants: electorate.people.length + electorate.cardHolders.length,
    rated,
    order: order.results,
  }
}

/** The template has a workshop; when it is held is for the facilitator to say. */
async function nameWorkshop({ facilitator }: Stage, heldOn: string): Promise<void> {
  const { records } = await readState(facilitator)
  const [workshop] = [...records.workshop.values()].toSorted(comparePositions)
  if (!workshop) throw new Error('The template has no workshop')
  await facilitator.call('workshop.edit', {
    workshopId: workshop.id,
    name: 'Workshop 1: mapping and first priorities',
    heldOn,
  })
}
