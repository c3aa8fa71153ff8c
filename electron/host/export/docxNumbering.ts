import { HEADINGS, LIST_ITEM } from './docxMeasures.ts'
import { element, NAMESPACES, part, setting } from './docxXml.ts'

/** Takes a style's numbering away. */
export const NO_NUMBERS = 0
export const HEADING_NUMBERS = 1
export const BULLETS = 2
/** Ordered lists have numberings of their own, from this one on. */
export const FIRST_LIST = 3

/** What the three kinds are made from. */
const ABSTRACT = { headings: 0, bullets: 1, numbers: 2 }
const HEADING_LEVELS = [1, 2, 3] as const

/** The part that says how headings and lists are numbered, for as many ordered lists as the document has. */
export function numberingXml(orderedLists: number): string {
  const indent = HEADINGS[1].indent
  return part(
    element(
      'w:numbering',
      NAMESPACES,
      abstract(
        ABSTRACT.headings,
        'multilevel',
        HEADING_LEVELS.map((level) => {
          const text = Array.from({ length: level }, (_, index) => `%${index + 1}`).join('.')
          // The style of the third level has no number; a heading of it can be given one.
          const style = level <= 2 ? `Heading${level}` : undefined
          return numberingLevel(level - 1, { format: 'decimal', text, style, left: indent, hanging: indent })
        }),
      ),
      abstract(ABSTRACT.bullets, 'hybridMultilevel', [
        numberingLevel(0, { format: 'bullet', text: '•', left: LIST_ITEM.indent, hanging: 260 }),
      ]),
      abstract(ABSTRACT.numbers, 'hybridMultilevel', [
        numberingLevel(0, { format: 'decimal', text: '%1.', left: LIST_ITEM.indent + 80, hanging: 340 }),
      ]),
      numbering(HEADING_NUMBERS, ABSTRACT.headings),
      numbering(BULLETS, ABSTRACT.bullets),
      ...Array.from({ length: orderedLists }, (_, index) =>
        numbering(
          FIRST_LIST + index,
          ABSTRACT.numbers,
          element('w:lvlOverride', { 'w:ilvl': 0 }, setting('startOverride', 1)),
        ),
      ),
    ),
  )
}

function abstract(id: number, type: string, levels: readonly string[]): string {
  return element('w:abstractNum', { 'w:abstractNumId': id }, setting('multiLevelType', type), ...levels)
}

interface NumberingLevel {
  format: 'decimal' | 'bullet'
  text: string
  style?: string | undefined
  left: number
  hanging: number
}

function numberingLevel(level: number, { format, text, style, left, hanging }: NumberingLevel): string {
  return element(
    'w:lvl',
    { 'w:ilvl': level },
    setting('start', 1),
    setting('numFmt', format),
    style === undefined ? '' : setting('pStyle', style),
    setting('lvlText', text),
    setting('lvlJc', 'left'),
    element('w:pPr', {}, element('w:ind', { 'w:left': left, 'w:hanging': hanging })),
  )
}

function numbering(id: number, abstractId: number, override = ''): string {
  return element('w:num', { 'w:numId': id }, setting('abstractNumId', abstractId), override)
}
