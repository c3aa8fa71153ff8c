import type { draftContract } from '#shared/contract/draft.contract'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { keepAnswer } from '#shared/domain/draft/keepAnswer'
import { writeHtml } from '../../export/writeHtml.ts'
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
      const document = buildDraft(readDraft(current(), ports))
      return { document, html: writeHtml(document) }
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
