import { createContext, use } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { DraftLead } from '#shared/domain/draft/draftLeads'
import type { Answer } from '#shared/domain/draft/keepAnswer'
import type { PaperLayout } from './paperLayout.ts'

export interface PaperState {
  /** What was just written, until the draft has it. */
  readonly justWritten: ReadonlyMap<string, Answer>
}

export interface PaperTools {
  readonly store: StoreApi<PaperState>
  /** Keeps an answer with the study and says so, with a way to undo it. Rejects with a Refusal. */
  answer(key: string, answer: Answer): Promise<void>
  /** What is kept under the prompt's key now. */
  read(key: string): Answer
  /** Moves the focus to the prompt before or after the one that has it. */
  step(by: 1 | -1): void
}

export const PaperToolsContext = createContext<PaperTools | null>(null)

export function usePaperTools(): PaperTools {
  const tools = use(PaperToolsContext)
  if (!tools) throw new Error('There is no paper above this component.')
  return tools
}

/** Numbers of headings, labels of tables and figures, and what a reference without a text says, by anchor. */
export type PaperLabels = Pick<PaperLayout, 'numbers' | 'captions' | 'references'>
export const LabelsContext = createContext<PaperLabels>({
  numbers: new Map(),
  captions: new Map(),
  references: new Map(),
})

/** Where rows of the draft lead on to, by anchor. */
export const LeadsContext = createContext<ReadonlyMap<string, DraftLead>>(new Map())
