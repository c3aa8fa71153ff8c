import { itemChart } from '#shared/domain/chart/itemChart'
import type { PictureView, ResultsPicture } from '#shared/domain/screen/resultsPicture'
import { Drawing } from '../../ui/Drawing.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import { Fitted } from './Fitted.tsx'
import { ruleWords, viewInWords } from './resultsWords.ts'
import styles from './screen.module.css'

const CHART = { width: 260, height: 104 }
const SIDE = { width: 190, height: 66 }

/** One item for the room to talk about. */
export function LargeResult({
  results,
  large,
}: {
  results: ResultsPicture
  large: NonNullable<ResultsPicture['large']>
}) {
  const { figures, before, outcome, headline, sides } = large
  const drawn = itemChart(figures, { ...CHART, ...results, before: before?.figures ?? null })
  const few = figures.n < 5 && figures.n > 0
  return (
    <article className={styles['largeResult']}>
      <Fitted>
        <h2 className={styles['largeWording']}>{large.wording}</h2>
        <div className={styles['largeBody']}>
          <div className={styles['largeChart']}>
            <Drawing {...drawn} />
            <Ends results={results} large={large} />
            {before && <p className={styles['quiet']}>Thin bars: the round before.</p>}
          </div>
          <div className={styles['largeWords']}>
            {outcome !== 'ranked' && (
              <p className={styles['largeOutcome']}>
                <OutcomeMark outcome={outcome} />
              </p>
            )}
            <p className={styles['largeFigure']}>
              {headline.name} <b>{headline.value}</b>
              {figures.kind === 'ranking' && figures.isTied && ', tied'}
            </p>
            {before && <p className={styles['quiet']}>Before: {viewInWords(before)}</p>}
            <p>{large.meaning}</p>
            <p className={styles['quiet']}>{countsInWords(large).join(' · ')}</p>
            {few && <p className={styles['quiet']}>Fewer than 5 answers: read it with care.</p>}
            {ruleWords(results) !== '' && <p className={styles['quiet']}>{ruleWords(results)}</p>}
          </div>
        </div>
        {sides.kind === 'shown' && (
          <div className={styles['largeSides']} data-differs={large.publicDiffers || undefined}>
            {large.publicDiffers && <p className={styles['differ']}>⚑ They see this differently</p>}
            <Side name="Public contributors" side={sides.public} results={results} />
            <Side name="Everybody else" side={sides.rest} results={results} />
          </div>
        )}
        {sides.kind === 'too-few' && (
          <p className={styles['quiet']}>
            Public contributors beside everybody else: not shown, too few answered.
          </p>
        )}
      </Fitted>
    </article>
  )
}

function Ends({ results: { scale }, large: { figures } }: { results: ResultsPicture; large: PictureView }) {
  if (!scale || scale.scoreNames || figures.kind !== 'rating') return null
  const { scaleMinimum, distribution } = figures
  return (
    <p className={styles['ends']}>
      <span>
        {scaleMinimum} {scale.lowLabel}
      </span>
      <span>
        {scaleMinimum + distribution.length - 1} {scale.highLabel}
      </span>
    </p>
  )
}

function countsInWords({ figures, isDisputed, outcome }: NonNullable<ResultsPicture['large']>): string[] {
  const unable = figures.kind === 'ranking' ? 0 : figures.unable
  return [
    `${figures.n} answered`,
    ...(unable > 0 ? [`${unable} could not say`] : []),
    ...(figures.kind === 'ranking' ? [`${figures.voters} chose it`] : []),
    ...(isDisputed && outcome !== 'disputed' ? ['the panel is split'] : []),
  ]
}

function Side({ name, side, results }: { name: string; side: PictureView; results: ResultsPicture }) {
  // Sides of different sizes are compared by what they could have given.
  const order =
    side.figures.kind === 'ranking' && results.order
      ? { ...results.order, most: side.figures.mostPossible }
      : results.order
  return (
    <section className={styles['largeSide']}>
      <h3>
        {name}
        {side.outcome !== 'ranked' && <OutcomeMark outcome={side.outcome} />}
        <span>
          {side.headline.name} <b>{side.headline.value}</b>
        </span>
      </h3>
      <Drawing {...itemChart(side.figures, { ...SIDE, ...results, order, before: null })} />
    </section>
  )
}
