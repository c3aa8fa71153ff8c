import { exportFormat, type ExportFormat } from '#shared/contract/draft.contract'

export interface FormatWords {
  readonly format: ExportFormat
  readonly label: string
  readonly description: string
}

export interface FormatGroup {
  readonly title: string
  readonly formats: readonly FormatWords[]
}

/** By what somebody wants the files for. */
export const FORMAT_GROUPS: readonly FormatGroup[] = [
  {
    title: 'To write on',
    formats: [
      {
        format: 'docx',
        label: 'Word',
        description: 'The draft with headings, tables and figures; opens in LibreOffice too',
      },
      { format: 'md', label: 'Markdown', description: 'Plain text with marks, and its figures beside it' },
    ],
  },
  {
    title: 'To read',
    formats: [
      { format: 'pdf', label: 'PDF', description: 'To print and to send round' },
      { format: 'html', label: 'Web page', description: 'One file, good with a screen reader' },
    ],
  },
  {
    title: 'Data',
    formats: [
      {
        format: 'data',
        label: 'Data pack',
        description: 'A zip of CSV tables with a codebook and an R program that checks every verdict',
      },
      { format: 'xlsx', label: 'Excel', description: 'The same tables as sheets of one workbook' },
    ],
  },
  {
    title: 'The study itself',
    formats: [
      {
        format: 'linkboard',
        label: 'Copy of the study',
        description: 'A .linkboard file to keep, or to go on with on another computer',
      },
      { format: 'json', label: 'JSON', description: 'All records and answers, for other programs' },
    ],
  },
]

const KEPT_UNDER = 'linkboard.exportFormats'
const AT_FIRST: readonly ExportFormat[] = ['docx']

/** What was chosen the last time on this computer; Word at first. */
export function readChosenFormats(): ReadonlySet<ExportFormat> {
  const kept = readKept()
  return new Set(kept === null ? AT_FIRST : exportFormat.options.filter((format) => kept.includes(format)))
}

export function keepChosenFormats(formats: ReadonlySet<ExportFormat>): void {
  try {
    localStorage.setItem(KEPT_UNDER, [...formats].join(' '))
  } catch {
    // Where storage is forbidden the choice lasts as long as the window.
  }
}

function readKept(): string[] | null {
  try {
    return localStorage.getItem(KEPT_UNDER)?.split(' ') ?? null
  } catch {
    return null
  }
}
