import type { ImportPurpose } from '#shared/contract/import.contract'
import { cardTable, MOST_CARDS, type CardTable } from '#shared/domain/exchange/cardTable'
import { planCards } from '#shared/domain/exchange/planCards'
import { MOST_RATINGS, planRatings } from '#shared/domain/exchange/planRatings'
import type { StudyPlan } from '#shared/domain/exchange/planStudy'
import { ratingRows, type RatingTable } from '#shared/domain/exchange/ratingRows'
import { Refusal } from '#shared/domain/refusal'
import { csvRecords } from './csvRecords.ts'
import { decodeTable } from './decodeTable.ts'
import type { ToReader } from './importQuestions.ts'
import { createJsonGuard } from './jsonGuard.ts'

/** Empty lines between rows do not count against the rows, but they are read. */
const SPARE_RECORDS = 1_000

type Read =
  | { readonly kind: 'cards'; readonly table: CardTable; readonly notices: readonly string[] }
  | { readonly kind: 'ratings'; readonly table: RatingTable; readonly notices: readonly string[] }
  | { readonly kind: 'study'; readonly plan: StudyPlan }

/** Takes a file's bytes as they come, reads it when first asked, and answers what is asked about it. */
export function createFileReader(purpose: ImportPurpose) {
  const parts: Uint8Array[] = []
  const guard = purpose === 'study' ? createJsonGuard() : null
  let refused: Refusal | null = null
  let read: Read | null = null

  async function readAll(): Promise<Read> {
    const bytes = Buffer.concat(parts.splice(0))
    if (purpose === 'study') {
      // It counts results, which takes long to load and which tables have no use for.
      const { planStudy } = await import('#shared/domain/exchange/planStudy')
      return { kind: 'study', plan: planStudy(parseJson(bytes)) }
    }
    const { text, notices } = decodeTable(bytes)
    if (purpose === 'cards') {
      return { kind: 'cards', table: cardTable(csvRecords(text, MOST_CARDS + SPARE_RECORDS)), notices }
    }
    return { kind: 'ratings', table: ratingRows(csvRecords(text, MOST_RATINGS + SPARE_RECORDS)), notices }
  }

  return {
    take(bytes: Uint8Array): void {
      if (refused) return
      try {
        guard?.(bytes)
        parts.push(bytes)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused = error
        parts.splice(0)
      }
    },
    async answer(message: Extract<ToReader, { type: 'ask' }>): Promise<unknown> {
      if (refused) throw refused
      try {
        read ??= await readAll()
      } catch (error) {
        if (error instanceof Refusal) refused = error
        throw error
      }
      if (message.question === 'cards' && read.kind === 'cards') {
        return withNotices(planCards(read.table, message.ask.choices, message.ask.surroundings), read.notices)
      }
      if (message.question === 'ratings' && read.kind === 'ratings') {
        return withNotices(
          planRatings(read.table, message.ask.reading, message.ask.surroundings),
          read.notices,
        )
      }
      if (message.question === 'study' && read.kind === 'study') return read.plan
      throw new Refusal('conflict', 'This file was chosen for something else. Choose it again.')
    },
  }
}

function withNotices<Plan extends { readonly preview: { readonly notices: readonly string[] } }>(
  plan: Plan,
  notices: readonly string[],
): Plan {
  return { ...plan, preview: { ...plan.preview, notices: [...notices, ...plan.preview.notices] } }
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new Refusal('file-empty', 'The file is empty.')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new Refusal(
      'file-foreign',
      'This is not a study saved as JSON, or only a part of one. In the draft, export the study as JSON once more.',
    )
  }
}
