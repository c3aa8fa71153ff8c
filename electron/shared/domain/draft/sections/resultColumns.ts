import type { Figures, MoscowFigures, RankingFigures, RatingFigures } from '../../ballot/figures.ts'
import { distributionAlternative, distributionSvg } from '../../chart/distributionBars.ts'
import { bandsOf } from '../../consensus/ratingBands.ts'
import { isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule, RankingRule, RatingRule } from '../../consensus/rule.ts'
import type { Inline, TableCell, TableColumn } from '../draftDocument.ts'
import { bold, cell, column, line, quoted } from '../inlines.ts'
import { baseOf, contentValidityPhrase, figuresInShort } from '../itemPhrases.ts'
import { bandDeeds, bandNames, pointsName } from '../methodWords.ts'
import { shareOf, shortNumber } from '../phrasing.ts'
import type { CountedRound, IndexedBallot, Outcome, StudyIndex } from '../studyIndex.ts'
import { verdictWords } from '../verdictWords.ts'

/** A column of a results table, and what stands in it for one round of one item. */
export interface ResultColumn {
  column: TableColumn
  cell: (outcome: Outcome) => TableCell
}

/** The item, its wording and the round: the first three of every results table. */
export const NAMING_COLUMNS = [column('Item', 5), column('Wording', 20), column('Round', 7, 'centre')]

const DISTRIBUTION_SIZE = { width: 150, height: 50 }
const NOTHING = cell('–')

/** What the method of a ballot has to show, beside the naming columns; made for a wide page. */
export function resultColumns(entry: IndexedBallot, index: StudyIndex): ResultColumn[] {
  const rule = entry.counted.at(-1)?.rule ?? entry.ballot.rule
  const ofMethod = isRatingRule(rule)
    ? ratingColumns(entry, rule)
    : rule.method === 'moscow'
      ? moscowColumns()
      : rankingColumns(entry.counted, rule)
  return [
    ...ofMethod,
    {
      column: column(`By group: ${SHORT_FIGURES[shortFigureOf(rule)]}`, isRatingRule(rule) ? 20 : 17),
      cell: (outcome) => groupsCell(outcome, index),
    },
    { column: column('Public and others', isRatingRule(rule) ? 13 : 16), cell: splitCell },
  ]
}

function ratingColumns({ counted }: IndexedBallot, rule: RatingRule): ResultColumn[] {
  const isValidity = rule.method === 'content-validity'
  const { minimum, maximum } = bandsOf(rule)
  const highBands = new Set(
    counted.flatMap((each) => (isRatingRule(each.rule) ? [bandNames(each.rule).high] : [])),
  )
  const deed = bandDeeds(rule).high
  const high = highBands.size > 1 ? 'High' : `${deed.charAt(0).toUpperCase()}${deed.slice(1)}`
  return [
    { column: column('Scored, n/N', 9), cell: answeredCell },
    ...(isValidity
      ? []
      : [
          {
            column: column('Median (IQR)', 10),
            cell: ofRatings(({ n, median, q1, q3 }) =>
              n === 0 ? NOTHING : cell(`${shortNumber(median)} (${shortNumber(q1)} to ${shortNumber(q3)})`),
            ),
          },
        ]),
    {
      column: column(`Scores ${minimum}–${maximum}`, 18, 'centre'),
      cell: ofRatings((made, own) => cell(distributionPicture(made, own))),
    },
    {
      column: column(`${high}, n/N (%)`, 11),
      cell: ofRatings((made, own) => highCell(made, own, highBands.size > 1)),
    },
    { column: column('Verdict', 12), cell: verdictCell },
  ]
}

function highCell(made: RatingFigures, rule: ConsensusRule, bandsDiffer: boolean): TableCell {
  if (made.n === 0) return NOTHING
  const band = bandsDiffer && isRatingRule(rule) ? ` scored ${bandNames(rule).high}` : ''
  const paragraphs: TableCell = [line(`${shareOf(made.high, baseOf(made, rule))}${band}`)]
  const validity = contentValidityPhrase(made, rule)
  return validity === '' ? paragraphs : [...paragraphs, line(validity)]
}

function distributionPicture(figures: RatingFigures, rule: ConsensusRule): Inline {
  const options = isRatingRule(rule) ? { bands: bandsOf(rule) } : {}
  return {
    kind: 'picture',
    svg: distributionSvg(figures, DISTRIBUTION_SIZE, options),
    alternativeText: distributionAlternative(figures, options),
    ...DISTRIBUTION_SIZE,
  }
}

function rankingColumns(counted: readonly CountedRound[], rule: RankingRule): ResultColumn[] {
  const points = pointsName(rule)
  const isWeighted = counted.some(({ rule: own }) => 'weighting' in own && own.weighting === 'equal-groups')
  const hasLine = counted.some(({ rule: own }) => 'inCount' in own && own.inCount !== null)
  const allPoints = new Map(counted.map((each) => [each.round.id, pointsGiven(each)]))
  return [
    { column: column('Place', 6, 'centre'), cell: ofRankings(({ place }) => cell(shortNumber(place))) },
    {
      column: column(points === 'dot' ? 'Dots, n/N (%)' : 'Points, n/N (%)', 11),
      cell: (outcome) =>
        ofRankings(({ score, n }) =>
          n === 0 ? NOTHING : cell(shareOf(score, allPoints.get(outcome.round.id) ?? 0)),
        )(outcome),
    },
    {
      column: column('Voters, n/N (%)', 11),
      cell: ofRankings(({ voters, n }) => (n === 0 ? NOTHING : cell(shareOf(voters, n)))),
    },
    {
      column: column(points === 'dot' ? 'Most dots from' : 'Put first by', 8, 'centre'),
      cell: ofRankings(({ firsts, n }) => (n === 0 ? NOTHING : cell(String(firsts)))),
    },
    ...(isWeighted
      ? [
          {
            column: column('Places in the groups, added', 10),
            cell: ofRankings(({ positionSum, n }) =>
              cell(n > 0 && positionSum === null ? 'Not shown' : shortNumber(positionSum)),
            ),
          },
        ]
      : []),
    ...(hasLine ? [{ column: column('Verdict', 12), cell: verdictCell }] : []),
  ]
}

/** All points, or dots, that a round's voters gave. */
function pointsGiven({ results }: CountedRound): number {
  return results.items.reduce((sum, { pooled }) => sum + (pooled.kind === 'ranking' ? pooled.score : 0), 0)
}

function moscowColumns(): ResultColumn[] {
  const share = (heading: string, part: (made: MoscowFigures) => number): ResultColumn => ({
    column: column(`${heading}, n/N (%)`, 10),
    cell: ofMoscow((made, rule) => (made.n === 0 ? NOTHING : cell(shareOf(part(made), baseOf(made, rule))))),
  })
  return [
    { column: column('Answered, n/N', 9), cell: answeredCell },
    share('Must', (made) => made.must),
    share('Should', (made) => made.should),
    share('Could', (made) => made.could),
    share('Won’t', (made) => made.wont),
    { column: column('Verdict', 12), cell: verdictCell },
  ]
}

function ofRatings(shown: (made: RatingFigures, rule: ConsensusRule) => TableCell): ResultColumn['cell'] {
  return ({ result, rule }) => (result.pooled.kind === 'rating' ? shown(result.pooled, rule) : NOTHING)
}

function ofRankings(shown: (made: RankingFigures, rule: ConsensusRule) => TableCell): ResultColumn['cell'] {
  return ({ result, rule }) => (result.pooled.kind === 'ranking' ? shown(result.pooled, rule) : NOTHING)
}

function ofMoscow(shown: (made: MoscowFigures, rule: ConsensusRule) => TableCell): ResultColumn['cell'] {
  return ({ result, rule }) => (result.pooled.kind === 'moscow' ? shown(result.pooled, rule) : NOTHING)
}

function answeredCell({ result }: Outcome): TableCell {
  const { n, unable, skipped } = result.pooled
  const answered: TableCell = [line(`${n}/${n + unable + skipped}`)]
  if (unable > 0) answered.push(line(`${unable} unable`))
  if (skipped > 0) answered.push(line(`${skipped} skipped`))
  return answered
}

function verdictCell({ result }: Outcome): TableCell {
  const { pooled } = result
  const paragraphs: TableCell = [line(bold(verdictWords(pooled)))]
  if (pooled.kind === 'rating' && pooled.agreement !== null && pooled.n > 0) {
    const saying = `agreement ${pooled.agreement ? 'yes' : 'no'}, consensus ${pooled.consensus ? 'yes' : 'no'}`
    paragraphs.push(line(saying))
  }
  if (pooled.lowBase && pooled.n > 0) paragraphs.push(line('Rests on few'))
  return paragraphs
}

const SHORT_FIGURES = {
  median: 'median (n), verdict',
  high: 'high n/N, verdict',
  place: 'place (n)',
  must: 'must n/N, verdict',
} as const

function shortFigureOf(rule: ConsensusRule): keyof typeof SHORT_FIGURES {
  if (rule.method === 'content-validity') return 'high'
  if (isRatingRule(rule)) return 'median'
  return rule.method === 'moscow' ? 'must' : 'place'
}

function groupsCell({ result, rule }: Outcome, index: StudyIndex): TableCell {
  const nameOf = (groupId: string) => quoted(index.groupsById.get(groupId)?.shortName ?? 'Unknown group')
  const shown = result.byGroup.map(({ panelGroupId, figures }): Inline[] => {
    const unanimous = result.unanimousGroups.includes(panelGroupId) ? ', all alike' : ''
    return line(
      nameOf(panelGroupId),
      `: ${figuresInShort(figures, rule)}${verdictOfGroup(figures)}${unanimous}`,
    )
  })
  const hidden = result.hiddenGroups.map(({ panelGroupId }) => line(nameOf(panelGroupId), ': not shown'))
  return [...shown, ...hidden].length === 0 ? cell('None shown') : [...shown, ...hidden]
}

/** A place says it by itself, and so does the lack of any answer. */
function verdictOfGroup(figures: Figures): string {
  return figures.n === 0 || figures.kind === 'ranking' ? '' : `, ${verdictWords(figures).toLowerCase()}`
}

/** The flag stands beside the pooled verdict, so that a pooled figure never hides a split. */
function splitCell({ result, rule }: Outcome): TableCell {
  if (result.publicVersusRest === null) return cell('Not compared')
  const { public: ours, rest, flagged } = result.publicVersusRest
  const sides = [line(`Public: ${figuresInShort(ours, rule)}`), line(`Others: ${figuresInShort(rest, rule)}`)]
  return flagged ? [line(bold('⚑ They differ')), ...sides] : sides
}
