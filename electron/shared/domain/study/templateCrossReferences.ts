import type { CardKind } from '../board/card.ts'
import { LINK_ENDS, type LinkType } from '../board/link.ts'

/** The column keys that every board of a template has without naming them. */
export const TRAY_KEY = 'tray'
export const PARKING_KEY = 'parking'

interface Named {
  readonly key: string
  readonly name: string
}

/** As much of a template as its cross-references need. */
export interface TemplateReferences {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly panelGroups: readonly (Named & {
    readonly shortName: string
    readonly usualMinimum: number | null
    readonly usualMaximum: number | null
  })[]
  readonly boards: readonly (Named & { readonly kind: string; readonly columns: readonly Named[] })[]
  readonly cards: readonly {
    readonly key: string
    readonly kind: CardKind
    readonly board: string
    readonly column: string
    readonly alsoOn: readonly { readonly board: string; readonly column: string }[]
  }[]
  readonly links: readonly { readonly type: LinkType; readonly from: string; readonly to: string }[]
}

export interface TemplateProblem {
  readonly path: (string | number)[]
  readonly message: string
}

/**
 * What is wrong between the parts of a template whose parts are each right: keys and names given twice,
 * cards on boards or columns that are not there, links between the wrong kinds of card, ranges upside down.
 * Empty when nothing is wrong.
 */
export function crossReferenceProblems(template: TemplateReferences): TemplateProblem[] {
  return [
    ...studyProblems(template),
    ...panelGroupProblems(template.panelGroups),
    ...boardProblems(template.boards),
    ...cardProblems(template),
    ...linkProblems(template),
  ]
}

function studyProblems({ startsOn, endsOn }: TemplateReferences): TemplateProblem[] {
  // Calendar dates in ISO 8601 order as plain strings.
  if (startsOn === null || endsOn === null || startsOn <= endsOn) return []
  return [{ path: ['endsOn'], message: `The study ends (${endsOn}) before it starts (${startsOn}).` }]
}

function panelGroupProblems(groups: TemplateReferences['panelGroups']): TemplateProblem[] {
  const problems = [
    ...repeated(groups, 'key', 'panel groups', ['panelGroups']),
    ...repeated(groups, 'name', 'panel groups', ['panelGroups']),
    ...repeated(groups, 'shortName', 'panel groups', ['panelGroups']),
  ]
  groups.forEach(({ name, usualMinimum, usualMaximum }, index) => {
    if (usualMinimum === null || usualMaximum === null || usualMinimum <= usualMaximum) return
    problems.push({
      path: ['panelGroups', index, 'usualMaximum'],
      message: `The usual numbers of “${name}” are upside down: at least ${usualMinimum}, at most ${usualMaximum}.`,
    })
  })
  return problems
}

function boardProblems(boards: TemplateReferences['boards']): TemplateProblem[] {
  const problems = [
    ...repeated(boards, 'key', 'boards', ['boards']),
    ...repeated(boards, 'name', 'boards', ['boards']),
  ]
  if (!boards.some((board) => board.kind === 'pathway')) {
    problems.push({ path: ['boards'], message: 'A template needs a board of the kind “pathway”.' })
  }
  boards.forEach((board, index) => {
    const columnsPath = ['boards', index, 'columns']
    if (board.kind === 'pathway' && board.columns.length === 0) {
      problems.push({ path: columnsPath, message: `The pathway “${board.key}” needs at least one column.` })
    }
    problems.push(
      ...repeated(board.columns, 'key', `columns of board “${board.key}”`, columnsPath),
      ...repeated(board.columns, 'name', `columns of board “${board.key}”`, columnsPath),
    )
    board.columns.forEach(({ key }, columnIndex) => {
      if (key !== TRAY_KEY && key !== PARKING_KEY) return
      problems.push({
        path: [...columnsPath, columnIndex, 'key'],
        message: `Every board has a “${key}” already: give this column another key.`,
      })
    })
  })
  return problems
}

function cardProblems({ boards, cards }: TemplateReferences): TemplateProblem[] {
  const problems = repeated(cards, 'key', 'cards', ['cards'])
  const columnKeys = new Map(
    boards.map((board) => [
      board.key,
      new Set([TRAY_KEY, ...board.columns.map((column) => column.key), PARKING_KEY]),
    ]),
  )
  cards.forEach((card, index) => {
    const places = [card, ...card.alsoOn]
    places.forEach(({ board, column }, at) => {
      const path = at === 0 ? ['cards', index] : ['cards', index, 'alsoOn', at - 1]
      const columns = columnKeys.get(board)
      if (!columns) {
        problems.push({
          path: [...path, 'board'],
          message: `Card “${card.key}” is on board “${board}”, which the template does not have. Its boards: ${[...columnKeys.keys()].join(', ')}.`,
        })
      } else if (!columns.has(column)) {
        problems.push({
          path: [...path, 'column'],
          message: `Card “${card.key}” is in column “${column}”, which board “${board}” does not have. Its columns: ${[...columns].join(', ')}.`,
        })
      }
      if (places.findIndex((other) => other.board === board) < at) {
        problems.push({
          path: [...path, 'board'],
          message: `Card “${card.key}” is on board “${board}” twice: a card has one place on a board.`,
        })
      }
    })
  })
  return problems
}

function linkProblems({ cards, links }: TemplateReferences): TemplateProblem[] {
  const kinds = new Map(cards.map((card) => [card.key, card.kind]))
  const seen = new Set<string>()
  const problems: TemplateProblem[] = []
  links.forEach((link, index) => {
    const name = `“${link.from}” ${link.type} “${link.to}”`
    for (const end of ['from', 'to'] as const) {
      const kind = kinds.get(link[end])
      const wanted = LINK_ENDS[link.type][end]
      const path = ['links', index, end]
      if (kind === undefined) {
        problems.push({ path, message: `Link ${name}: there is no card “${link[end]}”.` })
      } else if (wanted !== null && kind !== wanted) {
        const verb = end === 'from' ? 'starts at' : 'leads to'
        problems.push({
          path,
          message: `Link ${name}: this link ${verb} a ${wanted} card, and “${link[end]}” is of the kind ${kind}.`,
        })
      }
    }
    const [from, to] = [kinds.get(link.from), kinds.get(link.to)]
    if (link.type === 'duplicates' && from !== undefined && to !== undefined && from !== to) {
      problems.push({ path: ['links', index], message: `Link ${name}: duplicates are of one kind.` })
    }
    if (link.from === link.to) {
      problems.push({ path: ['links', index], message: `Link ${name}: a card cannot be linked to itself.` })
    }
    if (seen.has(name)) {
      problems.push({ path: ['links', index], message: `Link ${name} is there twice.` })
    }
    seen.add(name)
  })
  return problems
}

/** A problem for each item whose `property` an earlier one has too; names are compared without regard to case. */
function repeated<Property extends string>(
  items: readonly Readonly<Record<Property, string>>[],
  property: Property,
  what: string,
  path: readonly (string | number)[],
): TemplateProblem[] {
  const seen = new Set<string>()
  const problems: TemplateProblem[] = []
  items.forEach((item, index) => {
    const value = item[property]
    const folded = value.toLowerCase()
    if (seen.has(folded)) {
      problems.push({
        path: [...path, index, property],
        message: `Two ${what} have the same ${property === 'shortName' ? 'short name' : property}: “${value}”.`,
      })
    }
    seen.add(folded)
  })
  return problems
}
