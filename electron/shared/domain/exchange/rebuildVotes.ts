import type { Answer, Channel, Response } from '../ballot/answer.ts'
import type { Ballot, Round } from '../ballot/ballot.ts'
import type { RoundResults } from '../ballot/ballotResults.ts'
import { computeRoundResults } from '../ballot/computeRoundResults.ts'
import { ruleInForce } from '../ballot/ruleInForce.ts'
import { canonicalJson, type JsonValue } from '../consensus/canonicalJson.ts'
import { Refusal } from '../refusal.ts'
import type { ReadonlyStudyRecords } from '../study/records.ts'
import { comparePositions } from '../study/studyState.ts'
import type { StudyExchange } from './studyExchange.ts'

/** A ballot's votes as they can be put into a ballot box. */
export interface RebuiltVotes {
  readonly ballotId: string
  readonly voters: readonly { readonly voterKey: string; readonly panelGroupId: string }[]
  readonly rounds: readonly {
    readonly roundId: string
    readonly responses: readonly {
      readonly voterKey: string
      readonly answers: readonly (readonly [itemId: string, answer: Answer])[]
    }[]
    /** How answers came in, one for each response; nobody can tell which belongs to which. */
    readonly channels: readonly Channel[]
  }[]
}

const HIDDEN =
  'Groups that are too small to be shown are hidden in the JSON, so its results cannot be worked out again.'
const DIFFERENT = 'The answers in the JSON do not give the results that it tells.'

/**
 * A locked ballot's votes from the answers that a study as JSON may tell; in words why not, where they do not give, round
 * for round and figure for figure, the results in the same file.
 */
export function rebuildVotes(
  ballot: Ballot,
  records: ReadonlyStudyRecords,
  exchange: StudyExchange,
): RebuiltVotes | string {
  const rounds = [...records.round.values()]
    .filter(({ ballotId }) => ballotId === ballot.id)
    .toSorted((a, b) => a.number - b.number)
  const roundIds = new Set(rounds.map(({ id }) => id))
  const told = exchange.responses.filter(({ roundId }) => roundIds.has(roundId))
  const groupOf = new Map<string, string>()
  for (const { voterKey, panelGroupId } of told) {
    if (panelGroupId === null) return HIDDEN
    if ((groupOf.get(voterKey) ?? panelGroupId) !== panelGroupId) return DIFFERENT
    groupOf.set(voterKey, panelGroupId)
  }
  const rebuilt: RebuiltVotes['rounds'][number][] = []
  for (const round of rounds) {
    const answers = new Map<string, Map<string, Answer>>()
    for (const { roundId, voterKey, itemId, answer } of told) {
      if (roundId !== round.id) continue
      const ofVoter = answers.get(voterKey) ?? new Map<string, Answer>()
      if (ofVoter.has(itemId) || !round.itemIds.includes(itemId)) return DIFFERENT
      answers.set(voterKey, ofVoter.set(itemId, answer))
    }
    const results = exchange.results.find(({ roundId }) => roundId === round.id)?.results
    if (!results) return DIFFERENT
    const channels = channelsOf(results)
    if (channels.length !== answers.size) return groupsHidden(results) ? HIDDEN : DIFFERENT
    const responses = [...answers].map(([voterToken, ofVoter], index): Response => ({
      voterToken,
      panelGroupId: groupOf.get(voterToken) ?? '',
      channel: channels[index] ?? 'elsewhere',
      answers: ofVoter,
    }))
    if (!givesResults(ballot, round, records, responses, results))
      return groupsHidden(results) ? HIDDEN : DIFFERENT
    rebuilt.push({
      roundId: round.id,
      responses: [...answers].map(([voterKey, ofVoter]) => ({ voterKey, answers: [...ofVoter] })),
      channels,
    })
  }
  return {
    ballotId: ballot.id,
    voters: [...groupOf].map(([voterKey, panelGroupId]) => ({ voterKey, panelGroupId })),
    rounds: rebuilt,
  }
}

function channelsOf({ byChannel }: RoundResults): Channel[] {
  return (Object.keys(byChannel) as Channel[]).flatMap((channel) =>
    Array.from({ length: Math.min(byChannel[channel], 100_000) }, () => channel),
  )
}

function groupsHidden({ groups, items }: RoundResults): boolean {
  return (
    groups.some(({ shown, responses }) => !shown && responses > 0) ||
    items.some(({ hiddenGroups }) => hiddenGroups.length > 0)
  )
}

function givesResults(
  ballot: Ballot,
  round: Round,
  records: ReadonlyStudyRecords,
  responses: readonly Response[],
  results: RoundResults,
): boolean {
  const [study] = records.study.values()
  try {
    const again = computeRoundResults({
      rule: ruleInForce(ballot, records.deviation.values(), round.number),
      roundNumber: round.number,
      items: [...records.ballotItem.values()]
        .filter(({ id }) => round.itemIds.includes(id))
        .toSorted(comparePositions),
      groups: [...records.panelGroup.values()].toSorted(comparePositions),
      responses,
      smallGroupThreshold: study?.smallGroupThreshold ?? 5,
    })
    return asText(again) === asText(results)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** As it would stand in a file: what is undefined is not there. */
function asText(results: RoundResults): string {
  return canonicalJson(JSON.parse(JSON.stringify(results)) as JsonValue)
}
