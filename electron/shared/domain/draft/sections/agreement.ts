import type { RoundResults } from '../../ballot/ballotResults.ts'
import { isRatingRule } from '../../consensus/rule.ts'
import type { ConsensusRule } from '../../consensus/rule.ts'
import type { Study } from '../../study/study.ts'
import type { RaterAgreement } from '../../consensus/raterAgreement.ts'
import type { Block } from '../draftDocument.ts'
import { line, bold, bullets } from '../inlines.ts'
import { counted, pWords, shortNumber } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** How alike the voters of each round answered, and the content validity of all items; nothing where a method has neither. */
export function agreementOfRounds(
  { counted: rounds }: IndexedBallot,
  { smallGroupThreshold }: Pick<Study, 'smallGroupThreshold'>,
): Block[] {
  const said = rounds.flatMap(({ round, rule, results }) => {
    const figures = [
      ...(results.agreement === null && placesEveryItem(rule)
        ? [`no Kendall’s W, as fewer than ${smallGroupThreshold} voters answered every item.`]
        : agreementWords(results.agreement)),
      ...validityWords(results.contentValidity),
    ]
    return figures.map((words) => line(bold(`Round ${round.number} as a whole: `), words))
  })
  return said.length === 0 ? [] : [bullets(said)]
}

/** The methods whose answers Kendall's W can be worked out from. */
function placesEveryItem(rule: ConsensusRule): boolean {
  return isRatingRule(rule) || rule.method === 'borda'
}

function agreementWords(agreement: RaterAgreement | null): string[] {
  if (agreement === null) return []
  const { raters, items, excludedRaters } = agreement
  const left = excludedRaters === 0 ? '' : `; ${excludedRaters} with a gap left out`
  const panel = `${counted(items, 'item')}, ${counted(raters, 'voter')} who answered all of them${left}`
  if (agreement.kind === 'none') return [`no Kendall’s W, as ${NO_AGREEMENT[agreement.reason]} (${panel}).`]
  const { kendallW, chiSquare, degreesOfFreedom, p, permutationP } = agreement
  const shuffled = permutationP === null ? '' : `, by shuffling ${pWords(permutationP)}`
  return [
    `Kendall’s W = ${shortNumber(kendallW)} (χ² = ${shortNumber(chiSquare)}, ${degreesOfFreedom} df, ${pWords(p)}${shuffled}; ${panel}).`,
  ]
}

const NO_AGREEMENT = {
  'too-few-raters': 'fewer than two voters answered every item',
  'too-few-items': 'there are too few items to put in order',
  'all-tied': 'nobody made a difference between items',
} as const

function validityWords(validity: RoundResults['contentValidity']): string[] {
  if (validity === null) return []
  const { average, universalAgreement } = validity
  return [`S-CVI/Ave ${shortNumber(average)}, S-CVI/UA ${shortNumber(universalAgreement)}.`]
}
