import type { studyContract } from '#shared/contract/study.contract'
import { positionBetween } from '#shared/domain/board/ordering'
import { Refusal } from '#shared/domain/refusal'
import { setRecord } from '#shared/domain/study/recordChange'
import type { ReadonlyStudyRecords } from '#shared/domain/study/records'
import { comparePositions } from '#shared/domain/study/studyState'
import type { Workshop } from '#shared/domain/study/workshop'
import type { Handlers } from '../../rpc/handlers.ts'

type WorkshopProcedure = Extract<keyof typeof studyContract, `workshop.${string}`>

/** The study's meetings, and which of them is going on. */
export function workshopHandlers(): Pick<Handlers, WorkshopProcedure> {
  return {
    'workshop.add': (study, { workshopId, ...added }) => {
      const { records } = study.state()
      if (records.workshop.has(workshopId)) throw new Refusal('conflict', 'This workshop is there already.')
      const last = [...records.workshop.values()].toSorted(comparePositions).at(-1)?.position ?? null
      const position = positionBetween(last, null) ?? ''
      const changes = [setRecord(records, 'workshop', { id: workshopId, ...added, position })]
      return { output: {}, decision: { name: 'workshop.added', label: null, changes } }
    },
    'workshop.edit': (study, { workshopId, ...edit }) => {
      const { records } = study.state()
      const workshop = presentWorkshop(records, workshopId)
      const edited = {
        ...workshop,
        name: edit.name ?? workshop.name,
        heldOn: edit.heldOn === undefined ? workshop.heldOn : edit.heldOn,
      }
      const changes = [setRecord(records, 'workshop', edited)]
      return { output: {}, decision: { name: 'workshop.edited', label: 'edit a workshop', changes } }
    },
    'workshop.choose': (study, { workshopId }) => {
      const { records } = study.state()
      const isVoteOpen = [...records.round.values()].some(({ status }) => status === 'open')
      if (isVoteOpen)
        throw new Refusal('conflict', 'A vote is open. Close it before the next workshop begins.')
      const current = records.study.get(study.studyId)
      if (!current) throw new Refusal('study-not-open', 'Open a study first.')
      const { id } = presentWorkshop(records, workshopId)
      const changes = [setRecord(records, 'study', { ...current, currentWorkshopId: id })]
      return { output: {}, decision: { name: 'workshop.chosen', label: null, changes } }
    },
  }
}

function presentWorkshop({ workshop }: ReadonlyStudyRecords, workshopId: string): Workshop {
  const found = workshop.get(workshopId)
  if (!found) throw new Refusal('not-found', 'This workshop is not in the study any more.')
  return found
}
