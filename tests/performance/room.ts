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
import { runSocketLoad, type LoadClient, type LoadResult, type Pace } from './socketLoad.ts'

const PHONES = 24
const ITEMS = 24
const ROUNDS = 4

/** As quick as thumbs get: each phone waits for its acknowledgement, then up to 150 ms before the next tap. */
const PACED: Pace = { inFlight: 1, longestPauseMs: 150 }
/** Every phone sends its whole outbox at once, as after a lost Wi-Fi comes back. */
const AT_ONCE: Pace = { inFlight: ITEMS, longestPauseMs: 0 }

export const room: Benchmark = {
  name: 'room',
  about: `answers of ${PHONES} phones to ${ITEMS} items, durable and acknowledged, against a bare ws echo`,
  async run({ say }): Promise<Outcome> {
    say(`room: ${ROUNDS} rounds of ${PHONES} phones × ${ITEMS} answers, and of a bare echo, in turn`)
    const results = await interleave<string, LoadResult>(
      {
        pacedOurs: () => measureRoom(PACED),
        pacedEcho: () => measureEcho(PACED),
        atOnceOurs: () => measureRoom(AT_ONCE),
        atOnceEcho: () => measureEcho(AT_ONCE),
      },
      { rounds: ROUNDS, warmUps: 1 },
    )
    const summary = (name: string) => {
      const rounds = results[name] ?? []
      const waits = rounds.flatMap((round) => round.ackMs)
      return {
        ackP50Ms: rounded(percentile(waits, 0.5)),
        ackP99Ms: rounded(percentile(waits, 0.99)),
        allInMs: rounded(median(rounds.map((round) => (round.ackMs.length / round.perSecond) * 1_000))),
      }
    }
    const row = (title: string, name: string) => {
      const { ackP50Ms, ackP99Ms, allInMs } = summary(name)
      return [title, ackP50Ms, ackP99Ms, allInMs]
    }
    return {
      figures: {
        room: {
          paced: { ours: summary('pacedOurs'), echo: summary('pacedEcho') },
          atOnce: { ours: summary('atOnceOurs'), echo: summary('atOnceEcho') },
        },
      },
      tables: [
        {
          title: `Answers from ${PHONES} phones × ${ITEMS} items`,
          columns: ['', 'ack p50 ms', 'ack p99 ms', 'all in ms'],
          rows: [
            row('paced: ours', 'pacedOurs'),
            row('paced: bare echo', 'pacedEcho'),
            row('all at once: ours', 'atOnceOurs'),
            row('all at once: bare echo', 'atOnceEcho'),
          ],
          notes: [
            'Ours is on disk (WAL, synchronous=FULL) when it is acknowledged; the echo writes nothing.',
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
