import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { itemAnchor } from './itemPhrases.ts'
import { statementAnchor } from './sections/statements.ts'
import type { StudyIndex } from './studyIndex.ts'

/** Where a place of the draft leads on to in the app: a statement, or the results of an item in its last round. */
export const draftLead = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('statement'),
    anchor: z.string(),
    code: z.string(),
    statementId: identifier,
  }),
  z.strictObject({
    kind: z.literal('results'),
    anchor: z.string(),
    code: z.string(),
    roundId: identifier,
    itemId: identifier,
  }),
])
export type DraftLead = z.infer<typeof draftLead>

/**
 * Every statement's and every counted item's place in the provenance, with what it is the place of. Items without a
 * counted round lead nowhere. Empty for a study without statements and items.
 */
export function draftLeads({ items, statements }: Pick<StudyIndex, 'items' | 'statements'>): DraftLead[] {
  return [
    ...statements.map((each) => ({
      kind: 'statement' as const,
      anchor: statementAnchor(each),
      code: each.code,
      statementId: each.statement.id,
    })),
    ...items.flatMap((each) =>
      each.latest === null
        ? []
        : [
            {
              kind: 'results' as const,
              anchor: itemAnchor(each),
              code: each.code,
              roundId: each.latest.round.id,
              itemId: each.item.id,
            },
          ],
    ),
  ]
}
