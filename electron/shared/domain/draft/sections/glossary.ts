import { isRankingRule, isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import type { Block } from '../draftDocument.ts'
import type { DraftContext } from '../draftContext.ts'
import { bold, bullets, line } from '../inlines.ts'
import type { AppendixHeading } from './appendix.ts'

/** What each term means, and which rules bring it into the draft; without any it is always explained. */
const TERMS: readonly (readonly [
  term: string,
  meaning: string,
  isUsedBy?: (rule: ConsensusRule) => boolean,
])[] = [
  ['Ballot', 'a set of items put to the panel with one rule, over one round or more.'],
  [
    'Borda count',
    'points for a full order: of n items the first gets n − 1 points, the last none.',
    ({ method }) => method === 'borda',
  ],
  ['Card', 'a short text from the board: a step, barrier, enabler, training need or idea.'],
  [
    'Channel',
    'how an answer came in: phone, shared tablet, paper, or an earlier survey that was brought in.',
  ],
  [
    'Coefficient of variation',
    'how far scores are spread for their size: the standard deviation divided by the mean.',
    isRatingRule,
  ],
  [
    'Disagreement',
    'scores so widely spread that a median would mislead. On 1 to 9: the distance between the 30th and the 70th ' +
      'percentile is larger than its limit (the interpercentile range adjusted for symmetry, IPRAS). On other scales: ' +
      'at least a third of the panel scored low and at least a third high.',
    isRatingRule,
  ],
  [
    'Disputed',
    'an uncertain item that splits the panel: scores with disagreement, or at least a third for either end.',
    isRatingRule,
  ],
  ['In, out, uncertain', 'what the rule says of an item.'],
  [
    'Interquartile range (IQR)',
    'the range from the first to the third quartile, which holds the middle half of the scores.',
    isRatingRule,
  ],
  [
    'I-CVI, k*, CVR',
    'how many of the panel find an item relevant, the same corrected for chance, and how far more than half find it essential.',
    ({ method }) => method === 'content-validity',
  ],
  ['Item', 'one thing that is voted on; its wording is frozen when the ballot is locked.'],
  [
    'Kendall’s W',
    'how alike voters put the items in order, from 0 (not at all) to 1 (all the same); p is how likely so much would be by chance.',
  ],
  [
    'Line',
    'where a rule says that so many items, by their places, are in and the others out.',
    isRankingRule,
  ],
  [
    'McNemar’s test',
    'whether more voters went from a high score to another, or the other way, between two rounds than by chance.',
    isRatingRule,
  ],
  ['Median', 'the middle score when all scores are put in order.', isRatingRule],
  [
    'MoSCoW',
    'each item is put down as must, should, could or won’t have.',
    ({ method }) => method === 'moscow',
  ],
  ['n/N', 'how many, of how many.'],
  ['Panel group', 'a group of people with a like part in the pathway, such as public contributors.'],
  [
    'Place',
    'where an item stands in the order that the votes give; it says nothing of how far the panel agreed.',
    isRankingRule,
  ],
  [
    'Public contributors',
    'people who bring their own experience as patients, carers or members of the public.',
  ],
  ['Rests on few', 'fewer than 5 answers stand behind the figure.'],
  ['Round', 'one time of voting on a ballot.'],
  ['Rule fingerprint', 'a code worked out from the rule (SHA-256); any change to the rule would change it.'],
  [
    'Statement',
    'a sentence of the framework (S1, S2, …), with every wording that it has had and the votes that it rests on.',
  ],
  [
    'Wilcoxon’s signed-rank test',
    'whether the same voters’ scores moved up or down between two rounds more than by chance.',
    isRatingRule,
  ],
]

/** The terms that the study's methods need. */
export function glossary({ index }: DraftContext, appendix: AppendixHeading): Block[] {
  const rules = index.ballots.flatMap(({ ballot, counted }) => [
    ballot.rule,
    ...counted.map(({ rule }) => rule),
  ])
  const needed = TERMS.filter(([, , isUsedBy]) => isUsedBy === undefined || rules.some(isUsedBy))
  return [
    appendix('glossary', 'Glossary'),
    bullets(needed.map(([term, meaning]) => line(bold(`${term}: `), meaning))),
  ]
}
