import type { Block } from '../draftDocument.ts'
import { bold, bullets, heading, line } from '../inlines.ts'

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Ballot', 'a set of items put to the panel with one rule, over one round or more.'],
  ['Card', 'a short text from the board: a step, barrier, enabler, training need or idea.'],
  ['Channel', 'how an answer came in: phone, shared tablet or paper.'],
  [
    'Disagreement',
    'scores so widely spread that a median would mislead: the distance between the 30th and the 70th percentile is ' +
      'larger than its limit (the interpercentile range adjusted for symmetry, IPRAS).',
  ],
  ['Disputed', 'an uncertain item with disagreement.'],
  ['In, out, uncertain', 'what the rule says of an item.'],
  [
    'Interquartile range (IQR)',
    'the range from the first to the third quartile, which holds the middle half of the scores.',
  ],
  ['Item', 'one thing that is voted on; its wording is frozen when the ballot is locked.'],
  ['Median', 'the middle score when all scores are put in order.'],
  ['n/N', 'how many, of how many.'],
  ['Panel group', 'a group of people with a like part in the pathway, such as public contributors.'],
  [
    'Public contributors',
    'people who bring their own experience as patients, carers or members of the public.',
  ],
  ['Rests on few', 'fewer than 5 scores stand behind the figure.'],
  ['Round', 'one time of voting on a ballot.'],
  ['Rule fingerprint', 'a code worked out from the rule (SHA-256); any change to the rule would change it.'],
]

export function glossary(): Block[] {
  return [
    { ...heading(1, 'glossary', 'Appendix B. Glossary'), isNumbered: false },
    bullets(TERMS.map(([term, meaning]) => line(bold(`${term}: `), meaning))),
  ]
}
