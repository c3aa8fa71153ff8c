import type { Ballot, Round } from '../ballot/ballot.ts'
import { hashRule } from '../consensus/ruleHash.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { problem, type Finding } from './finding.ts'

/**
 * Whether locked ballots are as they were locked: the rule has the fingerprint that was taken of it, changes of it too;
 * rounds are numbered without a gap, and are about items of their ballot. A ballot that is not locked has nothing to check.
 */
export function checkBallots(records: ReadonlyStudyRecords): Finding[] {
  return [...records.ballot.values()]
    .filter(({ status }) => status === 'locked')
    .flatMap((ballot) => [
      ...checkFingerprint(ballot),
      ...checkDeviations(ballot, records),
      ...checkRounds(ballot, records),
    ])
}

function nameOf({ title }: Ballot): string {
  return `Ballot “${title}”`
}

function checkFingerprint(ballot: Ballot): Finding[] {
  if (ballot.ruleHash === null)
    return [problem(nameOf(ballot), 'was locked without a fingerprint of its rule')]
  if (ballot.ruleHash === hashRule(ballot.rule)) return []
  return [
    problem(nameOf(ballot), 'has a rule that is not the one whose fingerprint was taken when it was locked'),
  ]
}

function checkDeviations(ballot: Ballot, { deviation }: ReadonlyStudyRecords): Finding[] {
  return [...deviation.values()].flatMap(({ ballotId, change }) => {
    if (ballotId !== ballot.id || change.kind !== 'rule' || change.ruleHash === hashRule(change.after))
      return []
    return [problem(nameOf(ballot), 'has a changed rule that is not the one whose fingerprint was taken')]
  })
}

function checkRounds(ballot: Ballot, { ballotItem, round }: ReadonlyStudyRecords): Finding[] {
  const rounds = [...round.values()]
    .filter(({ ballotId }) => ballotId === ballot.id)
    .toSorted((first, second) => first.number - second.number)
  const isOfBallot = (itemId: string) => ballotItem.get(itemId)?.ballotId === ballot.id
  return rounds.flatMap((one, index) => [
    ...(one.number === index + 1 ? [] : [problem(nameOf(ballot), `has no round ${index + 1}`)]),
    ...(one.itemIds.every(isOfBallot)
      ? []
      : [problem(roundName(ballot, one), 'is about an item that is not on the ballot')]),
    ...(one.status === 'closed' && one.closedAt === null
      ? [problem(roundName(ballot, one), 'is closed, and nobody knows since when')]
      : []),
  ])
}

/** “Round 2 of “Where to begin”” */
export function roundName({ title }: Pick<Ballot, 'title'>, { number }: Pick<Round, 'number'>): string {
  return `Round ${number} of “${title}”`
}
