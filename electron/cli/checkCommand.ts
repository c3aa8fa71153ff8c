import type { Command } from 'commander'

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .summary('check a study file and the record in it')
    .description(
      'Checks that a study file is whole, that its rules have their fingerprints, that every figure of a closed ' +
        'round can be counted again from the answers, and that every agreed statement has its votes. Nothing is written.',
    )
    .argument('<file>', 'the study (.linkboard)')
    .option('--json', 'print JSON instead of sentences')
    .addHelpText(
      'after',
      `
Examples:
  linkboard check study.linkboard
  linkboard check study.linkboard --json

Exit codes: 0 nothing is wrong (there may be remarks), 1 something is wrong, 2 the file cannot be checked.`,
    )
    .action(async (file: string, { json }: { json?: true }) => {
      const { check } = await import('./check.ts')
      check(file, json ?? false)
    })
}
