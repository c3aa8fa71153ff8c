import { checklistKey, FIRST_PAGE, statusOf } from '../checklists.ts'
import type { Checklist, ChecklistItem, DraftFacts, ItemStatus } from '../checklists.ts'
import type { Block, Inline, TableCell, TableRow } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import {
  bold,
  cell,
  column,
  heading,
  joined,
  line,
  paragraph,
  plain,
  prompt,
  quoted,
  reference,
} from '../inlines.ts'
import { shareOf } from '../phrasing.ts'
import type { AppendixHeading } from './appendix.ts'

/** Each guideline's items: what has been done, where it stands, and what is left. Nothing without guidelines. */
export function checklists(
  { checklists: lists = [] }: DraftContext,
  facts: DraftFacts,
  appendix: AppendixHeading,
): Block[] {
  if (lists.length === 0) return []
  return [
    appendix('checklists', 'Reporting checklists'),
    paragraph(
      'The questions are short paraphrases: check the published guideline before you hand anything in. “Done from the record” ' +
        'means that every section named is in this draft and asks the author for nothing more; whether it says enough is for the ' +
        'author to judge.',
    ),
    ...lists.flatMap((list) => checklistBlocks(list, facts)),
  ]
}

export function checklistRowAnchor(
  list: Pick<Checklist, 'key'>,
  item: Pick<ChecklistItem, 'number'>,
): string {
  return `checklist-${list.key}-${item.number.toLowerCase()}`
}

function checklistBlocks(list: Checklist, facts: DraftFacts): Block[] {
  const items = list.items.map((item) => ({ item, status: statusOf(list, item, facts) }))
  return [
    { ...heading(2, `checklist-${list.key}`, list.name), isNumbered: false },
    paragraph(`${list.about} ${list.source}`),
    paragraph(tally(items.map(({ status }) => status))),
    {
      kind: 'table',
      anchor: `table-checklist-${list.key}`,
      caption: line(`${list.name}, item by item`),
      columns: [
        column('Item', 2),
        column('What it asks', 9),
        column('Status', 5),
        column('Where it stands, or what is to be done', 9),
      ],
      rows: items.map(({ item, status }): TableRow => ({
        anchor: checklistRowAnchor(list, item),
        cells: [
          cell(item.number),
          cell(item.asks),
          cell(status.kind === 'to-write' ? bold(STATUS_WORDS['to-write']) : statusWords(status)),
          whereCell(list, item, status, facts),
        ],
      })),
      hasRowHeadings: true,
    },
  ]
}

const STATUS_WORDS = {
  written: 'Written by the author',
  'not-applicable': 'Not applicable',
  'to-write': 'Author to write',
} as const

function statusWords(status: ItemStatus): string {
  if (status.kind !== 'done') return STATUS_WORDS[status.kind]
  return status.by === 'record' ? 'Done from the record' : 'Written by the author'
}

/** "Done: 21/35 (60%), 19 of them from the record alone; to write: 12; not applicable: 2." */
function tally(statuses: readonly ItemStatus[]): string {
  const count = (isOne: (status: ItemStatus) => boolean) => statuses.filter(isOne).length
  const fromRecord = count((status) => status.kind === 'done' && status.by === 'record')
  const done = count(({ kind }) => kind === 'done' || kind === 'written')
  const toWrite = count(({ kind }) => kind === 'to-write')
  const left = count(({ kind }) => kind === 'not-applicable')
  const alone = fromRecord === 0 ? '' : `, ${fromRecord} of them from the record alone`
  const rest = [
    ...(toWrite === 0 ? [] : [`to write: ${toWrite}`]),
    ...(left === 0 ? [] : [`not applicable: ${left}`]),
  ]
  return `${[`Done: ${shareOf(done, statuses.length)}${alone}`, ...rest].join('; ')}.`
}

function whereCell(list: Checklist, item: ChecklistItem, status: ItemStatus, facts: DraftFacts): TableCell {
  const there = item.sections.filter((each) => facts.anchors.has(each))
  const where =
    there.length === 0
      ? []
      : [
          joined(
            there.map((each) => [leadTo(each)]),
            ', ',
          ),
        ]
  switch (status.kind) {
    case 'done':
      return where
    case 'written':
      return [...where, line(quoted(status.text.replaceAll('\n', ' ')))]
    case 'not-applicable':
      return [line('Because: ', quoted(status.reason.replaceAll('\n', ' ')))]
    case 'to-write': {
      const own = item.writes === '' ? [] : [line(prompt(checklistKey(list, item), item.writes))]
      const asked = status.open.filter((text) => text !== item.writes)
      return [
        ...where,
        ...asked.map((text) => line(sentence(text))),
        ...(status.missing.length === 0 || item.needs === '' ? [] : [line(item.needs)]),
        ...own,
      ]
    }
  }
}

function leadTo(anchor: string): Inline {
  return anchor === FIRST_PAGE ? plain('First page') : reference(anchor)
}

/** What a prompt asks for, without whom it asks: the prompt itself stands where the answer belongs. */
function sentence(text: string): string {
  const asked = text.replace(/^Author: /, '')
  return `${asked.charAt(0).toUpperCase()}${asked.slice(1)}`
}
