import { answersTakenBy } from './answersTaken.ts'
import type { Ballot, CarryOver } from './ballot.ts'
import type { Deviation } from './deviation.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ConsensusRule } from '../consensus/rule.ts'
import { canonicalJson } from '../consensus/canonicalJson.ts'
import { Refusal } from '../refusal.ts'
import { removeRecord, setRecord, type RecordChange } from '../study/recordChange.ts'
import type { ReadonlyStudyState } from '../study/studyState.ts'
import { ruleInForce } from './ruleInForce.ts'

/** What a facilitator changes after the lock. */
export type ChangeOfPlan =
  | { readonly kind: 'rule'; readonly rule: ConsensusRule }
  | { readonly kind: 'planned-rounds'; readonly plannedRounds: number }
  | { readonly kind: 'carry-over'; readonly carryOver: CarryOver }
  | { readonly kind: 'other' }

export interface NewDeviation {
  readonly id: string
  readonly ballotId: string
  readonly madeAt: string
  /** The first round that a changed rule holds for: the last closed one, to judge it anew, or the next. */
  readonly fromRound: number
  readonly change: ChangeOfPlan
  readonly reason: string
}

/**
 * Records a change of plan of a locked ballot. The locked rule and its fingerprint stay as they are; what was closed
 * before `fromRound` keeps the verdicts of its own time. While a round is open nothing can change: people are
 * answering under the rule that they were told.
 */
export function deviate(state: ReadonlyStudyState, wish: NewDeviation): RecordChange[] {
  const { records } = state
  const ballot = records.ballot.get(wish.ballotId)
  if (ballot?.status !== 'locked') {
    throw new Refusal(
      'conflict',
      'This ballot is not locked: change it as you like, and no record is needed.',
    )
  }
  if (records.deviation.has(wish.id)) throw new Refusal('conflict', 'This change is recorded already.')
  const rounds = [...records.round.values()].filter((round) => round.ballotId === ballot.id)
  if (rounds.some((round) => round.status === 'open')) {
    throw new Refusal('conflict', 'Close the vote first: people are answering as they were told.')
  }
  if (wish.fromRound < Math.max(1, rounds.length) || wish.fromRound > rounds.length + 1) {
    throw new Refusal('invalid-input', 'A change holds from the last round or the next one on.')
  }
  const made = (change: Deviation['change'], alsoChanged: RecordChange[] = []): RecordChange[] => {
    const { id, ballotId, fromRound, reason } = wish
    const madeAt = afterAllOthers(wish, records.deviation.values())
    const record: Deviation = { id, ballotId, madeAt, fromRound, change, reason }
    return [setRecord(records, 'deviation', record), ...alsoChanged]
  }
  const { change } = wish
  switch (change.kind) {
    case 'rule': {
      const before = ruleInForce(ballot, records.deviation.values(), wish.fromRound)
      checkRule(before, change.rule)
      return made({ kind: 'rule', before, after: change.rule, ruleHash: hashRule(change.rule) })
    }
    case 'planned-rounds': {
      if (change.plannedRounds === ballot.plannedRounds) throw nothingChanged()
      if (change.plannedRounds < rounds.length) {
        throw new Refusal('conflict', `There have been ${rounds.length} rounds already.`)
      }
      return made({ kind: 'planned-rounds', before: ballot.plannedRounds, after: change.plannedRounds }, [
        setRecord(records, 'ballot', { ...ballot, plannedRounds: change.plannedRounds } satisfies Ballot),
      ])
    }
    case 'carry-over':
      if (change.carryOver === ballot.carryOver) throw nothingChanged()
      return made({ kind: 'carry-over', before: ballot.carryOver, after: change.carryOver }, [
        setRecord(records, 'ballot', { ...ballot, carryOver: change.carryOver } satisfies Ballot),
      ])
    case 'other':
      return made({ kind: 'other' })
  }
}

/** Writes down what the room said of an item; emptied, the note goes. `newId` is for a first note. */
export function writeDiscussionNote(
  { records }: ReadonlyStudyState,
  { roundId, itemId, text }: { roundId: string; itemId: string; text: string },
  newId: () => string,
): RecordChange[] {
  const round = records.round.get(roundId)
  if (!round) throw new Refusal('not-found', 'This round is not in the study.')
  if (round.status !== 'closed') throw new Refusal('conflict', 'Close the vote first, then talk about it.')
  if (!round.itemIds.includes(itemId)) throw new Refusal('not-found', 'This item was not in this round.')
  const old = [...records.discussionNote.values()].find(
    (note) => note.roundId === roundId && note.itemId === itemId,
  )
  if (text === '') return old ? [removeRecord(records, 'discussionNote', old.id)] : []
  if (old?.text === text) return []
  return [setRecord(records, 'discussionNote', { id: old?.id ?? newId(), roundId, itemId, text })]
}

/** The latest change is the one in force: a computer whose clock was set back must not put it behind an older one. */
function afterAllOthers({ ballotId, madeAt }: NewDeviation, made: Iterable<Deviation>): string {
  const others = [...made].filter((one) => one.ballotId === ballotId).map((one) => Date.parse(one.madeAt))
  return new Date(Math.max(Date.parse(madeAt), ...others.map((time) => time + 1))).toISOString()
}

function nothingChanged(): Refusal {
  return new Refusal('invalid-input', 'Nothing is different from before.')
}

/** Few and many: what one of them takes alike by chance, as 34 dots and a third of 100 items, the other does not. */
const ITEM_COUNTS = [1, 100] as const

/** Answers that people have given must still mean something under the new rule. */
function checkRule(before: ConsensusRule, after: ConsensusRule): void {
  if (canonicalJson(before) === canonicalJson(after)) throw nothingChanged()
  const isTakenAlike = (itemCount: number) =>
    canonicalJson(answersTakenBy(before, itemCount)) === canonicalJson(answersTakenBy(after, itemCount))
  if (!ITEM_COUNTS.every(isTakenAlike)) {
    throw new Refusal(
      'invalid-input',
      'People answered in another way than this rule counts. Make a new ballot for it.',
    )
  }
}
