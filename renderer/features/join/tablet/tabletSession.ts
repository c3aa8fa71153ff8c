import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OutputOf } from '#shared/contract/contract'
import type { SeatState } from '#shared/contract/roomState'
import type { RefusalData } from '#shared/domain/refusal'
import type { Client, ClientStatus } from '../../../api/client.ts'
import type { PageMemory } from '../../../api/pageMemory.ts'
import { refusalOf } from '../../../api/refusalOf.ts'
import { tidyCode, type RoomKey } from '../roomKey.ts'
import { forgetTabletMark, keepTabletMark } from '../tabletMark.ts'
import { keepTurn, readTurn, type KeptTurn } from './keptTurn.ts'
import { createTurnClock, type TurnClock } from './turnClock.ts'
import { createTurnSeal, type TurnSeal } from './turnSeal.ts'

type Voting = Extract<SeatState['activity'], { name: 'voting' }>

/** What the tablet has to know of a vote; the vote itself lives elsewhere. */
export interface TurnVote {
  standing(): {
    /** Something is not with the host yet: an answer, or that this was all. */
    readonly owes: boolean
    /** "Your answers are in", or on their way there, and not the questions. */
    readonly isAtEnd: boolean
    /** The round has been closed. */
    readonly isOver: boolean
    /** Why nothing can be sent any more. */
    readonly problem: RefusalData | null
  }
  onChange(listener: () => void): () => void
  /** The browser's own Back. */
  goBack(): void
  end(): void
}

/** What a tablet at rest says of how the last turn ended, to nobody in particular. */
export type LastTurn = 'none' | 'no-vote' | 'cleared' | 'sent' | 'late' | 'card-gone' | 'card-busy'

export type TabletStep<V extends TurnVote> =
  | {
      readonly name: 'rest'
      readonly lastTurn: LastTurn
      readonly problem: RefusalData | null
      readonly isChecking: boolean
    }
  | { readonly name: 'turn'; readonly vote: V; readonly clock: TurnClock; readonly groupName: string }
  /** Somebody has gone, and their last answers have not: nothing of them shows, and nobody else begins. */
  | { readonly name: 'sealed'; readonly problem: RefusalData | null }
  | { readonly name: 'stopping'; readonly problem: RefusalData | null; readonly isChecking: boolean }
  | { readonly name: 'closed' }
  | { readonly name: 'outdated'; readonly message: string }

export interface TabletState<V extends TurnVote> {
  readonly step: TabletStep<V>
  readonly connection: ClientStatus['name']
  /** Null until the host has said. */
  readonly isVoteOpen: boolean | null
}

export interface TabletSession<V extends TurnVote> {
  readonly store: StoreApi<TabletState<V>>
  takeTurn(typedCode: string): void
  /** The person has done, or has gone: clears the tablet, once all that they answered is with the host. */
  endTurn(): void
  /** As above, and gives up what cannot be sent. */
  giveUp(): void
  askToStop(): void
  /** This device stops being a shared tablet where `typedCode` is the room's. */
  stopSharing(typedCode: string): void
  backToRest(): void
}

export interface TabletOptions<V extends TurnVote> {
  readonly client: Client
  /** Of this tab alone, and only for one turn. */
  readonly memory: PageMemory
  readonly key: RoomKey
  /** The code of a card that was scanned just now. */
  readonly scannedCard: string | null
  readonly startVote: (client: Client, memory: PageMemory, voting: Pick<Voting, 'ballotId' | 'roundId'>) => V
  /** Milliseconds of a clock that goes on while the tablet sleeps. */
  readonly now: () => number
  /** The device is an ordinary one again. */
  readonly onStopped: () => void
}

interface Turn<V> {
  readonly vote: V
  readonly clock: TurnClock
  readonly seal: TurnSeal
  readonly groupName: string
  readonly cardCode: string
  readonly roundId: string
}

/** How often a tablet that nobody holds looks whether a vote is open, in milliseconds. */
const LOOK_EVERY = 4_000
const PAUSE_WHEN_BUSY = 2_000

/** A tablet that goes from hand to hand: one turn after another, each with a seat card, and nothing between them. */
export function createTabletSession<V extends TurnVote>(options: TabletOptions<V>): TabletSession<V> {
  const { client, memory, key, startVote, now } = options
  const store = createStore<TabletState<V>>(() => ({
    step: atRest('none'),
    connection: client.getStatus().name,
    isVoteOpen: null,
  }))
  let turn: Turn<V> | null = null

  const setStep = (step: TabletStep<V>) => store.setState({ step })

  function atRest(lastTurn: LastTurn, problem: RefusalData | null = null): TabletStep<V> {
    return { name: 'rest', lastTurn, problem, isChecking: false }
  }

  async function takeTurn(typed: string): Promise<void> {
    setStep({ name: 'rest', lastTurn: 'none', problem: null, isChecking: true })
    const cardCode = tidyCode(typed)
    try {
      const taken = await joinWithCard(cardCode)
      const { activity } = taken.seat
      store.setState({ isVoteOpen: activity.name === 'voting' })
      if (activity.name === 'voting') begin({ cardCode, ...taken, ...activity })
      else setStep(atRest('no-vote'))
    } catch (error) {
      const problem = refusalOf(error)
      if (isAboutTheRoom(problem.code)) leaveRoom()
      else if (store.getState().step.name === 'rest') setStep(atRest('none', problem))
    }
  }

  function joinWithCard(code: string): Promise<OutputOf<'room.joinWithCard'>> {
    return client.call('room.joinWithCard', { key, code, channel: 'tablet' })
  }

  function begin({ cardCode, seatToken, groupName, ballotId, roundId }: KeptTurn): Turn<V> {
    const seal = createTurnSeal(client, memory)
    keepTurn(seal.memory, { cardCode, seatToken, groupName, ballotId, roundId })
    client.setCredential({ kind: 'seat', seatToken })
    const vote = startVote(seal.client, seal.memory, { ballotId, roundId })
    const clock = createTurnClock(now, endTurn)
    const mine = { vote, clock, seal, groupName, cardCode, roundId }
    turn = mine
    vote.onChange(() => turn === mine && follow(mine))
    setStep({ name: 'turn', vote, clock, groupName })
    follow(mine)
    return mine
  }

  /** What the vote's standing means for the tablet. */
  function follow({ vote, clock }: Turn<V>): void {
    const { owes, isAtEnd, isOver, problem } = vote.standing()
    const { step } = store.getState()
    if (step.name !== 'sealed') {
      clock.setStage(isOver || (isAtEnd && !owes) ? 'leaving' : isAtEnd ? 'sending' : 'voting')
    } else if (!owes) clear('sent')
    else if (isOver) clear('late')
    else if (problem !== step.problem) setStep({ name: 'sealed', problem })
  }

  function endTurn(): void {
    if (!turn) return
    const { owes, isOver, problem } = turn.vote.standing()
    if (owes && !isOver) setStep({ name: 'sealed', problem })
    else clear(owes ? 'late' : 'cleared')
  }

  /** Everything of the person goes: what this page, this tab's storage and the connection know of them. */
  function clear(lastTurn: LastTurn): void {
    if (!turn) return
    const { vote, seal } = turn
    turn = null
    vote.end()
    seal.close()
    client.setCredential({ kind: 'none' })
    setStep(atRest(lastTurn))
  }

  /** After the laptop was restarted it knows no seats: the card of whoever holds the tablet takes theirs anew. */
  async function sitDownAnew(mine: Turn<V>): Promise<void> {
    try {
      const { seatToken, groupName, seat } = await joinWithCard(mine.cardCode)
      if (turn !== mine) return
      const kept = readTurn(mine.seal.memory)
      if (kept) keepTurn(mine.seal.memory, { ...kept, seatToken, groupName })
      client.setCredential({ kind: 'seat', seatToken })
      keepUp(seat.activity)
    } catch (error) {
      const { code } = refusalOf(error)
      if (isAboutTheRoom(code)) leaveRoom()
      else if (code === 'room-busy' || code === 'too-many-tries') {
        await pause(PAUSE_WHEN_BUSY)
        if (turn === mine) await sitDownAnew(mine)
      } else if (turn === mine) clear('card-gone')
    }
  }

  /**
   * The seat has as many connections as it may: the card is open elsewhere too, or the host has not noticed yet that
   * earlier ones of this tablet are dead. What this tablet owes waits for that.
   */
  async function waitForSeat(mine: Turn<V>): Promise<void> {
    if (!mine.vote.standing().owes) {
      clear('card-busy')
      return
    }
    await pause(PAUSE_WHEN_BUSY)
    const kept = readTurn(mine.seal.memory)
    if (turn === mine && kept) client.setCredential({ kind: 'seat', seatToken: kept.seatToken })
  }

  /** The room votes on something else, or on nothing. */
  function keepUp(activity: SeatState['activity']): void {
    if (turn && !(activity.name === 'voting' && activity.roundId === turn.roundId)) turn.vote.end()
    store.setState({ isVoteOpen: activity.name === 'voting' })
  }

  async function look(): Promise<void> {
    try {
      if (turn) keepUp((await client.call('seat.getState', {})).activity)
      else store.setState({ isVoteOpen: (await client.call('room.getLobby', { key })).isVoteOpen })
    } catch (error) {
      // Anything else is about the connection, and shows by itself.
      if (!turn && isAboutTheRoom(refusalOf(error).code)) leaveRoom()
    }
  }

  /** There is no such room any more: its tablets are ordinary devices again. */
  function leaveRoom(): void {
    clear('none')
    memory.forgetAll()
    forgetTabletMark()
    setStep({ name: 'closed' })
    client.close()
  }

  client.onStatus((status) => {
    store.setState({ connection: status.name })
    if (status.name !== 'refused') return
    const { code, message } = status.error
    if (code === 'seat-unknown') {
      client.setCredential({ kind: 'none' })
      if (turn) void sitDownAnew(turn)
    } else if (code === 'room-closed') leaveRoom()
    else if (code === 'room-busy' && turn) void waitForSeat(turn)
    else setStep({ name: 'outdated', message })
  })
  client.onWelcome(() => void look())
  client.onEvent((event) => {
    if (event.type === 'seat') keepUp(event.seat.activity)
    if (event.type === 'closed') leaveRoom()
  })
  setInterval(() => turn?.clock.tick(), 1_000)
  setInterval(() => {
    if (!turn && store.getState().connection === 'connected') void look()
  }, LOOK_EVERY)

  keepTabletMark(key)
  const unfinished = readTurn(memory)
  if (unfinished) {
    const { vote } = begin(unfinished)
    if (vote.standing().owes) setStep({ name: 'sealed', problem: null })
    else clear('none')
  } else if (options.scannedCard !== null) void takeTurn(options.scannedCard)
  else if (client.getStatus().name === 'connected') void look()

  return {
    store,
    takeTurn: (typed) => {
      const { step } = store.getState()
      if (step.name === 'rest' && !step.isChecking) void takeTurn(typed)
    },
    endTurn,
    giveUp: () => clear('late'),
    askToStop: () => {
      if (store.getState().step.name === 'rest')
        setStep({ name: 'stopping', problem: null, isChecking: false })
    },
    stopSharing: (typed) => {
      setStep({ name: 'stopping', problem: null, isChecking: true })
      client.call('room.getLobby', { key: { kind: 'code', code: tidyCode(typed) } }).then(
        () => {
          forgetTabletMark()
          options.onStopped()
        },
        (error: unknown) => setStep({ name: 'stopping', problem: refusalOf(error), isChecking: false }),
      )
    },
    backToRest: () => setStep(atRest('none')),
  }
}

/** The room that this tablet belongs to has closed, or another one is open now. */
function isAboutTheRoom(code: RefusalData['code']): boolean {
  return code === 'room-closed' || code === 'room-code-wrong'
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
