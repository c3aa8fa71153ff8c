import type { Figures, RankingFigures, RatingFigures } from '#shared/domain/ballot/figures'
import { figureInWords, inHundredths, modeInWords, percentInWords } from '#shared/domain/ballot/headline'
import type { ConsensusRule } from '#shared/domain/consensus/rule'

/** One figure of an item as it is listed. */
export interface Cell {
  readonly value: string
  /** What it rests on, smaller. */
  readonly note?: string
}

/** A figure that a method has of each item. */
export interface ResultColumn {
  readonly name: string
  /** Where there is more room than over a column; else the name. */
  readonly longName?: string
  /** Two or three digits, or a word or more. */
  readonly width?: 'narrow' | 'wide'
  readonly cell: (made: Figures) => Cell
}

/** Its own name, as it is left out where it may not be shown. */
export const PLACES_ADDED = 'Places added'
const NOTHING: Cell = { value: '–' }

function ofRating(name: string, cell: (made: RatingFigures) => Cell): ResultColumn {
  return { name, cell: (made) => (made.kind === 'rating' ? cell(made) : NOTHING) }
}

function ofRanking(name: string, cell: (made: RankingFigures) => Cell): ResultColumn {
  return { name, cell: (made) => (made.kind === 'ranking' ? cell(made) : NOTHING) }
}

const N: ResultColumn = {
  name: 'n',
  width: 'narrow',
  cell: ({ n, lowBase }) => (lowBase && n > 0 ? { value: String(n), note: 'few' } : { value: String(n) }),
}
const MEDIAN = ofRating('Median', ({ median }) => ({ value: figureInWords(median) }))
const IQR = ofRating('IQR', ({ iqr, q1, q3 }) => ({
  value: figureInWords(iqr),
  ...(q1 === null ? {} : { note: `${figureInWords(q1)} to ${figureInWords(q3)}` }),
}))
const wide = (column: ResultColumn): ResultColumn => ({ ...column, width: 'wide' })
const shareOf = (name: string, band: 'low' | 'high') =>
  ofRating(name, (made) => ({
    value: percentInWords(made[band], made.n),
    ...(made.n === 0 ? {} : { note: `${made[band]} of ${made.n}` }),
  }))
const yesOrNo = (value: boolean | null): Cell => (value === null ? NOTHING : { value: value ? 'Yes' : 'No' })

/** The figures that a rule's items are listed with, from left to right. */
export function resultColumns(rule: ConsensusRule): readonly ResultColumn[] {
  switch (rule.method) {
    case 'ram':
      return [
        N,
        MEDIAN,
        IQR,
        {
          ...ofRating('DI', (made) => ({ value: inHundredths(made.disagreementIndex) })),
          longName: 'Disagreement index',
        },
      ]
    case 'percentage':
      return [N, shareOf('High', 'high'), shareOf('Low', 'low'), MEDIAN]
    case 'likert':
      return [N, shareOf('Agree', 'high'), shareOf('Disagree', 'low'), MEDIAN]
    case 'median-iqr':
      return [
        N,
        MEDIAN,
        IQR,
        wide(ofRating('Agreement', ({ agreement, n }) => (n === 0 ? NOTHING : yesOrNo(agreement)))),
        wide(ofRating('Consensus', ({ consensus, n }) => (n === 0 ? NOTHING : yesOrNo(consensus)))),
      ]
    case 'content-validity':
      return [N, ...contentValidityColumns(rule.answers)]
    case 'top-k':
    case 'borda':
    case 'dots':
      return [
        ...(rule.method === 'borda'
          ? []
          : [ofRanking('Voters', ({ voters, n }) => ({ value: String(voters), note: `of ${n}` }))]),
        ofRanking('Put first', ({ firsts }) => ({ value: String(firsts) })),
        ofRanking(rule.method === 'dots' ? 'Of all dots' : 'Of all points', ({ percentOfPoints }) => ({
          value: percentOfPoints === null ? NOTHING.value : `${figureInWords(percentOfPoints)}%`,
        })),
        ...(rule.weighting === 'equal-groups'
          ? [
              ofRanking(PLACES_ADDED, ({ positionSum, place }) =>
                positionSum === null && place !== null
                  ? { value: 'not shown', note: 'too few' }
                  : { value: figureInWords(positionSum) },
              ),
            ]
          : []),
      ]
    case 'moscow':
      return [
        N,
        {
          name: 'Most chose',
          cell: (made) => (made.kind === 'moscow' ? { value: modeInWords(made) } : NOTHING),
        },
      ]
  }
}

function contentValidityColumns(answers: 'relevance' | 'essential'): ResultColumn[] {
  const agreeing = ({ contentValidity, n }: RatingFigures) =>
    contentValidity === null ? {} : { note: `${contentValidity.agreeing} of ${n}` }
  if (answers === 'relevance') {
    return [
      ofRating('I-CVI', (made) => ({
        value: inHundredths(made.contentValidity?.index ?? null),
        ...agreeing(made),
      })),
      ofRating('k*', ({ contentValidity }) => ({ value: inHundredths(contentValidity?.kappa ?? null) })),
    ]
  }
  return [
    ofRating('CVR', (made) => ({
      value: inHundredths(made.contentValidity?.ratio ?? null),
      ...agreeing(made),
    })),
    ofRating('At least', ({ contentValidity }) => ({
      value: inHundredths(contentValidity?.ratioMinimum ?? null),
    })),
  ]
}

/** What the columns' short names stand for, in a sentence; empty where they speak for themselves. */
export function columnsExplained(rule: ConsensusRule): string {
  switch (rule.method) {
    case 'ram':
      return 'IQR: the interquartile range, which holds the middle half of the scores. DI: the disagreement index; above 1 the panel disagrees.'
    case 'median-iqr':
      return 'IQR: the interquartile range, which holds the middle half of the scores. Agreement: the median is clear. Consensus: the IQR is small enough.'
    case 'percentage':
      return `High: scores from ${rule.highFrom} on. Low: scores up to ${rule.lowTo}.`
    case 'likert':
      return `Agree: answers from ${rule.agreeFrom} on. Disagree: answers up to ${rule.disagreeTo}.`
    case 'content-validity':
      return rule.answers === 'relevance'
        ? 'I-CVI: the share who find it relevant (3 or 4). k*: the same, without what chance alone would give.'
        : 'CVR: the content validity ratio, from −1 to 1. At least: what it takes for so many people, or it may be chance.'
    case 'top-k':
    case 'borda':
    case 'dots':
      return rule.weighting === 'equal-groups'
        ? 'Places added: the places that an item has in each group, added together. The lowest comes first.'
        : ''
    case 'moscow':
      return ''
  }
}
