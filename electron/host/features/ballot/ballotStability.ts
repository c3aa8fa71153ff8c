import type { Round } from '#shared/domain/ballot/ballot'
import type { OutputOf } from '#shared/contract/contract'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { roundStability } from '#shared/domain/ballot/roundStability'
import { Refusal } from '#shared/domain/refusal'
import type { OpenStudy } from '../study/openStudy.ts'
import type { BallotBox } from './ballotBox.ts'

/** How steady the scores were between each two successive closed rounds of a ballot, by the later one's rule. */
export function ballotStability(
  study: OpenStudy,
  box: BallotBox,
  ballotId: string,
): OutputOf<'ballot.listStability'> {
  const { records } = study.state()
  const ballot = records.ballot.get(ballotId)
  const settings = records.study.get(study.studyId)
  if (!ballot || !settings) throw new Refusal('not-found', 'This ballot is not in the study any more.')
  const rounds = [...records.round.values()]
    .filter((round) => round.ballotId === ballotId && round.status === 'closed')
    .toSorted((a, b) => a.number - b.number)
  const answersOf = (round: Round) => ({
    itemIds: round.itemIds,
    responses: box.responses(ballotId, round.id),
  })
  return rounds.slice(1).map((round, index) => {
    const before = rounds[index] as Round
    const rule = ruleInForce(ballot, records.deviation.values(), round.number)
    return {
      fromRound: before.number,
      toRound: round.number,
      items: roundStability(answersOf(before), answersOf(round), rule, settings.smallGroupThreshold),
    }
  })
}
