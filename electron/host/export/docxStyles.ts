import { AlignmentType, BorderStyle, LevelFormat, LineRuleType, ShadingType } from 'docx'
import type { INumberingOptions, IStylesOptions } from 'docx'

/** Arial is on every machine that has Word, and is what the health service asks for. Sizes are in half points. */
const FONT = 'Arial'
export const INK = '1B1F23'
export const ACCENT = '24495C'
const QUIET = '565C62'
const PROMPT_FILL = 'FFF1C4'

export const HEADING_NUMBERS = 'heading-numbers'
export const BULLETS = 'bullets'
export const NUMBERS = 'numbers'

export const draftStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 21,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: spacing({ after: 140, line: 288 }) },
    },
    title: {
      run: { font: FONT, size: 52, bold: true, color: ACCENT },
      paragraph: { spacing: spacing({ before: 1200, after: 240, line: 264 }) },
    },
    heading1: headingStyle(32, { before: 480, after: 160 }),
    heading2: headingStyle(25, { before: 320, after: 120 }),
    heading3: headingStyle(22, { before: 240, after: 80 }),
    listParagraph: { paragraph: { spacing: spacing({ after: 60, line: 276 }) } },
    caption: {
      run: { font: FONT, size: 19, bold: true, color: ACCENT, italics: false },
      paragraph: { spacing: spacing({ before: 240, after: 100 }), keepNext: true, keepLines: true },
    },
    hyperlink: { run: { color: ACCENT, underline: {} } },
  },
  paragraphStyles: [
    paragraphStyle('Subtitle', 'Subtitle', { size: 27, color: QUIET }, { after: 360 }),
    paragraphStyle('DraftMark', 'Draft mark', { size: 25, bold: true, color: ACCENT }, { after: 120 }),
    paragraphStyle('Fact', 'Title page fact', { size: 21 }, { after: 80 }),
    paragraphStyle(
      'ContentsTitle',
      'Contents title',
      { size: 32, bold: true, color: ACCENT },
      { after: 160 },
    ),
    paragraphStyle('TableText', 'Table text', { size: 18 }, { after: 20, line: 245 }),
    paragraphStyle(
      'TableHeading',
      'Table heading',
      { size: 18, bold: true, color: ACCENT },
      { after: 20, line: 245 },
    ),
    paragraphStyle('Note', 'Note', { size: 18, color: QUIET }, { before: 80, after: 200, line: 255 }),
    contentsStyle(1),
    contentsStyle(2),
    {
      id: 'Figure',
      name: 'Figure',
      basedOn: 'Normal',
      paragraph: { spacing: spacing({ before: 160, after: 60, line: 240 }), keepNext: true },
    },
    {
      id: 'FigureCaption',
      name: 'Figure caption',
      basedOn: 'Caption',
      paragraph: { keepNext: false, spacing: spacing({ before: 60, after: 240 }) },
    },
    {
      id: 'PromptBlock',
      name: 'Prompt for the author',
      basedOn: 'Normal',
      run: { color: INK },
      paragraph: {
        shading: { type: ShadingType.CLEAR, fill: PROMPT_FILL },
        border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'B98900', space: 8 } },
        indent: { left: 200 },
        spacing: spacing({ before: 140, after: 160, line: 276 }),
      },
    },
  ],
  characterStyles: [
    {
      id: 'Prompt',
      name: 'Prompt in the line',
      run: { shading: { type: ShadingType.CLEAR, fill: PROMPT_FILL } },
    },
    { id: 'Identifier', name: 'Identifier', run: { font: 'Courier New', size: 17, noProof: true } },
  ],
}

export const draftNumbering: INumberingOptions = {
  config: [
    {
      reference: HEADING_NUMBERS,
      levels: [1, 2, 3].map((level) => ({
        level: level - 1,
        format: LevelFormat.DECIMAL,
        text: Array.from({ length: level }, (_, index) => `%${index + 1}`).join('.'),
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 720, hanging: 720 } } },
      })),
    },
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 400, hanging: 260 } } },
        },
      ],
    },
    {
      reference: NUMBERS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 480, hanging: 340 } } },
        },
      ],
    },
  ],
}

interface Spacing {
  before?: number
  after: number
  /** 240 is single. */
  line?: number
}

/** LibreOffice takes a line height without a rule for an exact one, which cuts pictures off. */
function spacing({ line = 240, ...room }: Spacing) {
  return { ...room, line, lineRule: LineRuleType.AUTO }
}

/** A line of the table of contents. */
function contentsStyle(level: number) {
  return {
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    run: { size: 20, bold: level === 1 },
    paragraph: {
      spacing: spacing({ before: level === 1 ? 80 : 0, after: 20 }),
      indent: { left: level === 1 ? 0 : 400 },
    },
  }
}

function headingStyle(size: number, room: { before: number; after: number }) {
  return {
    run: { font: FONT, size, bold: true, color: ACCENT, italics: false },
    paragraph: { spacing: spacing({ ...room, line: 264 }), keepNext: true, keepLines: true },
  }
}

function paragraphStyle(
  id: string,
  name: string,
  run: { size: number; bold?: boolean; color?: string },
  room: Spacing,
) {
  return { id, name, basedOn: 'Normal', run, paragraph: { spacing: spacing(room) } }
}
