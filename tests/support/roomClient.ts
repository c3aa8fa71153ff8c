import type { VotingPaper } from '#shared/contract/voting.contract'
import type { InputOf } from '#shared/contract/contract'
import type { SeatState } from '#shared/contract/roomState'
import type { Answer } from '#shared/domain/ballot/answer'
import { connectSocket, type SocketClient } from './socketClient.ts'

export type RoomKey = InputOf<'room.join'>['key']

export interface JoinOptions {
  /** The participants' page, for example `http://127.0.0.1:8080/`. */
  readonly address: string
  readonly key: RoomKey
  readonly panelGroupId: string
  readonly nickname?: string | null
  /** The address that this phone comes from, where this computer has several. */
  readonly localAddress?: string
}

/** A participant's phone: a seat in the room, and a real socket. */
export interface RoomClient {
  readonly socket: SocketClient
  readonly seatToken: string
  readonly panelGroupId: string
  /** What the phone shows now. */
  seat(): SeatState
  /** Asks the host what to show: events tell of what happens after the greeting only. */
  refresh(): Promise<void>
  /** Waits for an open round, if none is open yet. */
  whenVoting(): Promise<{ ballotId: string; roundId: string }>
  close(): Promise<void>
}

/** What a phone keeps while it votes. */
export interface Vote {
  readonly roundId: string
  readonly voterToken: string
  readonly paper: VotingPaper
}

/** Joins the room as somebody new: shows the key, takes a seat, and sits down on the same socket. */
export async function joinRoom(options: JoinOptions): Promise<RoomClient> {
  const { key, panelGroupId, nickname = null } = options
  const socket = await connectSocket(options)
  try {
    const { seatToken, seat } = await socket.call('room.join', { key, panelGroupId, nickname })
    return await sitDown(socket, seatToken, seat)
  } catch (error) {
    await socket.close()
    throw error
  }
}

export interface CardOptions extends Pick<JoinOptions, 'address' | 'key' | 'localAddress'> {
  readonly code: string
  readonly channel?: 'phone' | 'tablet'
  /** A tablet that is passed on: the same socket, one seat after another. */
  readonly socket?: SocketClient
}

/** Sits down with a printed card. */
export async function joinWithCard(options: CardOptions): Promise<RoomClient> {
  const { key, code, channel = 'tablet' } = options
  const socket = options.socket ?? (await connectSocket(options))
  try {
    const { seatToken, seat } = await socket.call('room.joinWithCard', { key, code, channel })
    return await sitDown(socket, seatToken, seat)
  } catch (error) {
    if (!options.socket) await socket.close()
    throw error
  }
}

/** Comes back to a seat whose token is still held. */
export async function returnToSeat(address: string, seatToken: string): Promise<RoomClient> {
  const socket = await connectSocket({ address, credential: { kind: 'seat', seatToken } })
  return follow(socket, seatToken, await socket.call('seat.getState', {}))
}

/** Takes a voter token and the paper of the open round. `heldToken` is one from before a lost connection. */
export async function takePaper(client: RoomClient, heldToken: string | null = null): Promise<Vote> {
  const { ballotId, roundId } = await client.whenVoting()
  const { voterToken } = await client.socket.call('ballot.takeVoterToken', { ballotId, heldToken })
  const paper = await client.socket.call('ballot.getVotingPaper', { roundId, voterToken })
  return { roundId, voterToken, paper }
}

export async function putAnswer(
  client: RoomClient,
  { roundId, voterToken }: Vote,
  itemId: string,
  answer: Answer,
): Promise<void> {
  await client.socket.call('response.putAnswer', { roundId, voterToken, itemId, answer })
}

/** Gives a whole order, or all dots. */
export async function putWhole(
  client: RoomClient,
  { roundId, voterToken }: Vote,
  answers: readonly { itemId: string; answer: Answer }[],
): Promise<void> {
  await client.socket.call('response.putWhole', { roundId, voterToken, answers: [...answers] })
}

/** Answers every item in the order of `paper`, one after another, and says that this is all. */
export async function voteOnAll(
  client: RoomClient,
  vote: Vote,
  answerFor: (itemId: string, index: number) => Answer,
): Promise<void> {
  for (const [index, { itemId }] of vote.paper.items.entries()) {
    await putAnswer(client, vote, itemId, answerFor(itemId, index))
  }
  await client.socket.call('response.finish', { roundId: vote.roundId, voterToken: vote.voterToken })
}

async function sitDown(socket: SocketClient, seatToken: string, seat: SeatState): Promise<RoomClient> {
  const client = follow(socket, seatToken, seat)
  await socket.hello({ kind: 'seat', seatToken })
  await client.refresh()
  return client
}

function follow(socket: SocketClient, seatToken: string, first: SeatState): RoomClient {
  let seat = first
  socket.onEvent((event) => {
    if (event.type === 'seat') seat = event.seat
  })
  return {
    socket,
    seatToken,
    panelGroupId: first.panelGroupId,
    seat: () => seat,
    async refresh() {
      seat = await socket.call('seat.getState', {})
    },
    async whenVoting() {
      while (seat.activity.name !== 'voting') await nextEvent(socket)
      return { ballotId: seat.activity.ballotId, roundId: seat.activity.roundId }
    },
    close: () => socket.close(),
  }
}

function nextEvent(socket: SocketClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = socket.onEvent(() => {
      stop()
      resolve()
    })
    void socket.closed.then(() => reject(new Error('The room went away before a vote was open.')))
  })
}
