import type { StatementKind, StatementStatus } from '#shared/domain/statement/statement'

export const STATEMENT_KINDS: readonly { readonly key: StatementKind; readonly label: string }[] = [
  { key: 'principle', label: 'Principle' },
  { key: 'pathway-step', label: 'Pathway step' },
  { key: 'recommendation', label: 'Recommendation' },
  { key: 'competency', label: 'Competency' },
]

export const STATUS_LABELS: Record<StatementStatus, string> = {
  proposed: 'Proposed',
  agreed: 'Agreed',
  'not-agreed': 'Not agreed',
  withdrawn: 'Withdrawn',
}

export const STATUSES: readonly StatementStatus[] = ['proposed', 'agreed', 'not-agreed', 'withdrawn']

export function kindLabel(kind: StatementKind): string {
  return STATEMENT_KINDS.find(({ key }) => key === kind)?.label ?? kind
}

/** "12 March 2026" */
export function dayOf(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}
