import type { ConsensusMethod } from '#shared/domain/consensus/rule'
import { ruleBySettings, settingsWithoutMeaning } from '#shared/domain/consensus/ruleBySettings'
import type { RuleSettings } from '#shared/domain/consensus/ruleBySettings'
import { CommandFailure, WRONG_USAGE } from '../endWithCode.ts'
import { analysisText } from './analysisText.ts'
import { analyseText, BadRows } from './analyseText.ts'
import { nameOf, readInput } from './readInput.ts'

export interface AnalyseOptions {
  readonly method: ConsensusMethod
  readonly json: boolean
  readonly settings: RuleSettings
}

/** What each setting is called on the command line. */
const OPTION_NAMES: Record<keyof RuleSettings, string> = {
  quantileType: '--quantile-type',
  inPercent: '--in',
  againstBelow: '--against',
  outVariant: '--out-variant',
  scope: '--scope',
  unable: '--unable',
  scale: '--scale',
  k: '--k',
  medianIn: '--median',
  iqrAtMost: '--iqr',
  weighting: '--weighting',
  inCount: '--in-count',
}

const MOST_COMPLAINTS = 20
const WIDTH_WITHOUT_TERMINAL = 100

/** Analyses a CSV file and writes what came of it; bad rows go to stderr, a line each. */
export async function analyse(file: string, { method, json, settings }: AnalyseOptions): Promise<void> {
  const rule = ruleBySettings(method, settings)
  const text = await readInput(file)
  const analysis = orTellBadRows(file, () => analyseText(text, method, settings))
  for (const name of settingsWithoutMeaning(rule, settings)) {
    tell(`${OPTION_NAMES[name]} makes no difference to ${method}, so it was left aside.`)
  }
  // Whoever reads may have seen enough: “| head”.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.stdout.write(
    json
      ? `${JSON.stringify(analysis, null, 2)}\n`
      : analysisText(analysis, process.stdout.columns || WIDTH_WITHOUT_TERMINAL),
  )
}

function orTellBadRows<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BadRows)) throw error
    const { complaints } = error
    for (const { line, message } of complaints.slice(0, MOST_COMPLAINTS)) tell(`line ${line}: ${message}`)
    if (complaints.length > MOST_COMPLAINTS) tell(`and ${complaints.length - MOST_COMPLAINTS} more`)
    const rows = complaints.length === 1 ? 'One row' : `${complaints.length} rows`
    throw new CommandFailure(
      `${rows} of ${nameOf(file).replace(/^The/, 'the')} cannot be counted, so nothing was worked out.`,
      WRONG_USAGE,
    )
  }
}

function tell(line: string): void {
  process.stderr.write(`linkboard: ${line}\n`)
}
