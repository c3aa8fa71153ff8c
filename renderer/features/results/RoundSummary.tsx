import { ruleChangeInForce } from '#shared/domain/ballot/ruleInForce'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { inHundredths } from '#shared/domain/ballot/headline'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { Notice } from '../../ui/Notice.tsx'
import { agreementInWords, channelsInWords, whyHidden } from './figureWords.ts'
import styles from './results.module.css'
import { roundStabilityInWords } from './stabilityWords.ts'
import type { ShownRound } from './shownRound.ts'

/** What somebody must know before reading these results: that they are for practice, or that the rule was changed. */
export function RoundFacts({ shown: { ballot, round } }: { shown: ShownRound }) {
  const change = useStudy(({ records }) =>
    ruleChangeInForce(ballot, records.deviation.values(), round.number),
  )
  return (
    <>
      {ballot.isPractice && (
        <Notice title="This was for practice">
          <p>These results are in no draft and no export, and no card has a verdict from them.</p>
        </Notice>
      )}
      {change && (
        <Notice tone="warning" title={`Judged by the rule changed on ${dayOf(change.madeAt)}`}>
          <p>Why: {change.reason}</p>
        </Notice>
      )}
    </>
  )
}

/** "12 March 2026" */
export function dayOf(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Who answered and how, how alike the answers were, and which groups are not shown by themselves and why. */
export function RoundSummary({ shown }: { shown: ShownRound }) {
  const { round, results, roundBefore, stability } = shown
  const steadiness = roundBefore && roundStabilityInWords(stability, roundBefore.number)
  const { responses, byChannel, agreement, contentValidity } = results
  const inRoom = Math.max(round.seatsInRoom, responses)
  return (
    <section className={styles['summary']} aria-label="Who answered">
      <p className={styles['answered']}>
        <b>{responses}</b> of {inRoom} {inRoom === 1 ? 'person' : 'people'} answered
        {responses > 0 && <span className={styles['quiet']}>{channelsInWords(byChannel)}</span>}
      </p>
      <GroupCounts results={results} />
      {agreement && <p>{agreementInWords(agreement)}</p>}
      {steadiness && <p>{steadiness}</p>}
      {contentValidity && (
        <p>
          Content validity of all items together: S-CVI/Ave = {inHundredths(contentValidity.average)} (the
          mean), S-CVI/UA = {inHundredths(contentValidity.universalAgreement)} (the share of items that
          everybody finds relevant).
        </p>
      )}
    </section>
  )
}

function GroupCounts({ results }: { results: RoundResults }) {
  const names = new Map(useStudyList(selectPanelGroups).map((group) => [group.id, group.name]))
  const { groups, smallGroupThreshold, publicVersusRest } = results
  const answered = groups.filter((group) => group.responses > 0)
  return (
    <>
      <ul>
        {answered.map((group) => (
          <li key={group.panelGroupId}>
            {names.get(group.panelGroupId)} <b>{group.responses}</b>
            {!group.shown && <small> {whyHidden(group.reason, smallGroupThreshold)}</small>}
          </li>
        ))}
      </ul>
      {publicVersusRest === 'too-few' && (
        <p>
          Public contributors are not set beside everybody else: one side has fewer than {smallGroupThreshold}{' '}
          answers.
        </p>
      )}
    </>
  )
}
