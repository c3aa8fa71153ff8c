import type { Response } from '#shared/domain/ballot/answer'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import type { DraftInput } from '#shared/domain/draft/draftContext'
import type { RefusalData } from '#shared/domain/refusal'
import type { ActivityLine } from './csvActivity.ts'
import type { FormatOfWorker } from './draftFiles.ts'
import type { ExportMaterial } from './exportMaterial.ts'
import type { StagedFile } from './staging.ts'

/** All that an export is made from, as it was at one moment: data alone, so that it can go to a worker thread. */
export interface ExportSource {
  readonly input: DraftInput
  /** What each voter answered, by id of a counted round. */
  readonly responses: ReadonlyMap<string, readonly Response[]>
  /** The activity log, oldest line first: `activityLines` of csvActivity.ts makes them of the log's. */
  readonly activity: readonly ActivityLine[]
  /** What `readVerdictScript` of verdictScript.ts gives, as a worker knows no folder of resources. */
  readonly verdictScript: string
}

/** What a worker is given to do. */
export interface ExportJob {
  readonly source: ExportSource
  readonly formats: readonly FormatOfWorker[]
  /** Whether the page is wanted, to be printed elsewhere. */
  readonly wantsPage: boolean
  /** An empty folder, where the files go. */
  readonly folder: string
}

/** What a worker tells of its work: the page (if wanted), how many files it plans, and each file. */
export type ExportNews =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'planned'; readonly files: number }
  | { readonly kind: 'begun'; readonly path: string }
  | { readonly kind: 'finished'; readonly file: StagedFile }
/** The last that it tells. */
export type ExportEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: RefusalData }

export function materialOf({ input, responses, activity, verdictScript }: ExportSource): ExportMaterial {
  const { records, results } = input
  return { draft: buildDraft(input), tables: { records, results, responses, activity }, verdictScript }
}
