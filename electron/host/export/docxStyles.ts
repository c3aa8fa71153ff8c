import { AlignmentType, BorderStyle, LevelFormat, LineRuleType, ShadingType } from 'docx'
import type { INumberingOptions, IStylesOptions } from 'docx'
import {
  CAPTION,
  CONTENTS_1,
  CONTENTS_2,
  CONTENTS_TITLE,
  DRAFT_MARK,
  FACT,
  FIGURE,
  FIGURE_CAPTION,
  HEADINGS,
  LIST_ITEM,
  NORMAL,
  NOTE,
  PROMPT_BLOCK,
  SUBTITLE,
  TABLE_HEADING,
  TABLE_TEXT,
  TITLE,
} from './docxMeasures.ts'
import type { Measures } from './docxMeasures.ts'

/** Arial is on every machine that has Word, and is what the health service asks for. */
const FONT = 'Arial'
const INK = '1B1F23'
const ACCENT = '24495C'
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
        size: NORMAL.size,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: spacing(NORMAL) },
    },
    title: { run: run(TITLE, ACCENT), paragraph: { spacing: spacing(TITLE) } },
    heading1: headingStyle(HEADINGS[1]),
    heading2: headingStyle(HEADINGS[2]),
    heading3: headingStyle(HEADINGS[3]),
    listParagraph: { paragraph: { spacing: spacing(LIST_ITEM) } },
    caption: headingStyle(CAPTION),
    hyperlink: { run: { color: ACCENT, underline: {} } },
  },
  paragraphStyles: [
    paragraphStyle('Subtitle', 'Subtitle', SUBTITLE, QUIET),
    paragraphStyle('DraftMark', 'Draft mark', DRAFT_MARK, ACCENT),
    paragraphStyle('Fact', 'Title page fact', FACT),
    paragraphStyle('ContentsTitle', 'Contents title', CONTENTS_TITLE, ACCENT),
    paragraphStyle('TOC1', 'toc 1', CONTENTS_1),
    paragraphStyle('TOC2', 'toc 2', CONTENTS_2),
    paragraphStyle('TableText', 'Table text', TABLE_TEXT),
    paragraphStyle('TableHeading', 'Table heading', TABLE_HEADING, ACCENT),
    paragraphStyle('Note', 'Note', NOTE, QUIET),
    paragraphStyle('Figure', 'Figure', FIGURE),
    { ...paragraphStyle('FigureCaption', 'Figure caption', FIGURE_CAPTION, ACCENT), basedOn: 'Caption' },
    {
      id: 'PromptBlock',
      name: 'Prompt for the author',
      basedOn: 'Normal',
      paragraph: {
        shading: { type: ShadingType.CLEAR, fill: PROMPT_FILL },
        border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'B98900', space: 8 } },
        indent: { left: PROMPT_BLOCK.indent },
        spacing: spacing(PROMPT_BLOCK),
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
        style: { paragraph: { indent: { left: HEADINGS[1].indent, hanging: HEADINGS[1].indent } } },
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
          style: { paragraph: { indent: { left: LIST_ITEM.indent, hanging: 260 } } },
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
          style: { paragraph: { indent: { left: LIST_ITEM.indent + 80, hanging: 340 } } },
        },
      ],
    },
  ],
}

/** LibreOffice takes a line height without a rule for an exact one, which cuts pictures off. */
function spacing({ before, after, line }: Measures) {
  return { before, after, line, lineRule: LineRuleType.AUTO }
}

function run({ size, isBold }: Measures, color: string) {
  return { font: FONT, size, bold: isBold, italics: false, color }
}

function headingStyle(measures: Measures) {
  return {
    run: run(measures, ACCENT),
    paragraph: { spacing: spacing(measures), keepNext: true, keepLines: true },
  }
}

function paragraphStyle(id: string, name: string, measures: Measures, color = INK) {
  return {
    id,
    name,
    basedOn: 'Normal',
    run: run(measures, color),
    paragraph: {
      spacing: spacing(measures),
      keepNext: measures.keepNext,
      ...(measures.indent > 0 ? { indent: { left: measures.indent } } : {}),
    },
  }
}
