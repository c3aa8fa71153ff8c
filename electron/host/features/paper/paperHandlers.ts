import type { paperContract } from '#shared/contract/paper.contract'
import type { HandlersFor } from '../../rpc/handlers.ts'
import { drawEach } from '../room/drawEach.ts'
import { qrPath } from '../room/qrPath.ts'
import type { PaperService } from './paperService.ts'

export interface PaperSurroundings {
  readonly current: () => { papers: PaperService }
  readonly onTurnoutChanged: (roundId: string) => void
}

export function paperHandlers({
  current,
  onTurnoutChanged,
}: PaperSurroundings): HandlersFor<typeof paperContract> {
  return {
    'paper.listSheets': async ({ ballotId }) => {
      const { roundNumber, taken, items, sheets } = current().papers.print(ballotId)
      return {
        roundNumber,
        taken,
        items: items.map(({ item, room }) => ({ itemId: item.id, wording: item.wording, room })),
        // The code alone, for a reader at the desk where sheets are keyed in: a sheet is no way into the room.
        sheets: await drawEach(sheets, ({ card, itemIds }) => ({ ...card, itemIds, qr: qrPath(card.code) })),
      }
    },
    'paper.getProgress': ({ roundId }) => current().papers.progress(roundId),
    'paper.enter': (_study, { roundId, code, pass, answers }) => ({
      output: current().papers.enter(roundId, code, pass, answers),
      afterCommit: () => onTurnoutChanged(roundId),
    }),
    'paper.settle': (_study, { roundId, code, answers }) => {
      current().papers.settle(roundId, code, answers)
      return { output: {}, afterCommit: () => onTurnoutChanged(roundId) }
    },
  }
}
