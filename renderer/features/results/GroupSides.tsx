import type { Figures } from '#shared/domain/ballot/figures'
import { mostPossible } from '#shared/domain/ballot/mostPossible'
import { outcomeOf } from '#shared/domain/ballot/outcome'
import type { ResultEntry } from '#shared/domain/ballot/resultEntries'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { Notice } from '../../ui/Notice.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { FigureList } from './FigureList.tsx'
import { missingInWords, whyHidden } from './figureWords.ts'
import { ItemChart } from './ItemChart.tsx'
import styles from './results.module.css'
import type { ShownRound } from './shownRound.ts'

const SMALL = { width: 190, height: 74 }

/** Public contributors beside everybody else, then each group that may be shown, then those that may not, and why. */
export function GroupSides({ entry, shown }: { entry: ResultEntry; shown: ShownRound }) {
  const { byGroup, hiddenGroups, publicVersusRest, unanimousGroups } = entry.results
  const { results } = shown
  const names = new Map(useStudyList(selectPanelGroups).map((group) => [group.id, group.name]))
  const hidden = [
    ...results.groups.filter((group) => group.responses > 0 && !group.shown),
    ...hiddenGroups,
  ].map(({ panelGroupId, reason }) => ({ panelGroupId, why: whyHidden(reason, results.smallGroupThreshold) }))
  const side = (name: string, figures: Figures, isUnanimous = false) => (
    <Side key={name} name={name} figures={figures} isUnanimous={isUnanimous} shown={shown} />
  )
  return (
    <>
      {results.publicVersusRest !== 'one-sided' && (
        <section>
          <h3>Public contributors and everybody else</h3>
          {publicVersusRest?.flagged === true && (
            <Notice tone="warning" title="They see this differently">
              <p>{publicVersusRest.reasons.map((reason) => REASONS[reason]).join(' ')}</p>
            </Notice>
          )}
          {publicVersusRest ? (
            <div className={styles['sides']}>
              {side('Public contributors', publicVersusRest.public)}
              {side('Everybody else', publicVersusRest.rest)}
            </div>
          ) : (
            <p className={styles['hidden']}>
              They are not set beside each other here: one side has fewer than {results.smallGroupThreshold}{' '}
              answers.
            </p>
          )}
        </section>
      )}
      {(byGroup.length > 0 || hidden.length > 0) && (
        <section>
          <h3>By group</h3>
          <div className={styles['sides']}>
            {byGroup.map(({ panelGroupId, figures }) =>
              side(names.get(panelGroupId) ?? '', figures, unanimousGroups.includes(panelGroupId)),
            )}
          </div>
          {hidden.length > 0 && (
            <ul className={styles['hidden']}>
              {hidden.map(({ panelGroupId, why }) => (
                <li key={panelGroupId}>
                  <b>{names.get(panelGroupId)}</b>: {why}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  )
}

const REASONS = {
  'verdicts-differ': 'By the rule they come to different verdicts.',
  'medians-apart': 'Their medians are far apart.',
  'places-apart': 'They put it in very different places.',
} as const

interface SideProps {
  readonly name: string
  readonly figures: Figures
  readonly isUnanimous: boolean
  readonly shown: ShownRound
}

function Side({ name, figures, isUnanimous, shown: { rule, chart } }: SideProps) {
  const missing = missingInWords(figures)
  // Sides of different sizes are compared by what they could have given.
  const setting =
    figures.kind === 'ranking' && chart.order
      ? { ...chart, order: { ...chart.order, most: mostPossible(figures) } }
      : chart
  return (
    <section className={styles['side']}>
      <header>
        <h4>{name}</h4>
        {outcomeOf(figures) !== 'ranked' && <OutcomeMark outcome={outcomeOf(figures)} />}
      </header>
      <ItemChart figures={figures} setting={setting} size={SMALL} />
      <FigureList figures={figures} rule={rule} />
      {missing !== '' && <p className={styles['quiet']}>{missing}</p>}
      {figures.lowBase && figures.n > 0 && (
        <p className={styles['quiet']}>Fewer than 5 answers: read it with care.</p>
      )}
      {isUnanimous && (
        <p className={styles['quiet']}>All gave the same answer, so this shows what each of them answered.</p>
      )}
    </section>
  )
}
