import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PercentageRule, RankingRule } from '#shared/domain/consensus/rule'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import { VERDICT_SCRIPT_NAME, readVerdictScript } from '../../electron/host/export/verdictScript.ts'
import { csvFiles } from '../support/csvFiles.ts'
import { blankStudy, consensusStudy } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { startR } from '../support/rProgram.ts'
import type { RProgram, ScriptRun } from '../support/rProgram.ts'
import { readCsv } from '../support/readCsv.ts'
import { variedStudy } from '../support/variedStudy.ts'
import type { VariedBallot } from '../support/variedStudy.ts'

const SCRIPT = readVerdictScript(join(import.meta.dirname, '../../resources'))
const ALL_IS_WELL = 'None of them differs from results.csv and statements.csv.'

let r: RProgram
beforeAll(async () => {
  r = await startR()
})
afterAll(() => r.stop())

type Tables = Record<string, string>

function tablesOf(study: BuiltStudy): Tables {
  const tables = csvFiles({ ...study, activity: [] })
  return Object.fromEntries(tables.map(({ name, content }) => [name, content]))
}

function runOn(tables: Tables): Promise<ScriptRun> {
  const files = Object.entries(tables).map(([name, content]): [string, Uint8Array] => [
    `data/${name}`,
    new TextEncoder().encode(content),
  ])
  return r.runScript(SCRIPT, Object.fromEntries(files))
}

interface Recomputed {
  item: string
  round: string
  who: string
  method: string
  verdict: string
  basis: string
}

const WHO = '(?<who>panel|group|public contributors|everybody else)'
const ROW = new RegExp(
  String.raw`^ *(?<item>I\d+) +(?<round>\d+) +${WHO} .* (?<method>[a-z-]+) +\S+ +(?<verdict>\S+) +(?<basis>answers|counts|place) *$`,
)

/** What R printed that it had recomputed. */
function recomputedIn({ output }: ScriptRun): Recomputed[] {
  return output.split('\n').flatMap((line) => {
    const found = ROW.exec(line)?.groups
    return found === undefined ? [] : [{ ...found } as unknown as Recomputed]
  })
}

/** What the draft says of the whole panel: item, round, verdict. */
function verdictsInDraft({ records, results }: BuiltStudy): string[] {
  return indexStudy(records, results).items.flatMap(({ code, outcomes }) =>
    outcomes.map(({ round, result }) => `${code} ${round.number} ${result.pooled.verdict}`),
  )
}

/** Runs the script, sees that it comes to its end and has recomputed every row of the results, and gives what it said. */
async function seeAllAgree(study: BuiltStudy): Promise<Recomputed[]> {
  const tables = tablesOf(study)
  const run = await runOn(tables)
  expect(run.error).toBeNull()
  expect(run.output).toContain(ALL_IS_WELL)
  const rows = recomputedIn(run)
  expect(rows).toHaveLength(readCsv(tables['results.csv'] ?? '').length)
  const ofPanel = rows.filter(({ who }) => who === 'panel')
  const found = ofPanel.map(({ item, round, verdict }) => `${item} ${round} ${verdict}`)
  expect(found.toSorted()).toEqual(verdictsInDraft(study).toSorted())
  return rows
}

const COMET: PercentageRule = {
  method: 'percentage',
  scaleMinimum: 1,
  scaleMaximum: 9,
  lowTo: 3,
  highFrom: 7,
  inPercent: 60,
  inComparison: 'at-least',
  inAgainstBelow: 25,
  outPercent: 60,
  outAgainstBelow: 25,
  outAtMostHigh: 40,
  outVariant: 'a',
  scope: 'pooled',
  unable: 'exclude',
  laterRounds: [],
}
const LATER = {
  ...COMET,
  fromRound: 2,
  inPercent: 45,
  outPercent: 40,
  inAgainstBelow: null,
  outAtMostHigh: 55,
}
const ORDERS: readonly RankingRule[] = [
  { method: 'top-k', k: 3, allowsFewer: true, weighting: 'pooled', inCount: 2 },
  { method: 'top-k', k: 3, allowsFewer: true, weighting: 'equal-groups', inCount: 3 },
  { method: 'borda', weighting: 'pooled', inCount: null },
  { method: 'borda', weighting: 'equal-groups', inCount: 2 },
  { method: 'dots', budget: null, capPerItem: null, weighting: 'pooled', inCount: 2 },
  { method: 'dots', budget: 7, capPerItem: 3, weighting: 'equal-groups', inCount: 2 },
]
const BALLOTS: readonly VariedBallot[] = [
  ...(['pooled', 'every-group'] as const).flatMap((scope) =>
    (['a', 'b'] as const).flatMap((outVariant) =>
      (['exclude', 'include'] as const).map((unable) => ({
        rule: { ...COMET, scope, outVariant, unable, laterRounds: [stripped(LATER)] },
        rounds: 2,
      })),
    ),
  ),
  {
    rule: {
      ...COMET,
      inPercent: 50,
      inComparison: 'more-than' as const,
      outPercent: 50,
      inAgainstBelow: null,
    },
  },
  ...([6, 7] as const).flatMap((quantileType): VariedBallot[] => [
    {
      rule: { method: 'ram', scaleMinimum: 1, scaleMaximum: 9, medianIn: 6.5, medianOut: 3.5, quantileType },
    },
    {
      rule: {
        method: 'median-iqr',
        scaleMinimum: 1,
        scaleMaximum: 5,
        medianIn: 4,
        medianOut: 2,
        iqrAtMost: 1.25,
        quantileType,
      },
    },
  ]),
  ...(['exclude', 'include'] as const).flatMap((unable): VariedBallot[] => [
    {
      rule: {
        method: 'likert',
        scaleMinimum: 1,
        scaleMaximum: 5,
        disagreeTo: 2,
        agreeFrom: 4,
        percent: 55,
        unable,
      },
    },
    {
      rule: {
        method: 'moscow',
        majorityPercent: 40,
        comparison: unable === 'include' ? 'more-than' : 'at-least',
        inCounts: unable === 'include' ? 'must-or-should' : 'must',
        unable,
      },
    },
    {
      rule: {
        method: 'content-validity',
        answers: 'relevance',
        inPercent: 78,
        outBelowPercent: 50,
        unable,
      },
    },
    {
      rule: {
        method: 'content-validity',
        answers: 'essential',
        inPercent: 78,
        outBelowPercent: 50,
        unable,
      },
    },
  ]),
  ...ORDERS.map((rule) => ({ rule })),
]

function stripped({ method: _method, scaleMinimum: _least, scaleMaximum: _most, ...rest }: typeof LATER) {
  const {
    lowTo: _low,
    highFrom: _high,
    outVariant: _out,
    scope: _scope,
    unable: _unable,
    laterRounds: _later,
    ...kept
  } = rest
  return kept
}

describe('the R program', { timeout: 240_000 }, () => {
  it('needs no packages and comes with the data', () => {
    expect(VERDICT_SCRIPT_NAME).toBe('verdicts.R')
    expect(SCRIPT).not.toMatch(/\blibrary\(|\brequire\(|::/)
  })

  it('comes to the verdicts of the draft for ratings in two rounds', async () => {
    const rows = await seeAllAgree(consensusStudy())
    expect(new Set(rows.map(({ basis }) => basis))).toEqual(new Set(['answers']))
  })

  it('does so for every method, with a rule changed between rounds', async () => {
    const rows = await seeAllAgree(methodsStudy())
    expect(new Set(rows.map(({ method }) => method))).toEqual(
      new Set('ram percentage median-iqr likert content-validity moscow top-k borda dots'.split(' ')),
    )
    // Places within groups that are hidden are nobody's to recompute; all else is.
    for (const { method, basis } of rows) expect(basis === 'answers' || method === 'dots').toBe(true)
  })

  it('does so for every setting of the rules, with groups hidden on both sides of the panel', async () => {
    const study = variedStudy(BALLOTS, [
      { shortName: 'Patients', isPublic: true, sizes: [6, 5, 7] },
      { shortName: 'Carers', isPublic: true, sizes: [3, 2, 8, 6] },
      { shortName: 'Workers', isPublic: false, sizes: [8, 5, 9, 6, 7] },
      { shortName: 'Managers', isPublic: false, sizes: [2, 7, 5, 4] },
      { shortName: 'not shown', isPublic: false, sizes: [4, 3, 6] },
    ])
    const rows = await seeAllAgree(study)
    expect(new Set(rows.map(({ basis }) => basis))).toEqual(new Set(['answers', 'counts', 'place']))
    const verdicts = new Set(rows.map(({ verdict }) => verdict))
    expect(verdicts).toEqual(new Set(['in', 'out', 'uncertain', 'ranked']))
  })

  it('says so where there is nothing to recompute', async () => {
    const { output, error } = await runOn(tablesOf(blankStudy()))
    expect(error).toBeNull()
    expect(output).toContain('no verdicts to recompute')
  })
})

describe('the R program stops', { timeout: 240_000 }, () => {
  it('not where all is as it was', async () => {
    expect(await runOn(small())).toMatchObject({ error: null })
  })

  const small = () =>
    tablesOf(
      variedStudy(
        [
          { rule: COMET },
          { rule: { method: 'top-k', k: 3, allowsFewer: false, weighting: 'pooled', inCount: 2 } },
        ],
        [
          { shortName: 'Patients', isPublic: true, sizes: [6] },
          { shortName: 'Workers', isPublic: false, sizes: [8] },
        ],
      ),
    )

  function withCell(tables: Tables, table: string, change: (line: string) => string): Tables {
    const before = tables[table] ?? ''
    let isDone = false
    const after = before.split('\r\n').map((line, index) => {
      const changed = isDone || index === 0 ? line : change(line)
      isDone ||= changed !== line
      return changed
    })
    expect(isDone).toBe(true)
    return { ...tables, [table]: after.join('\r\n') }
  }

  it.each<[string, string, (line: string) => string]>([
    [
      'a verdict was altered',
      'results.csv',
      (line) =>
        line.replace(
          /"(in|out|uncertain)","(share|median)/,
          (_all, was: string, why: string) => `"${was === 'in' ? 'out' : 'in'}","${why}`,
        ),
    ],
    [
      'a score was changed',
      'responses.csv',
      (line) => line.replace(/"score",([1-8]),/, (_all, score: string) => `"score",${Number(score) + 1},`),
    ],
    ['a place was changed', 'responses.csv', (line) => line.replace(/"rank",,1,/, '"rank",,2,')],
    ['an answer was taken out', 'responses.csv', (line) => line.replace(/"score",\d,/, '"skipped",,')],
    ['a group was changed', 'responses.csv', (line) => line.replace('"Patients"', '"Workers"')],
    ['a rule was changed', 'rounds.csv', (line) => line.replace(',60,25,60,25,', ',101,25,101,25,')],
  ])('where %s', async (_what, table, change) => {
    const { error, output } = await runOn(withCell(small(), table, change))
    expect(error).toMatch(/differ|do not add up/)
    expect(output).not.toContain(ALL_IS_WELL)
  })

  it('where a statement does not stand as its votes say', async () => {
    const tables = tablesOf(methodsStudy())
    const altered = withCell(tables, 'statements.csv', (line) =>
      line.replace(
        /"(agreed|not-agreed)","(own-vote|source-vote)"/,
        (_all, was: string, from: string) => `"${was === 'agreed' ? 'not-agreed' : 'agreed'}","${from}"`,
      ),
    )
    expect((await runOn(altered)).error).toMatch(/do not stand as their votes say: S\d/)
  })
})
