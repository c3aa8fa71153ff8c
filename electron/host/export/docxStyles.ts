import * as measures from './docxMeasures.ts'
import type { Measures } from './docxMeasures.ts'
import { HEADING_NUMBERS } from './docxNumbering.ts'
import { element, NAMESPACES, part, setting } from './docxXml.ts'

/** Arial is on every machine that has Word, and is what the health service asks for. */
const FONT = 'Arial'
export const FIXED_FONT = 'Courier New'
const INK = '1B1F23'
const ACCENT = '24495C'
const QUIET = '565C62'
const RULE = 'B9C2C6'
const HEADER_FILL = 'EAF0F2'
const PROMPT_FILL = 'FFF1C4'
const PROMPT_RULE = 'B98900'
/** The thickness of lines is given in these; in twentieths of a point. */
const EIGHTH_OF_A_POINT = 2.5

interface ParagraphStyle {
  id: string
  /** As Word names it: a name that Word knows gets Word's own translation and place in its lists. */
  name: string
  measures: Measures
  colour?: string
  basedOn?: string
  /** The style of the paragraph that the author starts after this one. */
  next?: string
  /** Shown in Word's gallery of styles. */
  isOffered?: boolean
  keepsLines?: boolean
  /** Elements of the paragraph's properties, by where Word wants them. */
  numbering?: string
  border?: string
  shading?: string
  tabs?: string
  /** How far the first line stands out to the left. */
  hanging?: number
  align?: 'right'
  outline?: number
}

/** The part with the document's styles, in which everything that can be seen is laid down. */
export function stylesXml(language: string, contents: measures.ContentsLook): string {
  return part(
    element(
      'w:styles',
      NAMESPACES,
      defaults(language),
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
      '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
      '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
      PLAIN_TABLE,
      ...PARAGRAPH_STYLES.map(paragraphStyle),
      ...([1, 2] as const).map((level) => paragraphStyle(contentsStyle(level, contents[level]))),
      ...CHARACTER_STYLES,
      draftTable(),
    ),
  )
}

function defaults(language: string): string {
  return element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      element(
        'w:rPr',
        {},
        fontFace(FONT),
        setting('color', INK),
        size(measures.NORMAL),
        element('w:lang', { 'w:val': language, 'w:eastAsia': language, 'w:bidi': 'ar-SA' }),
      ),
    ),
    element('w:pPrDefault', {}, element('w:pPr', {}, spacing(measures.NORMAL))),
  )
}

const { HEADINGS } = measures
const rightTab = (position: number) => element('w:tab', { 'w:val': 'right', 'w:pos': position })
const CONTENTS_TABS = element(
  'w:tabs',
  {},
  element('w:tab', {
    'w:val': 'right',
    'w:leader': 'dot',
    'w:pos': measures.pageMeasures('portrait').textWidth,
  }),
)
const FURNITURE_TABS = element('w:tabs', {}, rightTab(measures.pageMeasures('portrait').textWidth))

const PARAGRAPH_STYLES: readonly ParagraphStyle[] = [
  { id: 'Title', name: 'Title', measures: measures.TITLE, colour: ACCENT, next: 'Subtitle' },
  { id: 'Subtitle', name: 'Subtitle', measures: measures.SUBTITLE, colour: QUIET },
  { id: 'DraftMark', name: 'Draft mark', measures: measures.DRAFT_MARK, colour: ACCENT },
  { id: 'Fact', name: 'Title page fact', measures: measures.FACT },
  headingStyle(1, setting('numId', HEADING_NUMBERS)),
  headingStyle(2, setting('ilvl', 1) + setting('numId', HEADING_NUMBERS)),
  headingStyle(3),
  // Looks like a heading of the second level and counts as one, but the table of contents leaves it out.
  { ...headingStyle(2), id: 'AppendixHeading', name: 'Appendix heading' },
  { id: 'TOCHeading', name: 'TOC Heading', measures: measures.CONTENTS_TITLE, colour: ACCENT },
  { id: 'ListParagraph', name: 'List Paragraph', measures: { ...measures.LIST_ITEM, indent: 0 } },
  { id: 'Caption', name: 'caption', measures: measures.CAPTION, colour: ACCENT, keepsLines: true },
  {
    id: 'FigureCaption',
    name: 'Figure caption',
    measures: measures.FIGURE_CAPTION,
    colour: ACCENT,
    basedOn: 'Caption',
    keepsLines: true,
  },
  { id: 'Figure', name: 'Figure', measures: measures.FIGURE, next: 'FigureCaption' },
  { id: 'TableText', name: 'Table text', measures: measures.TABLE_TEXT, next: 'TableText' },
  { id: 'TableHeading', name: 'Table heading', measures: measures.TABLE_HEADING, colour: ACCENT },
  { id: 'Note', name: 'Note', measures: measures.NOTE, colour: QUIET },
  {
    id: 'PromptBlock',
    name: 'Prompt for the author',
    measures: measures.PROMPT_BLOCK,
    keepsLines: true,
    border: element(
      'w:pBdr',
      {},
      element('w:left', { 'w:val': 'single', 'w:sz': 24, 'w:space': 8, 'w:color': PROMPT_RULE }),
    ),
    shading: shading(PROMPT_FILL),
  },
  furnitureStyle('Header', 'header', FURNITURE_TABS),
  { ...furnitureStyle('Footer', 'footer'), align: 'right' },
  // Ends a section after a table, which cannot carry the section's measures itself.
  { id: 'SectionEnd', name: 'Section end', measures: measures.SECTION_END, isOffered: false },
]

function headingStyle(level: 1 | 2 | 3, numbering?: string): ParagraphStyle {
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    // The numbering's own indent holds where there is one.
    measures: { ...HEADINGS[level], indent: 0 },
    colour: ACCENT,
    keepsLines: true,
    outline: level - 1,
    ...(numbering === undefined ? {} : { numbering: element('w:numPr', {}, numbering) }),
  }
}

function contentsStyle(level: 1 | 2, look: Measures): ParagraphStyle {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    measures: look,
    hanging: measures.CONTENTS_NUMBERS[level],
    tabs: CONTENTS_TABS,
    isOffered: false,
  }
}

function furnitureStyle(id: string, name: string, tabs?: string): ParagraphStyle {
  return {
    id,
    name,
    measures: measures.FURNITURE,
    isOffered: false,
    ...(tabs === undefined ? {} : { tabs }),
  }
}

function paragraphStyle({ measures: look, basedOn = 'Normal', ...style }: ParagraphStyle): string {
  const { indent, keepNext } = look
  const isIndented = indent > 0 || style.hanging !== undefined
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': style.id },
    setting('name', style.name),
    setting('basedOn', basedOn),
    setting('next', style.next ?? 'Normal'),
    style.isOffered === false ? '' : '<w:qFormat/>',
    element(
      'w:pPr',
      {},
      keepNext ? '<w:keepNext/>' : basedOn === 'Normal' ? '' : '<w:keepNext w:val="0"/>',
      style.keepsLines === true ? '<w:keepLines/>' : '',
      style.numbering ?? '',
      style.border ?? '',
      style.shading ?? '',
      style.tabs ?? '',
      spacing(look),
      isIndented ? element('w:ind', { 'w:left': indent, 'w:hanging': style.hanging }) : '',
      style.align === undefined ? '' : setting('jc', style.align),
      style.outline === undefined ? '' : setting('outlineLvl', style.outline),
    ),
    element(
      'w:rPr',
      {},
      look.isBold ? '<w:b/><w:bCs/>' : basedOn === 'Normal' ? '' : '<w:b w:val="0"/><w:bCs w:val="0"/>',
      setting('color', style.colour ?? INK),
      size(look),
    ),
  )
}

function characterStyle(id: string, name: string, look: string): string {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:styleId': id },
    setting('name', name),
    setting('basedOn', 'DefaultParagraphFont'),
    '<w:qFormat/>',
    element('w:rPr', {}, look),
  )
}

const CHARACTER_STYLES = [
  characterStyle('Prompt', 'Prompt in the line', shading(PROMPT_FILL)),
  characterStyle(
    'Identifier',
    'Identifier',
    fontFace(FIXED_FONT) + '<w:noProof/>' + size(measures.IDENTIFIER),
  ),
  characterStyle('Hyperlink', 'Hyperlink', setting('color', ACCENT) + setting('u', 'single')),
]

const PLAIN_TABLE =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
  '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' +
  '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>' +
  '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'

/** One style for all tables: changing it changes them all. */
function draftTable(): string {
  const rule = (side: string, thickness: number, colour: string) =>
    element(`w:${side}`, {
      'w:val': 'single',
      'w:sz': thickness / EIGHTH_OF_A_POINT,
      'w:space': 0,
      'w:color': colour,
    })
  const { outer, inner } = measures.TABLE_RULES
  const { vertical, horizontal } = measures.CELL_ROOM
  const room = (side: string, width: number) => element(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' })
  return element(
    'w:style',
    { 'w:type': 'table', 'w:customStyle': 1, 'w:styleId': 'DraftTable' },
    setting('name', 'Draft table'),
    setting('basedOn', 'TableNormal'),
    '<w:qFormat/>',
    element(
      'w:tblPr',
      {},
      element(
        'w:tblBorders',
        {},
        rule('top', outer, ACCENT),
        rule('bottom', outer, ACCENT),
        rule('insideH', inner, RULE),
      ),
      element(
        'w:tblCellMar',
        {},
        room('top', vertical),
        room('left', horizontal),
        room('bottom', vertical),
        room('right', horizontal),
      ),
    ),
    element(
      'w:tblStylePr',
      { 'w:type': 'firstRow' },
      element('w:tcPr', {}, shading(HEADER_FILL), setting('vAlign', 'bottom')),
    ),
  )
}

/** A font for all scripts. */
export function fontFace(name: string): string {
  return element('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name })
}

function size({ size: halfPoints }: Measures): string {
  return setting('sz', halfPoints) + setting('szCs', halfPoints)
}

function shading(fill: string): string {
  return element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill })
}

/** LibreOffice takes a line height without a rule for an exact one, which cuts pictures off. */
function spacing({ before, after, line }: Measures): string {
  return element('w:spacing', {
    'w:before': before,
    'w:after': after,
    'w:line': line,
    'w:lineRule': 'auto',
  })
}
