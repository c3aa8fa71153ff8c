import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OutputOf } from '#shared/contract/contract'
import type { SeatState } from '#shared/contract/roomState'
import type { RefusalData } from '#shared/domain/refusal'
import type { Client, ClientStatus } from '../../api/client.ts'
import type { PageMemory } from '../../api/pageMemory.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import { tidyCode, type RoomKey, type Scanned } from './roomKey.ts'
import { forgetSeat, keepSeat, readSeat, type Seat } from './seatMemory.ts'
import { keepTabletMark } from './tabletMark.ts'

export type Lobby = OutputOf<'room.getLobby'>

/** What this page is doing: getting in step by step, sitting in the room, or at an end. */
export type JoinStep =
  | { readonly name: 'code'; readonly problem: RefusalData | null; readonly isChecking: boolean }
  | { readonly name: 'looking' }
  | { readonly name: 'group'; readonly key: RoomKey; readonly lobby: Lobby }
  | {
      readonly name: 'nickname'
      readonly key: RoomKey
      readonly lobby: Lobby
      readonly group: Lobby['groups'][number]
      readonly problem: RefusalData | null
      readonly isJoining: boolean
    }
  | {
      /** Somebody sits down with a printed card. */
      readonly name: 'card'
      readonly key: RoomKey
      /** As it was scanned or typed so far. */
      readonly code: string
      /** Somebody else sits here already, with this phone or another card. */
      readonly isTaken: boolean
      readonly problem: RefusalData | null
      readonly isJoining: boolean
    }
  | {
      /** This device is to be a shared tablet. */
      readonly name: 'tablet'
      readonly key: RoomKey
      /** This browser keeps nothing, so it cannot be one. */
      readonly hasFailed: boolean
    }
  | { readonly name: 'seated'; readonly seat: Seat; readonly state: SeatState }
  | { readonly name: 'closed' }
  | { readonly name: 'outdated'; readonly message: string }

export interface JoinState {
  readonly step: JoinStep
  readonly connection: ClientStatus['name']
}

export interface JoinSession {
  readonly store: StoreApi<JoinState>
  enterCode(typed: string): void
  chooseGroup(group: Lobby['groups'][number]): void
  /** To where the groups are; to the seat that was there before, where a card was scanned on a phone in use. */
  back(): void
  chooseCard(): void
  enterCard(typed: string): void
  chooseTablet(): void
  /** From now on this device is a shared tablet, and nothing of whoever used it before is left. */
  shareTablet(): void
  join(nickname: string | null): void
  /** Somebody else uses this phone: they start where the groups are, and find nothing of who was here before. */
  leaveSeat(): void
}

/** Brings one phone into the room and keeps it there. `scanned` is what the QR code held, if there was one. */
export function createJoinSession(client: Client, memory: PageMemory, scanned: Scanned | null): JoinSession {
  const kept = rememberedSeat(memory, scanned)
  const firstKey = kept?.key ?? null
  const store = createStore<JoinState>(() => ({
    step: firstKey ? { name: 'looking' } : { name: 'code', problem: null, isChecking: false },
    connection: client.getStatus().name,
  }))
  /** The seat that was refused and is being taken anew: a second refusal is then not tried again. */
  let isTakingSeatAnew = false

  const setStep = (step: JoinStep) => store.setState({ step })

  async function look(key: RoomKey): Promise<void> {
    try {
      const lobby = await client.call('room.getLobby', { key })
      keepSeat(memory, key, null)
      setStep({ name: 'group', key, lobby })
    } catch (error) {
      const problem = refusalOf(error)
      if (problem.code === 'reload-page') return
      forgetSeat(memory)
      setStep({ name: 'code', problem, isChecking: false })
    }
  }

  async function sitDown(key: RoomKey, wish: Wish): Promise<void> {
    const { seat, state } = await takeSeat(client, key, wish)
    keepSeat(memory, key, seat)
    client.setCredential({ kind: 'seat', seatToken: seat.token })
    setStep({ name: 'seated', seat, state })
  }

  async function sitDownWithCard(step: Extract<JoinStep, { name: 'card' }>): Promise<void> {
    const wish = { cardCode: tidyCode(step.code) }
    try {
      if (step.isTaken) startAnew(step.key, (await takeSeat(client, step.key, wish)).seat)
      else await sitDown(step.key, wish)
    } catch (error) {
      setStep({ ...step, problem: refusalOf(error), isJoining: false })
    }
  }

  /** The card of this seat lets nobody in any more. */
  function askForCard(key: RoomKey, { code, message }: RefusalData): void {
    keepSeat(memory, key, null)
    const problem = { code, message: code === 'not-found' ? CARD_IS_GONE : message }
    setStep({ name: 'card', key, code: '', isTaken: false, problem, isJoining: false })
  }

  /** Nothing of whoever was here before is left, not even in this page. */
  function startAnew(key: RoomKey | null, seat: Seat | null): void {
    memory.forgetAll()
    if (key) keepSeat(memory, key, seat)
    location.reload()
  }

  /** After the laptop was restarted it knows no seats. Those who sat there sit down again without being asked. */
  async function sitDownAnew(): Promise<void> {
    const before = readSeat(memory)
    client.setCredential({ kind: 'none' })
    if (!before?.seat || isTakingSeatAnew) {
      forgetSeat(memory)
      setStep({ name: 'code', problem: null, isChecking: false })
      return
    }
    isTakingSeatAnew = true
    try {
      await sitDown(before.key, before.seat)
    } catch (error) {
      if (before.seat.cardCode === null) await look(before.key)
      else askForCard(before.key, refusalOf(error))
    } finally {
      isTakingSeatAnew = false
    }
  }

  async function lookAtSeat(): Promise<void> {
    const seat = readSeat(memory)?.seat
    if (!seat) return
    try {
      const state = await client.call('seat.getState', {})
      setStep({ name: 'seated', seat, state })
    } catch (error) {
      // Anything but an unknown seat is about the connection, and shows by itself.
      if (refusalOf(error).code === 'seat-unknown') void sitDownAnew()
    }
  }

  client.onStatus((status) => {
    store.setState({ connection: status.name })
    if (status.name !== 'refused') return
    if (status.error.code === 'seat-unknown') void sitDownAnew()
    else if (status.error.code === 'room-closed') setStep({ name: 'closed' })
    else setStep({ name: 'outdated', message: status.error.message })
  })
  client.onWelcome(() => {
    if (store.getState().step.name === 'seated' || readSeat(memory)?.seat) void lookAtSeat()
  })
  client.onEvent((event) => {
    const { step } = store.getState()
    if (event.type === 'seat' && step.name === 'seated') setStep({ ...step, state: event.seat })
    if (event.type === 'closed') {
      setStep({ name: 'closed' })
      client.close()
    }
  })
  const cardCode = scanned?.cardCode ?? null
  if (kept && cardCode !== null && kept.seat?.cardCode !== tidyCode(cardCode)) {
    const isTaken = kept.seat !== null
    const step = { name: 'card' as const, key: kept.key, code: cardCode, isTaken, problem: null }
    // With a phone in use it is asked first: answers may be waiting there, and one person may hold both by mistake.
    if (isTaken) setStep({ ...step, isJoining: false })
    else void sitDownWithCard({ ...step, isJoining: true })
  } else if (kept?.seat) client.setCredential({ kind: 'seat', seatToken: kept.seat.token })
  else if (firstKey) void look(firstKey)

  return {
    store,
    enterCode: (typed) => {
      setStep({ name: 'code', problem: null, isChecking: true })
      void look({ kind: 'code', code: tidyCode(typed) })
    },
    chooseGroup: (group) => {
      const { step } = store.getState()
      if (step.name !== 'group') return
      setStep({ ...step, name: 'nickname', group, problem: null, isJoining: false })
    },
    back: () => {
      const { step } = store.getState()
      if (!('key' in step)) return
      const { seat } = readSeat(memory) ?? {}
      setStep({ name: 'looking' })
      if (seat) client.setCredential({ kind: 'seat', seatToken: seat.token })
      else void look(step.key)
    },
    chooseCard: () => {
      const { step } = store.getState()
      if (step.name !== 'group') return
      setStep({ name: 'card', key: step.key, code: '', isTaken: false, problem: null, isJoining: false })
    },
    enterCard: (typed) => {
      const { step } = store.getState()
      if (step.name !== 'card' || step.isJoining) return
      const joining = { ...step, code: typed, problem: null, isJoining: true }
      setStep(joining)
      void sitDownWithCard(joining)
    },
    chooseTablet: () => {
      const { step } = store.getState()
      if (step.name === 'group') setStep({ name: 'tablet', key: step.key, hasFailed: false })
    },
    shareTablet: () => {
      const { step } = store.getState()
      if (step.name !== 'tablet') return
      if (keepTabletMark(step.key)) startAnew(null, null)
      else setStep({ ...step, hasFailed: true })
    },
    leaveSeat: () => startAnew(readSeat(memory)?.key ?? null, null),
    join: (nickname) => {
      const { step } = store.getState()
      if (step.name !== 'nickname' || step.isJoining) return
      setStep({ ...step, problem: null, isJoining: true })
      const { panelGroupId, name } = step.group
      sitDown(step.key, { panelGroupId, groupName: name, nickname, cardCode: null }).catch(
        (error: unknown) => {
          setStep({ ...step, problem: refusalOf(error), isJoining: false })
        },
      )
    },
  }
}

const CARD_IS_GONE = 'Your seat card does not work any more. Please ask for another one.'

/** What somebody sits down with: a group and perhaps a nickname, or a printed card. */
type Wish = Omit<Seat, 'token'> | { readonly cardCode: string }

async function takeSeat(client: Client, key: RoomKey, wish: Wish): Promise<{ seat: Seat; state: SeatState }> {
  if ('nickname' in wish && wish.cardCode === null) {
    const { panelGroupId, nickname } = wish
    const { seatToken, seat: state } = await client.call('room.join', { key, panelGroupId, nickname })
    return { seat: { ...wish, token: seatToken }, state }
  }
  const code = wish.cardCode ?? ''
  const taken = await client.call('room.joinWithCard', { key, code, channel: 'phone' })
  const { seatToken: token, groupName, seat: state } = taken
  const { panelGroupId } = state
  return { seat: { token, panelGroupId, groupName, nickname: null, cardCode: code }, state }
}

/** The seat kept on this phone; the secret of a QR code scanned just now is newer than the key kept with it. */
function rememberedSeat(memory: PageMemory, scanned: Scanned | null): ReturnType<typeof readSeat> {
  const kept = readSeat(memory)
  if (scanned === null) return kept
  const newer = { key: { kind: 'secret' as const, secret: scanned.secret }, seat: kept?.seat ?? null }
  keepSeat(memory, newer.key, newer.seat)
  return newer
}
