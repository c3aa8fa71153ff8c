import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { PROTOCOL_VERSION, type ClientFrame } from '#shared/contract/wire'
import { joinRoom, takePaper, type RoomClient } from '../support/roomClient.ts'
import { connectFacilitatorPage } from '../support/socketClient.ts'
import { openRoom, openVote, recordsOf } from '../support/hostCalls.ts'
import type { Benchmark, Outcome } from './benchmark.ts'
import { median, percentile, rounded } from './figures.ts'
import { startHostUnderTest } from './hostUnderTest.ts'
import { interleave } from './rounds.ts'
import { startVotePrototype } from './votePrototype.ts'
import { runSocketLoad, type LoadClient, type LoadResult, type Pace } from './socketLoad.ts'

const PHONES = 200
const ITEMS = 30
const ROUNDS = 3

/**
 * Quicker than anybody reads: each phone waits for its acknowledgement, then up to a second before the next tap, which
 * makes about 400 answers a second in all.
 */
const PACED: Pace = { inFlight: 1, longestPauseMs: 1_000 }
/** Every phone sends its whole outbox at once, as after a lost Wi-Fi comes back. */
const AT_ONCE: Pace = { inFlight: ITEMS, longestPauseMs: 0 }

/* Targets, measured against what the same machine can do in the same run. */
const PACED_P99_MS = 20
const BURST_AGAINST_PROTOTYPE = 2

export const room: Benchmark = {
  name: 'room',
  about: `answers of ${PHONES} phones to ${ITEMS} items, durable and acknowledged, against a raw prototype and a bare ws echo`,
  async run({ say }): Promise<Outcome> {
    say(
      `room: ${ROUNDS} rounds of ${PHONES} phones × ${ITEMS} answers: ours, a raw prototype and a bare echo, in turn`,
    )
    const results = await interleave<string, LoadResult>(
      {
        pacedOurs: () => measureRoom(PACED),
        pacedPrototype: () => measurePrototype(PACED),
        pacedEcho: () => measureEcho(PACED),
        atOnceOurs: () => measureRoom(AT_ONCE),
        atOncePrototype: () => measurePrototype(AT_ONCE),
        atOnceEcho: () => measureEcho(AT_ONCE),
      },
      { rounds: ROUNDS, warmUps: 1 },
    )
    const waits = (name: string) => (results[name] ?? []).flatMap((round) => round.ackMs)
    const ackAt = (name: string, share: number) => rounded(percentile(waits(name), share))
    const allInMs = (name: string) =>
      rounded(median((results[name] ?? []).map((round) => (round.ackMs.length / round.perSecond) * 1_000)))
    const row = (title: string, name: string) => [title, ackAt(name, 0.5), ackAt(name, 0.99), allInMs(name)]
    const ratio = rounded(allInMs('atOnceOurs') / allInMs('atOncePrototype'))
    return {
      figures: {
        ours: {
          ackP50Ms: ackAt('pacedOurs', 0.5),
          ackP99Ms: ackAt('pacedOurs', 0.99),
          burst6000Ms: allInMs('atOnceOurs'),
        },
        prototype: {
          ackP50Ms: ackAt('pacedPrototype', 0.5),
          ackP99Ms: ackAt('pacedPrototype', 0.99),
          burst6000Ms: allInMs('atOncePrototype'),
        },
        echo: {
          p50Ms: ackAt('pacedEcho', 0.5),
          p99Ms: ackAt('pacedEcho', 0.99),
          burst6000Ms: allInMs('atOnceEcho'),
        },
      },
      tables: [
        {
          title: `Answers from ${PHONES} phones × ${ITEMS} items`,
          columns: ['', 'ack p50 ms', 'ack p99 ms', 'all in ms'],
          rows: [
            row('paced: ours', 'pacedOurs'),
            row('paced: raw prototype', 'pacedPrototype'),
            row('paced: bare echo', 'pacedEcho'),
            row('all at once: ours', 'atOnceOurs'),
            row('all at once: raw prototype', 'atOncePrototype'),
            row('all at once: bare echo', 'atOnceEcho'),
          ],
          notes: [
            `Paced p99 at most ${PACED_P99_MS} ms: ${ackAt('pacedOurs', 0.99) <= PACED_P99_MS ? 'met' : 'missed'}.`,
            `All at once at most ${BURST_AGAINST_PROTOTYPE} × the prototype: ${ratio} ×, ${ratio <= BURST_AGAINST_PROTOTYPE ? 'met' : 'missed'}.`,
            'Ours and the prototype are on disk (WAL, synchronous=FULL) when they acknowledge; the echo writes nothing.',
            'The prototype checks nothing: no seat, no rights, no rule, no turnout. A facilitator watches ours meanwhile.',
          ],
        },
      ],
    }
  },
}

/** A new study each time: every answer is a first one. */
async function measureRoom(pace: Pace): Promise<LoadResult> {
  const under = await startHostUnderTest()
  const { host } = under
  try {
    await host.call('study.create', { templateKey: 'splw', title: 'Bench' })
    const { address, key } = await openRoom(host)
    const origin = `http://127.0.0.1:${new URL(address).port}`
    const groups = await recordsOf(host, 'panelGroup')
    const phones: RoomClient[] = []
    for (let number = 0; number < PHONES; number += 1) {
      const panelGroupId = groups[number % groups.length]?.id ?? ''
      phones.push(await joinRoom({ address: origin, key, panelGroupId }))
    }
    await openVote(host, ITEMS)
    const clients = await Promise.all(phones.map((phone) => preparePhone(phone, origin)))
    // The facilitator watches the turnout meanwhile.
    const facilitator = await connectFacilitatorPage(under.address)
    const result = await runSocketLoad({ clients, pace })
    await facilitator.close()
    return result
  } finally {
    await under.close()
  }
}

/** The phone's seat and ballot paper go over to the client that sends the answers. */
async function preparePhone(phone: RoomClient, origin: string): Promise<LoadClient> {
  const { roundId, voterToken, paper } = await takePaper(phone)
  await phone.close()
  const hello: ClientFrame = {
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    credential: { kind: 'seat', seatToken: phone.seatToken },
    seen: null,
  }
  const calls = paper.items.map(({ itemId }, index): ClientFrame => {
    const answer = { kind: 'score', value: (index % 9) + 1 }
    return {
      type: 'call',
      callId: index + 1,
      procedure: 'response.putAnswer',
      input: { roundId, voterToken, itemId, answer },
    }
  })
  return { origin, hello: JSON.stringify(hello), calls: calls.map((call) => JSON.stringify(call)) }
}

/** What acknowledged answers on the disk cost without everything else that a ballot box has to do. */
async function measurePrototype(pace: Pace): Promise<LoadResult> {
  const prototype = await startVotePrototype()
  const callsOf = (phone: number) =>
    Array.from({ length: ITEMS }, (_, index) =>
      JSON.stringify({
        callId: index + 1,
        token: `token ${phone}`.padEnd(26, 'x'),
        item: `item ${index}`.padEnd(26, 'x'),
        score: (index % 9) + 1,
      }),
    )
  try {
    return await runSocketLoad({
      clients: Array.from({ length: PHONES }, (_, phone) => ({
        origin: prototype.origin,
        hello: null,
        calls: callsOf(phone),
      })),
      pace,
    })
  } finally {
    prototype.close()
  }
}

/** What the sockets alone cost: every message comes back as it is. */
async function measureEcho(pace: Pace): Promise<LoadResult> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
  })
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const filling = 'x'.repeat(200)
  const calls = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({ type: 'call', callId: index + 1, filling }),
  )
  try {
    return await runSocketLoad({
      clients: Array.from({ length: PHONES }, () => ({ origin, hello: null, calls })),
      pace,
    })
  } finally {
    server.close()
  }
}
