import type { roomContract } from '#shared/contract/room.contract'
import type { seatContract } from '#shared/contract/seat.contract'
import { addCards } from '#shared/domain/board/cardCommands'
import { newCard } from '#shared/domain/board/newCard'
import { Refusal } from '#shared/domain/refusal'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { Session } from '../../rpc/session.ts'
import type { RoomService } from './roomService.ts'

const done = {}

export function roomHandlers(
  room: RoomService,
): HandlersFor<typeof roomContract & Omit<typeof seatContract, 'room.joinWithCard'>> {
  return {
    'room.open': () => room.open(),
    'room.close': async () => {
      room.checkMayClose()
      await room.close()
      return done
    },
    'room.getStatus': () => room.status(),
    'room.configure': (settings) => room.configure(settings),
    'room.getLobby': ({ key }, session) => room.lobby(key, addressOf(session)),
    'room.join': ({ key, panelGroupId, nickname }, session) =>
      room.join(key, addressOf(session), { panelGroupId, nickname }),
    'seat.getState': (_input, session) => {
      if (session.kind !== 'participant') throw new Refusal('not-allowed', 'Join the room first.')
      return room.seatState(session.seatToken)
    },
    'card.listHidden': ({ cardIds }) => ({ cardIds: room.hiddenAmong(cardIds) }),
    'card.contribute': (study, { cardId, kind, text }, session) => {
      if (session.kind !== 'participant') throw new Refusal('not-allowed', 'Join the room first.')
      // A card's place in the write-ahead log, next to an answer's, could tie the two together.
      if ([...study.state().records.round.values()].some((round) => round.status === 'open')) {
        throw new Refusal('not-allowed', 'Cards wait while the vote is open. Your text is still here.')
      }
      room.admitCard(session.seatToken)
      const { panelGroupId } = session
      const isHidden = room.isSilent()
      const card = newCard({ id: cardId, kind, text, panelGroupId, isHidden })
      return {
        output: { isHidden },
        decision: {
          name: 'card.contributed',
          label: null,
          changes: addCards(study.state(), [card], null),
        },
      }
    },
  }
}

export function addressOf(session: Session): string {
  return 'address' in session ? session.address : ''
}
