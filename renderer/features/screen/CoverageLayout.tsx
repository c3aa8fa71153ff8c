import type { PictureCard, PictureShowing } from '#shared/domain/screen/screenPicture'
import { CardStack } from './CardStack.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Coverage = Extract<PictureShowing, { name: 'coverage' }>

/** What the boards leave open, as something to talk about. */
export function CoverageLayout({ coverage }: { coverage: Coverage }) {
  const { barriers, openBarriers, trainingNeeds, unaskedTrainingNeeds, stages, emptyStages } = coverage
  const examples = (kind: PictureCard['kind']) => coverage.examples.filter((card) => card.kind === kind)
  return (
    <div className={styles['board']}>
      <div className={styles['boardTop']}>
        <h1>What is still open</h1>
      </div>
      <div className={styles['gaps']}>
        <Gap
          name="Barriers that nothing eases or addresses"
          open={openBarriers}
          total={barriers}
          none="Each barrier has something that eases or addresses it."
          cards={examples('barrier')}
        />
        <Gap
          name="Training needs that no barrier asks for"
          open={unaskedTrainingNeeds}
          total={trainingNeeds}
          none="Each training need is asked for."
          cards={examples('training-need')}
        />
        <section
          className={styles['column']}
          data-bare={emptyStages.length === 0 || undefined}
          aria-label="Stages without a card"
        >
          <GapFigure name="Stages without a card" open={emptyStages.length} total={stages} />
          {emptyStages.length === 0 ? (
            <p className={styles['empty']}>Each stage has a card.</p>
          ) : (
            <Fitted>
              <ul className={styles['stageNames']}>
                {emptyStages.map((stage) => (
                  <li key={stage}>{stage}</li>
                ))}
              </ul>
            </Fitted>
          )}
        </section>
      </div>
    </div>
  )
}

interface GapProps {
  readonly name: string
  readonly open: number
  readonly total: number
  readonly none: string
  readonly cards: readonly PictureCard[]
}

function Gap({ name, open, total, none, cards }: GapProps) {
  return (
    <section className={styles['column']} data-bare={cards.length === 0 || undefined} aria-label={name}>
      <GapFigure name={name} open={open} total={total} />
      {open === 0 && <p className={styles['empty']}>{total === 0 ? 'There are none yet.' : none}</p>}
      {cards.length > 0 && (
        <CardStack cards={cards} more={(notDrawn) => moreWords(open - cards.length + notDrawn)} />
      )}
    </section>
  )
}

function GapFigure({ name, open, total }: { name: string; open: number; total: number }) {
  return (
    <h2 className={styles['gap']}>
      <span className={styles['figure']}>
        {open}
        {total > 0 && <small> of {total}</small>}
      </span>
      <span>{name}</span>
    </h2>
  )
}

function moreWords(more: number): string {
  return more > 0 ? `and ${more} more` : ''
}
