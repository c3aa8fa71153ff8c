import type { ExportFormat } from '#shared/contract/draft.contract'
import { isOfWorker } from './draftFiles.ts'

/** `step` is the file that is being made now; empty before the first and after the last. */
export type TellProgress = (done: number, total: number, step: string) => void

export interface ExportProgress {
  /** How many files the worker will make. Until it is known, each format counts for one. */
  planned(files: number): void
  begun(path: string): void
  finished(path: string): void
  end(): void
}

/** Counts the files of an export, of which two may be under way at once. */
export function exportProgress(formats: readonly ExportFormat[], tell: TellProgress): ExportProgress {
  const madeOutside = formats.filter((format) => !isOfWorker(format)).length
  const underWay: string[] = []
  let total = formats.length
  let done = 0
  const say = () => tell(done, total, underWay.at(-1) ?? '')
  say()
  return {
    planned(files) {
      total = files + madeOutside
      say()
    },
    begun(path) {
      underWay.push(path)
      say()
    },
    finished(path) {
      underWay.splice(underWay.indexOf(path), 1)
      done += 1
      if (underWay.length > 0) say()
    },
    end: () => tell(total, total, ''),
  }
}
