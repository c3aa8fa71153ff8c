import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import type { DataTablesInput } from './dataTables.ts'

/** What a writer may draw on: the draft as a document, and the records and answers behind it. */
export interface ExportMaterial {
  readonly draft: DraftDocument
  readonly tables: DataTablesInput
  /** The R program that goes with the tables: see verdictScript.ts. */
  readonly verdictScript: string
}

/**
 * One file of a draft, from the material alone: without a clock, without randomness of its own, and without anything
 * that a worker thread does not have. Writers of this kind: writeXlsx, writeDataPack, writeStudyJson.
 */
export type MaterialWriter = (material: ExportMaterial) => Promise<string | Uint8Array> | string | Uint8Array
