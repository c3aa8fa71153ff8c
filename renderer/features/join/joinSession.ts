import { createStore, type StoreApi } from 'zustand/vanilla'
import type { OutputOf } from '#shared/contract/contract'
import type { SeatState } from '#shared/contract/roomState'
import type { RefusalData } from '#shared/domain/refusal'
import type { Client, ClientStatus } from '../../api/client.ts'
import type { PageMemory } from '../../api/pageMemory.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import { tidyCode, type RoomKey } from './roomKey.ts'
import { forgetSeat, keepSeat, readSeat, type Seat } from './seatMemory.ts'

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
  backToGroups(): void
  join(nickname: string | null): void
  /** Somebody else uses this phone: they start where the groups are, and find nothing of who was here before. */
  leaveSeat(): void
}

/**
 * Brings one phone into the room and keeps it there. `scannedSecret` is what the QR code held, if the page
 * was opened that way.
 */
export function createJoinSession(
  client: Client,
  memory: PageMemory,
  scannedSecret: string | null,
): JoinSession {
  const kept = rememberedSeat(memory, scannedSecret)
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

  async function sitDown(key: RoomKey, group: Omit<Seat, 'token'>): Promise<void> {
    const { panelGroupId, nickname } = group
    const { seatToken, seat: state } = await client.call('room.join', { key, panelGroupId, nickname })
    const seat: Seat = { ...group, token: seatToken }
    keepSeat(memory, key, seat)
    client.setCredential({ kind: 'seat', seatToken })
    setStep({ name: 'seated', seat, state })
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
    } catch {
      await look(before.key)
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
  if (kept?.seat) client.setCredential({ kind: 'seat', seatToken: kept.seat.token })
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
    backToGroups: () => {
      const { step } = store.getState()
      if (step.name === 'nickname') setStep({ name: 'group', key: step.key, lobby: step.lobby })
    },
    leaveSeat: () => {
      const key = readSeat(memory)?.key
      memory.forgetAll()
      if (key) keepSeat(memory, key, null)
      location.reload()
    },
    join: (nickname) => {
      const { step } = store.getState()
      if (step.name !== 'nickname' || step.isJoining) return
      setStep({ ...step, problem: null, isJoining: true })
      const { panelGroupId, name } = step.group
      sitDown(step.key, { panelGroupId, groupName: name, nickname }).catch((error: unknown) => {
        setStep({ ...step, problem: refusalOf(error), isJoining: false })
      })
    },
  }
}

/** The seat kept on this phone; the secret of a QR code scanned just now is newer than the key kept with it. */
function rememberedSeat(memory: PageMemory, scannedSecret: string | null): ReturnType<typeof readSeat> {
  const kept = readSeat(memory)
  if (scannedSecret === null) return kept
  const scanned = { key: { kind: 'secret' as const, secret: scannedSecret }, seat: kept?.seat ?? null }
  keepSeat(memory, scanned.key, scanned.seat)
  return scanned
}
