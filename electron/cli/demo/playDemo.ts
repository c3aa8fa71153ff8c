import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { exportFormat } from '#shared/contract/draft.contract'
import type { OutputOf } from '#shared/contract/contract'
import { makeIdentifier } from '#shared/domain/identifier'
import { createHost } from '../../host/createHost.ts'
import { serveFacilitator } from '../../host/http/serveFacilitator.ts'
import type { Ports } from '../../host/ports.ts'
import { playFirstWorkshop } from './firstWorkshop.ts'
import { readState } from './scenes.ts'
import { playSecondWorkshop, writeBetweenWorkshops } from './secondWorkshop.ts'
import { seededBytes } from './seededRandom.ts'
import { countVerdicts, type Stage } from './stage.ts'
import { connectWireClient, type WireClient } from './wireClient.ts'

const TITLE =
  'Social Prescribing Link Workers framework: supporting complex needs of adults living with physical and mental health long-term conditions'
/** The demo's clock, so that the same seed gives the same study whenever it is played. */
const STARTS_AT = Date.parse('2025-11-13T09:30:00Z')
const SECOND_STARTS_AT = Date.parse('2025-12-11T09:30:00Z')
const MINUTE = 60_000

export interface DemoOptions {
  readonly outputFolder: string
  readonly seed: string
  /** The caller's own ports; their random source and clock are replaced by the demo's. */
  readonly ports: Ports
  readonly say: (line: string) => void
}

export interface DemoResult {
  readonly files: string[]
  readonly participants: number
  /** On the first ballot, which is rated in two rounds. */
  readonly items: number
  /** How many voted in its first round, and how. */
  readonly responses: number
  readonly byChannel: OutputOf<'round.getResults'>['byChannel'] | undefined
  /** How many items went on to its second round. */
  readonly wentOn: number
  /** How many items each verdict has after the last round that had them. */
  readonly verdicts: Record<string, number>
  /** How many of the agreed items were put in order on the second ballot. */
  readonly ranked: number
  /** How many statements each verdict has after their last round. */
  readonly statements: Record<string, number>
}

/** Plays two workshops on real content through the real host and real sockets, and writes its files. */
export async function playDemo({ outputFolder, seed, ports, say }: DemoOptions): Promise<DemoResult> {
  const folder = resolve(outputFolder)
  mkdirSync(folder, { recursive: true })
  // Recent files are the user's own: a demo is not among them.
  const settingsFolder = mkdtempSync(join(tmpdir(), 'linkboard-demo-'))
  let now = STARTS_AT
  const pass = (minutes: number) => void (now += minutes * MINUTE)
  const host = createHost(
    {
      ...ports,
      paths: { ...ports.paths, settingsFolder },
      randomBytes: seededBytes(`${seed}/host`),
      now: () => now,
      filePicker: null,
    },
    { roomAddress: '127.0.0.1' },
  )
  const clientBytes = seededBytes(`${seed}/clients`)
  const clients: WireClient[] = []
  const page = await serveFacilitator(host, {
    port: 0,
    pagesFolder: ports.paths.pagesFolder,
    randomBytes: seededBytes(`${seed}/key`),
  })
  try {
    const { origin, hash } = new URL(page.address)
    const key = hash.replace('#key=', '')
    const facilitator = await connectWireClient(origin, { kind: 'facilitator', key }, clientBytes)
    clients.push(facilitator)

    const path = join(folder, 'study.linkboard')
    await facilitator.call('study.create', { templateKey: 'splw', title: TITLE, path })
    const { records } = await readState(facilitator)
    say(`Study made from the SPLW template: ${records.card.size} cards, ${records.link.size} links`)
    const stage: Stage = { facilitator, randomBytes: clientBytes, seed, clients, say, pass }

    const { participants, rated, order } = await playFirstWorkshop(stage, dayOf(now))
    await writeBetweenWorkshops(stage)
    now = SECOND_STARTS_AT
    const voted = await playSecondWorkshop(stage, dayOf(now))

    pass(30)
    const written = await facilitator.call('draft.export', {
      exportId: makeIdentifier(clientBytes),
      // Where no browser is, there is no PDF; all else is written.
      formats: exportFormat.options.filter((format) => format !== 'pdf' || ports.pdfPrinter !== null),
      folder,
    })
    say(`Draft written: ${written.files.length} files`)
    const [first, second] = rated
    return {
      files: [path, ...written.files.map((file) => file.path)],
      participants,
      items: first?.items.length ?? 0,
      responses: first?.responses ?? 0,
      byChannel: first?.byChannel,
      wentOn: second?.items.length ?? 0,
      verdicts: countVerdicts(rated),
      ranked: order.items.length,
      statements: countVerdicts(voted),
    }
  } finally {
    for (const client of clients) client.close()
    await host.close()
    await page.close()
    rmSync(settingsFolder, { recursive: true, force: true })
  }
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
