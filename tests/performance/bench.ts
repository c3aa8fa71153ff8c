import { writeFileSync } from 'node:fs'
import { arch, availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { CommandFailure } from '../../electron/cli/endWithCode.ts'
import type { Benchmark, Figures, Table } from './benchmark.ts'
import { board } from './board.ts'
import { draft } from './draft.ts'
import { rounded } from './figures.ts'
import { PEER_NAMES } from './peers.ts'
import { room } from './room.ts'
import { writes } from './writes.ts'

const BENCHMARKS: readonly Benchmark[] = [writes, board, room, draft]
const USUAL_CARDS = '100,1000,5000'

const HELP = `npm run bench [-- NAME… [--out FILE] [--cards N,N…]]

Measures Linkboard against its peers and limits, in the same run on the same machine. Without names: all.
${BENCHMARKS.map(({ name, about }) => `  ${name.padEnd(8)}${about}`).join('\n')}

  --out FILE     writes all figures as JSON
  --cards N,N…   sizes of the board (${USUAL_CARDS})
  --peers P,P…   what the board is measured against: ${PEER_NAMES.join(', ')} (all)
  --help         shows this`

interface Wishes {
  readonly benchmarks: readonly Benchmark[]
  readonly cards: readonly number[]
  readonly peers: readonly string[]
  readonly out: string | undefined
}

/** Throws with a sentence for whoever typed it. */
function readWishes(): Wishes | 'help' {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      cards: { type: 'string', default: USUAL_CARDS },
      peers: { type: 'string', default: PEER_NAMES.join(',') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const names = BENCHMARKS.map(({ name }) => name)
  const unknown = positionals.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new Error(`There is no benchmark “${unknown.join('”, “')}”. There are: ${names.join(', ')}.`)
  }
  const cards = values.cards.split(',').map(Number)
  if (!cards.every((count) => Number.isInteger(count) && count >= 100 && count <= 20_000)) {
    throw new Error('--cards takes whole numbers from 100 to 20000, for example --cards 1000,5000.')
  }
  const peers = values.peers.split(',')
  const strangers = peers.filter((name) => !PEER_NAMES.includes(name))
  if (strangers.length > 0) {
    throw new Error(`There is no peer “${strangers.join('”, “')}”. There are: ${PEER_NAMES.join(', ')}.`)
  }
  const benchmarks = BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  return { benchmarks, cards, peers, out: values.out }
}

async function run({ benchmarks, cards, peers, out }: Wishes): Promise<void> {
  const load = loadavg()[0] ?? 0
  if (load > availableParallelism() / 2) {
    console.error(
      `The machine is busy already (load ${load.toFixed(1)}): what is measured by the clock will drift.`,
    )
  }
  let figures: Figures = {
    machine: {
      loadAtStart: rounded(load),
      cores: availableParallelism(),
      platform: process.platform,
      arch: arch(),
      node: process.version,
    },
  }
  for (const benchmark of benchmarks) {
    // Progress goes to stderr, so that the tables alone can be kept.
    const outcome = await benchmark.run({ cards, peers, say: (line) => console.error(line) })
    figures = { ...figures, ...outcome.figures }
    for (const table of outcome.tables) printTable(table)
  }
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(figures, null, 2)}\n`)
}

function printTable({ title, columns, rows, notes }: Table): void {
  const lines = [columns, ...rows].map((cells) => cells.map(String))
  const widths = columns.map((_, index) => Math.max(...lines.map((cells) => cells[index]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const cells of lines) {
    const padded = cells.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
    )
    console.log(`  ${padded.join('  ').trimEnd()}`)
  }
  for (const note of notes) console.log(`  ${note}`)
}

function wishesOrExit(): Wishes | 'help' {
  try {
    return readWishes()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  }
}

const wishes = wishesOrExit()
if (wishes === 'help') console.log(HELP)
else {
  try {
    await run(wishes)
  } catch (error) {
    // What is known well enough to be told in a sentence needs no trace.
    if (!(error instanceof CommandFailure)) throw error
    console.error(error.message)
    process.exitCode = error.exitCode
  }
}
