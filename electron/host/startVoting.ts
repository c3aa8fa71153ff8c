import { createBallotService, type BallotService } from './features/ballot/ballotService.ts'
import { createPaperService, type PaperService } from './features/paper/paperService.ts'
import { createPaperSheets, type PaperSheets } from './features/paper/paperSheets.ts'
import { createSeatCards, type SeatCards } from './features/room/seatCards.ts'
import type { OpenStudy } from './features/study/openStudy.ts'
import type { Ports } from './ports.ts'

/** An open study with all that its votes need. */
export interface Voting {
  readonly study: OpenStudy
  readonly ballots: BallotService
  readonly seatCards: SeatCards
  readonly sheets: PaperSheets
  readonly papers: PaperService
}

export function startVoting(study: OpenStudy, ports: Ports): Voting {
  const { database } = study.store
  const seatCards = createSeatCards(database)
  const sheets = createPaperSheets(database)
  const ballots = createBallotService(study, seatCards, ports)
  const papers = createPaperService({ ballots, sheets, seatCards, randomBytes: ports.randomBytes })
  return { study, ballots, seatCards, sheets, papers }
}
