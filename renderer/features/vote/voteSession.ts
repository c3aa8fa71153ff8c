import { createStore, type StoreApi } from 'zustand/vanilla'
import type { VotingPaper } from '#shared/contract/voting.contract'
import type { Answer } from '#shared/domain/ballot/answer'
import { isAnsweredAsWhole } from '#shared/domain/ballot/answersTaken'
import { Refusal, type RefusalData } from '#shared/domain/refusal'
import type { Client } from '../../api/client.ts'
import type { PageMemory } from '../../api/pageMemory.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import {
  askToFinish,
  countAnswers,
  mergeFromHost,
  outboxFromText,
  outboxToText,
  putAnswer,
  putWhole,
  type Outbox,
} from './outbox.ts'
import type { ItemAnswer } from './rankOrder.ts'
import { sendNext } from './sendAnswers.ts'
import { placeFromText, placeToText, type Place } from './votePlace.ts'

export interface VoteState {
  /** Null until the host has handed it out. */
  readonly paper: VotingPaper | null
  /** What the order of this voter's items is made from; empty until the host has dealt it. */
  readonly voterToken: string
  readonly outbox: Outbox
  readonly place: Place
  /** Why nothing can be sent any more; null while all is well or the connection is only away. */
  readonly problem: RefusalData | null
  /** The round has been closed, and nothing is on its way any more. */
  readonly isOver: boolean
}

export interface VoteSession {
  readonly roundId: string
  readonly store: StoreApi<VoteState>
  answer(itemId: string, answer: Answer): void
  /** On a ballot that is answered as a whole: all of the order, or all dots. */
  answerWhole(answers: readonly ItemAnswer[]): void
  goTo(place: Place): void
  send(): void
  /** The host says that the round is over: what is not in by now is not counted. */
  end(): void
}

/** How often a full room is asked again, in milliseconds. */
const PAUSE_WHEN_BUSY = 1_000
/** A host that goes on refusing a token, or on losing what it acknowledged, is not asked for ever. */
const MOST_FAILURES = 5
const NOT_ALL_ARRIVED = 'Some answers did not arrive. Please tell the person who runs the workshop.'

/** One voter's part in one round: the paper, the answers, and their way to the host. */
export function createVoteSession(
  client: Client,
  memory: PageMemory,
  { ballotId, roundId }: { readonly ballotId: string; readonly roundId: string },
): VoteSession {
  const tokenKey = `voter.${ballotId}`
  const outboxKey = `answers.${roundId}`
  const placeKey = `place.${roundId}`
  const store = createStore<VoteState>(() => ({
    paper: null,
    voterToken: '',
    outbox: outboxFromText(memory.read(outboxKey), roundId),
    place: placeFromText(memory.read(placeKey)),
    problem: null,
    isOver: false,
  }))
  let voterToken = memory.read(tokenKey)
  /** Ask for the paper again before anything else is sent: at the start and after each new connection. */
  let isStale = true
  let isWorking = false
  /** How often the host counted fewer answers than it had acknowledged. */
  let miscounts = 0

  const holder = {
    read: () => store.getState().outbox,
    change: (change: (outbox: Outbox) => Outbox) => {
      const outbox = change(store.getState().outbox)
      memory.write(outboxKey, outboxToText(outbox))
      store.setState({ outbox })
    },
  }
  const post = {
    putAnswer: async (itemId: string, answer: Answer) => {
      await client.call('response.putAnswer', { roundId, voterToken: voterToken ?? '', itemId, answer })
    },
    putWhole: async (answers: readonly ItemAnswer[]) => {
      await client.call('response.putWhole', { roundId, voterToken: voterToken ?? '', answers: [...answers] })
    },
    finish: async () => {
      const reply = await client.call('response.finish', { roundId, voterToken: voterToken ?? '' })
      if (reply.answered < countAnswers(holder.read())) noteMiscount()
      return reply
    },
  }

  function noteMiscount(): void {
    miscounts++
    if (miscounts > MOST_FAILURES) throw new Refusal('internal', NOT_ALL_ARRIVED)
  }

  async function refresh(): Promise<void> {
    isStale = false
    const dealt = await client.call('ballot.takeVoterToken', { ballotId, heldToken: voterToken })
    voterToken = dealt.voterToken
    memory.write(tokenKey, voterToken)
    const paper = await client.call('ballot.getVotingPaper', { roundId, voterToken })
    const isWhole = isAnsweredAsWhole(paper.taken)
    holder.change((outbox) => mergeFromHost(outbox, paper.answers, paper.isFinished, isWhole))
    store.setState({ paper, voterToken, problem: null })
  }

  /** One thing after the other, so that an answer from the host is never older than what was sent before. */
  async function work(): Promise<void> {
    if (isWorking || store.getState().isOver) return
    isWorking = true
    let failures = 0
    try {
      for (;;) {
        try {
          if (isStale) await refresh()
          else if (!(await sendNext(holder, post))) break
        } catch (error) {
          const problem = refusalOf(error)
          failures++
          if (WAITS_FOR_THE_SEAT.has(problem.code)) {
            isStale = true
            break
          }
          if (problem.code === 'round-not-open') {
            store.setState({ isOver: true })
            break
          }
          if (problem.code === 'voter-token-unknown' && failures <= MOST_FAILURES) isStale = true
          else if (isBusy(problem.code)) await pause(PAUSE_WHEN_BUSY)
          else {
            store.setState({ problem })
            break
          }
        }
      }
    } finally {
      isWorking = false
    }
  }

  const stopListening = client.onWelcome(() => {
    isStale = true
    void work()
  })
  void work()

  return {
    roundId,
    store,
    answer: (itemId, given) => {
      holder.change((outbox) => putAnswer(outbox, itemId, given))
      void work()
    },
    answerWhole: (answers) => {
      holder.change((outbox) => putWhole(outbox, answers))
      void work()
    },
    goTo: (place) => {
      memory.write(placeKey, placeToText(place))
      store.setState({ place })
    },
    send: () => {
      store.setState({ problem: null })
      holder.change(askToFinish)
      void work()
    },
    end: () => {
      stopListening()
      store.setState({ isOver: true })
    },
  }
}

/**
 * The phone is not on its seat just now: the connection is away, or the laptop was started again and gives it
 * a new one. The next welcome goes on from here; what is in the way for good is told by the page round this one.
 */
const WAITS_FOR_THE_SEAT: ReadonlySet<string> = new Set<RefusalData['code']>([
  'offline',
  'seat-unknown',
  'not-allowed',
  'room-closed',
  'reload-page',
])

function isBusy(code: RefusalData['code']): boolean {
  return code === 'room-busy' || code === 'too-many-tries'
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
