import type { roomContract } from '#shared/contract/room.contract'
import { addCard } from '#shared/domain/board/boardCommands'
import { Refusal } from '#shared/domain/refusal'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { Session } from '../../rpc/session.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import type { RoomService } from './roomService.ts'

const done = {}

export function roomHandlers(room: RoomService): HandlersFor<typeof roomContract> {
  return {
    'room.open': () => room.open(),
    'room.close': async () => {
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
    'card.contribute': (study, { cardId, kind, text }, session) => {
      if (session.kind !== 'participant') throw new Refusal('not-allowed', 'Join the room first.')
      // A card's place in the write-ahead log, next to an answer's, could tie the two together.
      if ([...study.state().records.round.values()].some((round) => round.status === 'open')) {
        throw new Refusal('not-allowed', 'Cards wait while the vote is open. Your text is still here.')
      }
      room.admitCard(session.seatToken)
      const { panelGroupId } = session
      const card = { id: cardId, kind, text, note: '', tags: [], panelGroupId }
      return {
        output: done,
        decision: {
          name: 'card.contributed',
          label: null,
          changes: addCard(study.state(), card, { ...firstTray(study), beforeCardId: null }),
        },
      }
    },
  }
}

/** Where cards from phones wait: the tray of the study's first board. */
function firstTray(study: OpenStudy): { boardId: string; columnId: string } {
  const { records } = study.state()
  const [board] = [...records.board.values()].toSorted((a, b) => (a.position < b.position ? -1 : 1))
  const tray = [...records.column.values()].find(
    (column) => column.boardId === board?.id && column.role === 'tray',
  )
  if (!board || !tray) throw new Refusal('not-found', 'This study has no board for cards yet.')
  return { boardId: board.id, columnId: tray.id }
}

function addressOf(session: Session): string {
  return session.kind === 'public' ? session.address : 'seated'
}
