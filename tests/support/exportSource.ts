import { join } from 'node:path'
import type { ExportSource } from '../../electron/host/export/exportJob.ts'
import { readVerdictScript } from '../../electron/host/export/verdictScript.ts'
import { consensusStudy, draftInput, type BuiltStudy } from './consensusStudy.ts'

const RESOURCES = join(import.meta.dirname, '../../resources')

/** What an export of a built study is made from; of the usual one where none is given. */
export function exportSource(study: BuiltStudy = consensusStudy()): ExportSource {
  return {
    input: draftInput(study),
    responses: study.responses,
    activity: [{ revision: 1, at: '2026-03-02T09:00:00.000Z', what: 'The study was made', isUndone: false }],
    verdictScript: readVerdictScript(RESOURCES),
  }
}
