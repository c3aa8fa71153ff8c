import type { studyContract } from '#shared/contract/study.contract'
import type { RecordUpdate } from '#shared/contract/events'
import { positionBetween } from '#shared/domain/board/ordering'
import { Refusal } from '#shared/domain/refusal'
import { setRecord } from '#shared/domain/study/recordChange'
import { RECORD_KINDS } from '#shared/domain/study/records'
import { comparePositions } from '#shared/domain/study/studyState'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { OpenStudy } from './openStudy.ts'
import type { StudyService } from './studyService.ts'
import { workshopHandlers } from './workshopHandlers.ts'

const done = {}

export function studyHandlers(service: StudyService, ports: Ports): HandlersFor<typeof studyContract> {
  return {
    'app.getState': () => {
      const study = service.current()
      return {
        open: study ? describe(study) : null,
        recentFiles: service.recentFiles.list(),
        templates: service.templates().map((template) => ({
          key: template.key,
          name: template.name,
          description: template.description,
          cards: template.cards.length,
        })),
        studiesFolder: ports.paths.studiesFolder,
        otherFiles: service.otherFiles(),
        hasFilePicker: ports.filePicker !== null,
        canPrintPdf: ports.pdfPrinter !== null,
        version: ports.version,
      }
    },
    'study.create': (input) => describe(service.create(input)),
    'study.open': ({ path }) => describe(service.open(path)),
    'study.close': () => {
      service.close()
      return done
    },
    'file.pickToOpen': async () => ({ path: (await ports.filePicker?.pickToOpen()) ?? null }),
    'file.pickToSave': async ({ suggestedName }) => ({
      path: (await ports.filePicker?.pickToSave(suggestedName)) ?? null,
    }),
    'study.getSnapshot': () => {
      const study = service.current()
      if (!study) throw new Refusal('study-not-open', 'Open a study first.')
      const { records } = study.state()
      return {
        studyId: study.studyId,
        path: study.store.path,
        revision: study.revision(),
        records: RECORD_KINDS.flatMap((kind) =>
          [...records[kind].values()].map((record) => ({ kind, id: record.id, record }) as RecordUpdate),
        ),
        history: study.log.history(),
      }
    },
    'study.edit': (study, edit) => {
      const records = study.state().records
      const now = records.study.get(study.studyId)
      if (!now) throw new Refusal('study-not-open', 'Open a study first.')
      const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined))
      return {
        output: done,
        decision: {
          name: 'study.edited',
          label: 'edit the study',
          changes: [setRecord(records, 'study', { ...now, ...given })],
        },
      }
    },
    ...workshopHandlers(),
    'panelGroup.add': (study, { panelGroupId, ...group }) => {
      const records = study.state().records
      if (records.panelGroup.has(panelGroupId)) throw new Refusal('conflict', 'This group is there already.')
      const last = [...records.panelGroup.values()].toSorted(comparePositions).at(-1)?.position ?? null
      const position = positionBetween(last, null) ?? ''
      const added = { id: panelGroupId, ...group, usualMinimum: null, usualMaximum: null, position }
      return {
        output: done,
        decision: {
          name: 'panelGroup.added',
          label: null,
          changes: [setRecord(records, 'panelGroup', added)],
        },
      }
    },
    'panelGroup.edit': (study, { panelGroupId, ...edit }) => {
      const records = study.state().records
      const group = records.panelGroup.get(panelGroupId)
      if (!group) throw new Refusal('not-found', 'This group is not in the study any more.')
      const isRecorded = [...records.ballot.values()].some((ballot) => ballot.status === 'locked')
      if (isRecorded && edit.isPublic !== undefined && edit.isPublic !== group.isPublic) {
        // Results before and after would differ by just this group, however small it is.
        throw new Refusal(
          'ballot-locked',
          'A ballot has been locked with these groups, so who counts as public contributors stays as it is.',
        )
      }
      const edited = {
        ...group,
        name: edit.name ?? group.name,
        shortName: edit.shortName ?? group.shortName,
        isPublic: edit.isPublic ?? group.isPublic,
      }
      return {
        output: done,
        decision: {
          name: 'panelGroup.edited',
          // Not undoable: taking back a name must not take back who counts as public contributors.
          label: null,
          changes: [setRecord(records, 'panelGroup', edited)],
        },
      }
    },
  }
}

function describe(study: OpenStudy) {
  return { studyId: study.studyId, title: study.title(), path: study.store.path }
}
