import type { Command } from 'commander'
import { resolve } from 'node:path'
import { ensureBuilt, PAGES } from './pages.ts'

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .summary('play a whole workshop and write its files')
    .description(
      'Plays a whole workshop with 24 simulated participants, and writes its study, its draft and its data.',
    )
    .requiredOption('--out <folder>', 'where the files go')
    .option('--seed <seed>', 'the same seed gives the same study', '1')
    .addHelpText(
      'after',
      `
Examples:
  linkboard demo --out demo
  linkboard demo --out demo --seed 42`,
    )
    .action(async ({ out, seed }: { out: string; seed: string }) => {
      const [{ playDemo }, { createPorts }] = await Promise.all([
        import('./demo/playDemo.ts'),
        import('./ports.ts'),
      ])
      const say = (line: string): void => void process.stdout.write(`${line}\n`)
      await ensureBuilt(PAGES, (line) => void process.stderr.write(`${line}\n`))
      await playDemo({ outputFolder: resolve(out), seed, ports: createPorts(), say })
    })
}
