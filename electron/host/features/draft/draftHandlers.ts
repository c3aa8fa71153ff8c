import type { draftContract } from '#shared/contract/draft.contract'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { findDraftGaps } from '#shared/domain/draft/draftGaps'
import { draftLeads } from '#shared/domain/draft/draftLeads'
import { keepAnswer } from '#shared/domain/draft/keepAnswer'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { DraftExports } from './draftExports.ts'
import { readDraft, type DraftStudy } from './readDraft.ts'

export interface DraftSurroundings {
  readonly ports: Ports
  readonly current: () => DraftStudy
  readonly exports: DraftExports
}

export function draftHandlers({
  ports,
  current,
  exports,
}: DraftSurroundings): HandlersFor<typeof draftContract> {
  return {
    'draft.getPreview': () => {
      const input = readDraft(current(), ports)
      const index = indexStudy(input.records, input.results)
      return {
        document: buildDraft(input),
        gaps: findDraftGaps(index),
        leads: draftLeads(index, input.checklists),
      }
    },
    'prompt.answer': (study, { key, ...answer }) => ({
      output: {},
      decision: {
        name: 'prompt.answered',
        label: 'write in the draft',
        changes: keepAnswer(study.state(), key, answer),
      },
    }),
    'draft.export': (wish) => exports.run(wish),
    'draft.cancelExport': ({ exportId }) => {
      exports.stop(exportId)
      return {}
    },
  }
}
