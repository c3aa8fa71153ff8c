import type { seatContract } from '#shared/contract/seat.contract'
import type { seatCardContract } from '#shared/contract/seatCard.contract'
import { Refusal } from '#shared/domain/refusal'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { BallotService } from '../ballot/ballotService.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { drawEach } from './drawEach.ts'
import { addressOf } from './roomHandlers.ts'
import type { RoomService } from './roomService.ts'
import type { SeatCards } from './seatCards.ts'

const done = {}
const CARDS_LIMIT = 500
/** New cards of a group while a vote is open: a single one would point at the person whom it was made for. */
const FEWEST_DURING_VOTE = 5

export interface SeatCardSurroundings {
  readonly ports: Pick<Ports, 'randomBytes'>
  readonly room: RoomService
  readonly current: () => { study: OpenStudy; ballots: BallotService; seatCards: SeatCards }
}

/**
 * Printed seat cards. What is written of them while a vote is open says nothing of anybody: cards are made several at
 * a time, with their voter tokens shuffled among others that nobody will hold, and that one is cancelled touches no
 * answer, nor anything that leads to one.
 */
export function seatCardHandlers(
  surroundings: SeatCardSurroundings,
): HandlersFor<typeof seatCardContract & Pick<typeof seatContract, 'room.joinWithCard'>> {
  const { ports, room, current } = surroundings
  return {
    'seatCard.make': async ({ groups }) => {
      const { study, ballots, seatCards } = current()
      const cards = await study.queue.submit(() => {
        const wished = groups.flatMap(({ panelGroupId, count }) => Array<string>(count).fill(panelGroupId))
        checkWish(wished, study, seatCards.all().length, ballots.openRound() !== null)
        const made = seatCards.make(wished, ports.randomBytes)
        const round = ballots.openRound()
        if (round) ballots.voterTokens.prepareCards(round.ballotId)
        return { output: made }
      })
      return { cards }
    },
    'seatCard.list': async () => {
      const cards = current().seatCards.all()
      return { cards: await drawEach(cards, (card) => ({ ...card, qr: room.cardQr(card.code) })) }
    },
    'seatCard.cancel': async ({ code }) => {
      const { study, seatCards } = current()
      await study.queue.submit(() => {
        if (!seatCards.remove(code)) {
          throw new Refusal('not-found', 'This card is not there any more.')
        }
        return { output: done, afterCommit: () => room.endCard(code) }
      })
      return done
    },
    'room.joinWithCard': ({ key, code, channel }, session) =>
      room.joinWithCard(key, addressOf(session), { code, channel }),
  }
}

function checkWish(wished: readonly string[], study: OpenStudy, there: number, isVoteOpen: boolean): void {
  const { panelGroup } = study.state().records
  if (wished.length === 0) throw new Refusal('invalid-input', 'Say how many cards you need.')
  if (wished.some((id) => !panelGroup.has(id))) {
    throw new Refusal('not-found', 'A group that was chosen is not in the study any more.')
  }
  if (there + wished.length > CARDS_LIMIT) {
    throw new Refusal(
      'conflict',
      `A study can have ${CARDS_LIMIT} seat cards, and this has ${there} already.`,
    )
  }
  const byGroup = [...Map.groupBy(wished, (id) => id).values()]
  if (isVoteOpen && byGroup.some((ofGroup) => ofGroup.length < FEWEST_DURING_VOTE)) {
    throw new Refusal(
      'not-allowed',
      `While a vote is open, make at least ${FEWEST_DURING_VOTE} cards of a group at once, so that no card points at one person.`,
    )
  }
}
