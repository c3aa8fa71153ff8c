import { Command } from 'commander'
import { addAnalyseCommand } from './analyseCommand.ts'
import { addCheckCommand } from './checkCommand.ts'
import { addDemoCommand } from './demoCommand.ts'
import { endWithCode, oneLine } from './endWithCode.ts'
import { addExportCommand } from './exportCommand.ts'
import { keepCompiledCode, readVersion } from './projectFolder.ts'
import { addServeCommand } from './serveCommand.ts'

keepCompiledCode()

const program = new Command('linkboard')
  .description('Linkboard without its window: for scripts, servers and tests.')
  .version(readVersion())
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => write(`linkboard: ${oneLine(text.replace(/^error: /, ''))}\n`),
  })
  .addHelpText(
    'after',
    `
Exit codes: 0 success, 1 failure, 2 wrong usage or bad input. “npm start” opens the app itself.`,
  )

addServeCommand(program)
addDemoCommand(program)
addExportCommand(program)
addAnalyseCommand(program)
addCheckCommand(program)

await endWithCode(async () => {
  await program.parseAsync()
})
