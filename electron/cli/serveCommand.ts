import type { Command } from 'commander'
import { parsePort } from './options.ts'
import type { ServeOptions } from './serve.ts'

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .summary('open a study and its room')
    .description(
      'Opens a study and its room, prints one line of JSON with the addresses, and runs until it is stopped.',
    )
    .requiredOption('--file <file>', 'the study (.linkboard)')
    .option('--port <port>', 'port of the facilitator’s page, on this computer only; 0 is any', parsePort, 0)
    .option('--room-port <port>', 'port of the participants’ page; 0 is any', parsePort, 0)
    .option('--no-open', 'open no window')
    .option('--template <key>', 'make the study from this template if the file is not there')
    .option('--blank', 'make a blank study if the file is not there')
    .option('--title <title>', 'the title of a study that is made; its file’s name otherwise')
    .addHelpText(
      'after',
      `
Examples:
  linkboard serve --file study.linkboard --port 8080 --no-open
  linkboard serve --file new.linkboard --template splw --title "Our pathway"

The line of JSON:
  facilitator  address of the facilitator’s page with its key: do not pass it on
  room         address of the participants’ page with the room’s secret, as in the QR code
  code         the room’s code, to be typed by hand
  file, pid    the study’s file and this process`,
    )
    .action(async (options: ServeOptions) => {
      // Loaded when it is needed: help and wrong usage are answered without the host.
      const { serve } = await import('./serve.ts')
      await serve(options)
    })
}
