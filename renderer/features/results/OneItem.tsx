import { useEffect, useRef } from 'react'
import type { Ballot } from '#shared/domain/ballot/ballot'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { Figures } from '#shared/domain/ballot/figures'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { DistributionChart } from './DistributionChart.tsx'
import styles from './results.module.css'
import { whyHidden } from './RoundSummary.tsx'
import type { ItemView } from './itemView.ts'
import { figureInWords, missingInWords, OUTCOME_MEANINGS, outcomeOf } from './verdictWords.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface OneItemProps {
  readonly item: ItemView
  /** From 1, among those that the filter leaves. */
  readonly number: number
  readonly count: number
  readonly ballot: Ballot
  readonly results: RoundResults
  readonly onBefore: () => void
  readonly onNext: () => void
  readonly onList: () => void
}

/* Drawn small and shown as wide as there is room, so that the figures in them grow too. */
const LARGE = { width: 260, height: 112 }
const SMALL = { width: 190, height: 74 }

/** One item, large, for the room to talk about. */
export function OneItem(props: OneItemProps) {
  const { item, number, count, ballot, results, onBefore, onNext, onList } = props
  const { pooled, byGroup, hiddenGroups, publicVersusRest, unanimousGroups } = item.results
  const names = new Map(useStudyList(selectPanelGroups).map((group) => [group.id, group.name]))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const hidden = [
    ...results.groups.filter((group) => group.responses > 0 && !group.shown),
    ...hiddenGroups,
  ].map(({ panelGroupId, reason }) => ({ panelGroupId, why: whyHidden(reason, results.smallGroupThreshold) }))

  return (
    <article className={styles['one']}>
      <nav className={styles['turn']} aria-label="Items">
        <Button icon="back" variant="quiet" onPress={onList}>
          All items
        </Button>
        <p>
          {number} of {count}
        </p>
        <Button isDisabled={number === 1} onPress={onBefore}>
          Previous
        </Button>
        <Button variant="primary" isDisabled={number === count} onPress={onNext}>
          Next
        </Button>
      </nav>
      <h2 ref={heading} tabIndex={-1} className={styles['wording']}>
        {item.wording}
      </h2>
      <div className={styles['whole']}>
        <div>
          <VerdictMark outcome={item.outcome} isLarge />
          <p className={styles['meaning']}>{OUTCOME_MEANINGS[item.outcome]}</p>
          <FigureList figures={pooled} />
        </div>
        <figure>
          <DistributionChart figures={pooled} size={LARGE} />
          <figcaption className={styles['ends']}>
            <span>1 {ballot.lowLabel}</span>
            <span>9 {ballot.highLabel}</span>
          </figcaption>
        </figure>
      </div>
      {publicVersusRest && (
        <section>
          <h3>Public contributors and everybody else</h3>
          {publicVersusRest.flagged && (
            <Notice tone="warning" title="They see this differently">
              <p>{publicVersusRest.reasons.map((reason) => REASONS[reason]).join(' ')}</p>
            </Notice>
          )}
          <div className={styles['sides']}>
            <Side name="Public contributors" figures={publicVersusRest.public} />
            <Side name="Everybody else" figures={publicVersusRest.rest} />
          </div>
        </section>
      )}
      {byGroup.length > 0 && (
        <section>
          <h3>By group</h3>
          <div className={styles['sides']}>
            {byGroup.map(({ panelGroupId, figures }) => (
              <Side
                key={panelGroupId}
                name={names.get(panelGroupId) ?? ''}
                figures={figures}
                isUnanimous={unanimousGroups.includes(panelGroupId)}
              />
            ))}
          </div>
        </section>
      )}
      {hidden.length > 0 && (
        <ul className={styles['hidden']}>
          {hidden.map(({ panelGroupId, why }) => (
            <li key={panelGroupId}>
              <b>{names.get(panelGroupId)}</b>: {why}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

const REASONS = {
  'verdicts-differ': 'By the rule they come to different verdicts.',
  'medians-apart': 'Their medians are 2 or more points apart.',
} as const

function Side({
  name,
  figures,
  isUnanimous = false,
}: {
  name: string
  figures: Figures
  isUnanimous?: boolean
}) {
  return (
    <section className={styles['side']}>
      <header>
        <h4>{name}</h4>
        <VerdictMark outcome={outcomeOf(figures)} />
      </header>
      <DistributionChart figures={figures} size={SMALL} />
      <FigureList figures={figures} />
      {isUnanimous && (
        <p className={styles['quiet']}>All gave the same score, so this shows what each of them answered.</p>
      )}
    </section>
  )
}

function FigureList({ figures }: { figures: Figures }) {
  const missing = missingInWords(figures)
  return (
    <div className={styles['figures']}>
      <dl>
        <div>
          <dt>n</dt>
          <dd>{figures.n}</dd>
        </div>
        <div>
          <dt>Median</dt>
          <dd>{figureInWords(figures.median)}</dd>
        </div>
        <div>
          <dt>IQR</dt>
          <dd>{figureInWords(figures.iqr)}</dd>
        </div>
      </dl>
      {missing !== '' && <p className={styles['quiet']}>{missing}</p>}
      {figures.lowBase && figures.n > 0 && (
        <p className={styles['quiet']}>Fewer than 5 scores: read it with care.</p>
      )}
    </div>
  )
}
