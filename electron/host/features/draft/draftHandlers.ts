import type { draftContract } from '#shared/contract/draft.contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import { Refusal } from '#shared/domain/refusal'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { BallotService } from '../ballot/ballotService.ts'
import type { OpenStudy } from '../study/openStudy.ts'

export interface DraftSurroundings {
  readonly ports: Ports
  readonly current: () => { study: OpenStudy; ballots: BallotService }
  readonly tell: (event: FacilitatorEvent) => void
}

export function draftHandlers(_surroundings: DraftSurroundings): HandlersFor<typeof draftContract> {
  const notYet = (): never => {
    throw new Refusal('internal', 'The draft cannot be written yet.')
  }
  return { 'draft.getPreview': notYet, 'draft.export': notYet, 'draft.cancelExport': notYet }
}
