import { answersTakenBy, type AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { Ballot, BallotItem } from '#shared/domain/ballot/ballot'
import { Button } from '../../../ui/Button.tsx'
import { Panel } from '../../../ui/Page.tsx'
import styles from '../ballot.module.css'
import { Fingerprint } from '../lock/Fingerprint.tsx'
import { RuleInWords } from '../method/RuleInWords.tsx'
import { planInWords } from '../plan/planInWords.ts'

interface FrozenContentProps {
  readonly ballot: Ballot
  readonly items: readonly BallotItem[]
  /** Null where the plan cannot be changed: nothing hangs on a practice ballot. */
  readonly onChangePlan: (() => void) | null
  readonly isVoteOpen: boolean
  /** Rounds, or which items go on, are not as they were locked. */
  readonly isPlanChanged: boolean
}

/** What was locked, as it was locked. */
export function FrozenContent(props: FrozenContentProps) {
  const { ballot, items, onChangePlan, isVoteOpen, isPlanChanged } = props
  const taken = answersTakenBy(ballot.rule, items.length)
  return (
    <Panel
      title="What is frozen"
      lead={
        onChangePlan && isVoteOpen ? 'The plan can be changed once the vote is closed, with a reason.' : null
      }
      actions={
        onChangePlan && (
          <Button icon="edit" isDisabled={isVoteOpen} onPress={onChangePlan}>
            Change of plan
          </Button>
        )
      }
    >
      <p>
        <strong>{ballot.question}</strong> {howAnswered(taken, ballot)}
      </p>
      <p>
        {planInWords(ballot.plannedRounds, ballot.carryOver)}
        {isPlanChanged && ' This is the plan as it was changed since: see above.'}
      </p>
      <details className={styles['details']}>
        <summary>{items.length === 1 ? 'The one item' : `The ${items.length} items`}</summary>
        <ol>
          {items.map((item) => (
            <li key={item.id}>{item.wording}</li>
          ))}
        </ol>
      </details>
      <details className={styles['details']}>
        <summary>The rule as it was locked</summary>
        <RuleInWords rule={ballot.rule} />
      </details>
      <dl className={styles['facts']}>
        <div>
          <dt>Locked</dt>
          <dd>{ballot.lockedAt === null ? '' : WHEN.format(new Date(ballot.lockedAt))}</dd>
        </div>
        <div>
          <dt>Fingerprint of the rule (SHA-256)</dt>
          <dd>{ballot.ruleHash !== null && <Fingerprint hash={ballot.ruleHash} />}</dd>
        </div>
      </dl>
    </Panel>
  )
}

function howAnswered(taken: AnswersTaken, { lowLabel, highLabel }: Ballot): string {
  switch (taken.kind) {
    case 'score':
      if (taken.labels !== null)
        return `Answered with ${taken.labels.map((label) => `“${label}”`).join(', ')}.`
      return `From ${taken.minimum}, ${lowLabel.toLowerCase()}, to ${taken.maximum}, ${highLabel.toLowerCase()}.`
    case 'moscow':
      return 'Answered with “must”, “should”, “could” or “won’t”.'
    case 'rank':
      return taken.allowsFewer
        ? `Everybody chooses up to ${taken.count} and puts them in order.`
        : `Everybody chooses ${taken.count} and puts them in order.`
    case 'dots':
      return `Everybody has ${taken.budget === 1 ? 'one dot' : `${taken.budget} dots`} to share out.`
  }
}

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })
