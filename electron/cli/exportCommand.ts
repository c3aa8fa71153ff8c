import { InvalidArgumentError, type Command } from 'commander'
import { exportFormat, type ExportFormat } from '#shared/contract/draft.contract'
import type { ExportOptions } from './exportDraft.ts'

const ALL = exportFormat.options

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .summary('write the draft of a study')
    .description('Writes the consensus framework draft of a study, and its data, into a folder.')
    .requiredOption('--file <file>', 'the study (.linkboard)')
    .requiredOption('--out <folder>', 'where the files go; it is made if it is not there')
    .option('--formats <list>', `which of ${ALL.join(', ')}, with commas between (all of them)`, parseFormats)
    .addHelpText(
      'after',
      `
Examples:
  linkboard export --file study.linkboard --out draft
  linkboard export --file study.linkboard --out draft --formats docx,pdf

Prints the path of each file that it has written, and on the error output what it is at. All files are written or none:
stopped with Ctrl+C, it leaves the folder as it was. A PDF needs Chrome, Edge or Chromium on this computer.`,
    )
    .action(async (options: ExportOptions) => {
      const { exportDraft } = await import('./exportDraft.ts')
      await exportDraft(options)
    })
}

function parseFormats(text: string): ExportFormat[] {
  const formats = text.split(',').map((name) => {
    const known = exportFormat.safeParse(name.trim().toLowerCase())
    if (!known.success) {
      throw new InvalidArgumentError(`There is no format “${name}”. Choose from ${ALL.join(', ')}.`)
    }
    return known.data
  })
  return [...new Set(formats)]
}
