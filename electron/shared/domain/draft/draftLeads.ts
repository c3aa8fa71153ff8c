import { z } from 'zod'
import { identifier } from '../identifier.ts'
import { promptKey } from './authorText.ts'
import { checklistKey, type Checklist } from './checklists.ts'
import { itemAnchor } from './itemPhrases.ts'
import { checklistRowAnchor } from './sections/checklists.ts'
import { statementAnchor } from './sections/statements.ts'
import type { StudyIndex } from './studyIndex.ts'

/**
 * Where a place of the draft leads on to in the app: a statement, the results of an item in its last round, or what the
 * author says of an item of a reporting guideline.
 */
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
  z.strictObject({
    kind: z.literal('guideline'),
    anchor: z.string(),
    /** The guideline's item: "M7". */
    code: z.string(),
    /** What the author's text about it is kept under. */
    key: promptKey,
    asks: z.string(),
  }),
])
export type DraftLead = z.infer<typeof draftLead>

/**
 * Every statement's and every counted item's place in the provenance, and the rows of the guidelines, with what each is
 * the place of. Items without a counted round lead nowhere. Empty for a study without statements, items and guidelines.
 */
export function draftLeads(
  { items, statements }: Pick<StudyIndex, 'items' | 'statements'>,
  checklists: readonly Checklist[] = [],
): DraftLead[] {
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
    ...checklists.flatMap((list) =>
      list.items.map((item) => ({
        kind: 'guideline' as const,
        anchor: checklistRowAnchor(list, item),
        code: item.number,
        key: checklistKey(list, item),
        asks: item.asks,
      })),
    ),
  ]
}
