import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { ExportFormat } from '#shared/contract/draft.contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import { Refusal } from '#shared/domain/refusal'
import { runExport, STUDY_COPY } from '../../export/runExport.ts'
import type { WrittenFile } from '../../export/staging.ts'
import type { Ports } from '../../ports.ts'
import { copyStudy } from '../study/copyStudy.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { fileNameFrom } from '../study/studyFileName.ts'
import { isSameFile } from '../study/studyService.ts'
import { readExportSource, type DraftStudy } from './readDraft.ts'

export interface DraftExportsSurroundings {
  readonly ports: Ports
  readonly current: () => DraftStudy
  readonly tell: (event: FacilitatorEvent) => void
}

export interface ExportWish {
  readonly exportId: string
  readonly formats: readonly ExportFormat[]
  readonly folder?: string | undefined
}

/** The exports that are under way. */
export interface DraftExports {
  run(wish: ExportWish): Promise<{ folder: string; files: WrittenFile[] }>
  stop(exportId: string): void
  /** Settles when none is under way any more, and nothing of them is left on the disk. */
  stopAll(): Promise<void>
}

export function createDraftExports({ ports, current, tell }: DraftExportsSurroundings): DraftExports {
  const underWay = new Map<string, { stopper: AbortController; ended: Promise<unknown> }>()

  function stop(exportId: string): void {
    const reason = new Refusal('cancelled', 'The export was cancelled. Nothing was written.')
    underWay.get(exportId)?.stopper.abort(reason)
  }

  return {
    async run({ exportId, formats, folder }) {
      const { study } = current()
      if (folder !== undefined && !isAbsolute(folder)) {
        throw new Refusal(
          'invalid-input',
          'Give the whole path of the folder, from the drive or the root on.',
        )
      }
      if (underWay.has(exportId)) throw new Refusal('conflict', 'This export is running already.')
      const target = folder ?? freeDraftFolder(study, ports.now())
      if (formats.includes('linkboard')) refuseCopyOver(study, target)
      const stopper = new AbortController()
      const files = runExport({
        formats,
        folder: target,
        readSource: () => readExportSource(current(), ports),
        copyStudy: (path) => copyStudy(current().study, path),
        pdfPrinter: ports.pdfPrinter,
        signal: stopper.signal,
        onProgress: (done, total, step) =>
          tell({ type: 'export', name: 'export.progressed', exportId, done, total, step }),
      })
      underWay.set(exportId, { stopper, ended: files })
      try {
        return { folder: target, files: await files }
      } finally {
        underWay.delete(exportId)
      }
    },
    stop,
    async stopAll() {
      const ended = [...underWay.values()].map((each) => each.ended)
      for (const exportId of underWay.keys()) stop(exportId)
      await Promise.allSettled(ended)
    },
  }
}

/**
 * The study itself must not be replaced by its copy, whatever its own name is and by whichever path the folder is reached.
 * Nor must an earlier copy that somebody works on, or whose log was left behind: the log would be read into the new one.
 */
function refuseCopyOver({ store }: OpenStudy, folder: string): void {
  const copy = resolve(folder, STUDY_COPY)
  if (isSameFile(copy, store.path)) {
    throw new Refusal(
      'file-exists',
      `The study that is open is itself called “${STUDY_COPY}” and lies in this folder. Choose another folder for the export.`,
    )
  }
  if (existsSync(`${copy}-wal`)) {
    throw new Refusal(
      'file-already-open',
      `“${STUDY_COPY}” in this folder is open in Linkboard, or was not closed properly. Close it (open it first if need be), or choose another folder for the export.`,
    )
  }
}

/** A folder beside the study that is not there yet, so that no earlier draft is written over. */
function freeDraftFolder(study: OpenStudy, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10)
  const name = `${fileNameFrom(study.title())} draft ${day}`
  const beside = dirname(study.store.path)
  for (let number = 1; ; number += 1) {
    const folder = join(beside, number === 1 ? name : `${name} (${number})`)
    if (!existsSync(folder)) return folder
  }
}
