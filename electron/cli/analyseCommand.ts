import { InvalidArgumentError, Option, type Command } from 'commander'
import type { RatingScale } from '#shared/domain/consensus/rule'
import type { RuleSettings } from '#shared/domain/consensus/ruleBySettings'
import type { AnalyseOptions } from './analyse/analyse.ts'

/** As in rule.ts, which is loaded only when there is something to analyse. */
const METHODS = [
  'ram',
  'percentage',
  'median-iqr',
  'likert',
  'top-k',
  'dots',
  'moscow',
  'borda',
  'content-validity',
] as const satisfies readonly AnalyseOptions['method'][]

interface ParsedOptions {
  method: AnalyseOptions['method']
  json?: true
  quantileType?: '6' | '7'
  in?: number
  against?: number
  outVariant?: 'a' | 'b'
  scope?: 'pooled' | 'every-group'
  unable?: 'exclude' | 'include'
  scale?: RatingScale
  k?: number
  median?: number
  iqr?: number
  weighting?: 'pooled' | 'equal-groups'
  inCount?: number
}

export function addAnalyseCommand(program: Command): void {
  program
    .command('analyse')
    .summary('work out consensus from a CSV file of ratings')
    .description(
      'Works out, from ratings, rankings or dots in a CSV file, what a consensus method makes of them: ' +
        'for every item its figures and its verdict, for everybody and for each group.',
    )
    .argument('<file>', 'the CSV file, in UTF-8; - reads the standard input')
    .addOption(new Option('--method <method>', 'how to count').choices(METHODS).makeOptionMandatory())
    .option('--json', 'print JSON instead of a table')
    .option(
      '--scale <from-to>',
      'the scale of the ratings; 1-9, likert 1-5, content-validity 1-4 or 0-1',
      scale,
    )
    .option(
      '--in <percent>',
      'share that takes an item in: percentage 70, likert 80, moscow over half',
      percent,
    )
    .option('--against <percent>', 'percentage: the share against must be below this; 15', percent)
    .addOption(
      new Option('--out-variant <variant>', 'percentage: when an item is out; a').choices(['a', 'b']),
    )
    .addOption(
      new Option('--scope <scope>', 'percentage: whom “in” must hold for; pooled').choices([
        'pooled',
        'every-group',
      ]),
    )
    .addOption(
      new Option('--unable <counting>', 'whether shares count U in; exclude').choices(['exclude', 'include']),
    )
    .option('--median <score>', 'median-iqr, ram: the least median of an item that is in; 7', score)
    .option('--iqr <points>', 'median-iqr: the widest interquartile range with consensus; 3', score)
    .addOption(new Option('--quantile-type <type>', 'as R (7) or SPSS (6); 7').choices(['6', '7']))
    .option('--k <number>', 'top-k: how many items each voter ranks at most; 5', wholeNumber(1, 20))
    .addOption(
      new Option('--weighting <weighting>', 'top-k, borda, dots: how groups weigh; pooled').choices([
        'pooled',
        'equal-groups',
      ]),
    )
    .option('--in-count <number>', 'top-k, borda, dots: so many first items are in', wholeNumber(1, 200))
    .addHelpText('after', HELP)
    .action(async (file: string, options: ParsedOptions) => {
      const { analyse } = await import('./analyse/analyse.ts')
      await analyse(file, {
        method: options.method,
        json: options.json ?? false,
        settings: settingsOf(options),
      })
    })
}

const HELP = `
The file has a header and the columns voter,group,item,value, and round if there are rounds, in any order. What
stands in the column value:
  (empty)   skipped            U   unable to score
  ram, percentage, median-iqr, likert, content-validity   a whole number on the scale
  top-k, borda   the rank, 1 for the best; each rank once for a voter
  dots           the number of dots, 0 or more
  moscow         M, S, C or W: must, should, could, won’t

An item that a voter has no row for counts as skipped. With several rounds the items and the agreement are those of
the last round; --json has every round, and how ratings changed from each round to the next. Items come as the file
has them, and for top-k, borda and dots with the first one first. Variant a is out when
the low scores meet what the high ones must for in; variant b when at most half of each group’s scores are high.
A borda order that leaves items out gives those no points. Kendall’s W takes voters with a value for every item.

This is your own file: every group counts by itself, however small, and nothing is hidden. Do not pass figures of
small groups on without thinking of who could be recognised.

If a row cannot be counted, every such row is reported with its line, nothing is printed, and the exit code is 2.

Examples:
  linkboard analyse --method ram ratings.csv
  linkboard analyse ratings.csv --method percentage --in 75 --against 15 --scope every-group --json
  linkboard analyse - --method top-k --k 3 --json < ballots.csv`

function settingsOf(options: ParsedOptions): RuleSettings {
  const { quantileType } = options
  return {
    quantileType: quantileType === undefined ? undefined : quantileType === '6' ? 6 : 7,
    inPercent: options.in,
    againstBelow: options.against,
    outVariant: options.outVariant,
    scope: options.scope,
    unable: options.unable,
    scale: options.scale,
    k: options.k,
    medianIn: options.median,
    iqrAtMost: options.iqr,
    weighting: options.weighting,
    inCount: options.inCount,
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d{1,9}$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
    }
    return number
  }
}

function percent(text: string): number {
  return wholeNumber(0, 100)(text)
}

function score(text: string): number {
  if (!/^\d{1,2}(\.\d{1,6})?$/.test(text) || Number(text) > 10) {
    throw new InvalidArgumentError('It must be a number from 0 to 10, such as 7 or 6.5.')
  }
  return Number(text)
}

function scale(text: string): RatingScale {
  const [, minimum, maximum] = /^(\d{1,3})[-–](\d{1,3})$/.exec(text) ?? []
  if (minimum === undefined || maximum === undefined || Number(minimum) >= Number(maximum)) {
    throw new InvalidArgumentError('It must be the lowest and the highest score, such as 1-9.')
  }
  return { minimum: Number(minimum), maximum: Number(maximum) }
}
