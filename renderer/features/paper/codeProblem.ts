import type { PaperProgress } from '../../api/usePaperProgress.ts'

export type KeyingPass = 'first' | 'second'

/** Why a sheet cannot be keyed in now; null when it can. */
export function problemWithSheet(code: string, pass: KeyingPass, progress: PaperProgress): string | null {
  const isAmong = (cards: PaperProgress['waiting']) => cards.some((card) => card.code === code)
  if (isAmong(progress.counted)) return 'This sheet has been keyed in twice and is counted.'
  if (pass === 'second' && !isAmong(progress.waiting)) {
    return 'This sheet has not been keyed in yet. Choose “First time” for it.'
  }
  return null
}
