import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coefficientOfVariation } from '#shared/domain/consensus/coefficientOfVariation'
import { contentValidityOf } from '#shared/domain/consensus/contentValidity'
import { binomialLowerTail, chiSquareUpperTail, normalTwoSided } from '#shared/domain/consensus/distributions'
import { divergenceOfRatings } from '#shared/domain/consensus/divergence'
import { kendallsW } from '#shared/domain/consensus/kendallsW'
import { median, quantile } from '#shared/domain/consensus/quantile'
import { judgeByRam } from '#shared/domain/consensus/ramVerdict'
import { bandsOf } from '#shared/domain/consensus/ratingBands'
import { summariseRatings } from '#shared/domain/consensus/ratingSummary'
import { repeatableRandom } from '#shared/domain/consensus/repeatableRandom'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { stabilityOf } from '#shared/domain/consensus/stability'
import { expectAgreement } from '../support/expectAgreement.ts'
import { printFigure } from '../support/printFigure.ts'
import { apartInR, joinedForR, startR, type RProgram } from '../support/rProgram.ts'

/*
 * Every method that R has too, on random input that is the same in every run, against R itself. For more cases
 * than these: LINKBOARD_R_CASES=5000 npx vitest run -c tests/vitest.config.ts tests/integration/rComparison.test.ts
 */
const CASES = Number(process.env['LINKBOARD_R_CASES'] ?? 300)

/** R puts a two-sided p together from 1 − the other tail, and so has no figures left of those near 1e-16. */
const R_SUBTRACTS = 1e-6

let r: RProgram

beforeAll(async () => {
  r = await startR()
  printFigure('compared with', `${r.version}, ${CASES} cases for each method`)
})

afterAll(() => r.stop())

const random = repeatableRandom(1_234)
const between = (least: number, most: number): number => least + random(most - least + 1)
const chance = (percent: number): boolean => random(100) < percent
const list = <T>(length: number, item: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => item(index))
const cases = <T>(item: (index: number) => T): T[] => list(CASES, item)

/** Scores from 1 to 9 about a leaning, so that there are ties and one-sided panels. */
function scores(count: number): number[] {
  const leaning = between(1, 9)
  return list(count, () => (chance(25) ? between(1, 9) : between(leaning - 2, leaning + 2))).map((score) =>
    Math.min(9, Math.max(1, score)),
  )
}

const measurements = (count: number): number[] => list(count, () => between(1, 1_000_000) / 1_000)

describe('agreement with R', { timeout: 60_000 + 100 * CASES }, () => {
  it('in quantiles of types 6 and 7, and medians', async () => {
    const p = [0.25, 0.3, 0.5, 0.7, 0.75]
    const panels = cases((index) => (index % 2 === 0 ? scores : measurements)(between(1, 60)))
    const theirs = await r.numbers(
      `${apartInR('x')} sapply(x, function(x) c(
         quantile(x, p, type = 6, names = FALSE), quantile(x, p, type = 7, names = FALSE), median(x)))`,
      { ...joinedForR('x', panels), p },
    )
    const ours = panels.flatMap((panel) => {
      const sorted = panel.toSorted((a, b) => a - b)
      const quantiles = ([6, 7] as const).flatMap((type) => p.map((share) => quantile(sorted, share, type)))
      return [...quantiles, median(sorted)]
    })
    expectAgreement('quantiles and medians', ours, theirs)
  })

  it('in what the RAND/UCLA rule makes of quantiles', async () => {
    const panels = cases(() => scores(between(1, 30)))
    const theirs = await r.numbers(
      `${apartInR('x')} sapply(x, function(x) sapply(c(6, 7), function(type) {
         p <- quantile(x, c(0.3, 0.7), type = type, names = FALSE)
         ipr <- p[2] - p[1]
         ipras <- 2.35 + 1.5 * abs(5 - mean(p))
         disagreement <- ipr > ipras && !isTRUE(all.equal(ipr, ipras))
         verdict <- if (disagreement) 0 else if (median(x) >= 7) 1 else if (median(x) <= 3) -1 else 0
         c(IQR(x, type = type), ipr, ipras, ipr / ipras, disagreement, verdict)
       }))`,
      joinedForR('x', panels),
    )
    const ours = panels.flatMap((panel) =>
      ([6, 7] as const).flatMap((quantileType) => {
        const rule = { ...DEFAULT_RAM_RULE, quantileType }
        const summary = summariseRatings(panel, bandsOf(rule), quantileType)
        const { iqr, ipr, ipras, disagreementIndex, disagreement } = summary
        const verdict = ['out', 'uncertain', 'in'].indexOf(judgeByRam(summary, rule).verdict) - 1
        return [iqr, ipr, ipras, disagreementIndex, disagreement ? 1 : 0, verdict]
      }),
    )
    expectAgreement('the RAND/UCLA rule', ours, theirs)
  })

  it('in Kendall’s W, by friedman.test, with ties and gaps', async () => {
    // In every tenth panel everybody ties everything.
    const panels = cases((index) => {
      const items = between(2, 15)
      const widest = index % 10 === 0 ? 1 : ([2, 3, 9, 100][between(0, 3)] ?? 9)
      const whole = list(between(2, 12), () => list(items, () => between(1, widest)))
      const gappy = list(chance(30) ? between(1, 3) : 0, () =>
        list(items, (item) => (item === 0 ? null : between(1, widest))),
      )
      return [...whole, ...gappy]
    })
    const rows = panels.map((panel) => panel.flat())
    const theirs = await r.numbers(
      `${apartInR('x')} mapply(function(x, items) {
         x <- matrix(x, ncol = items, byrow = TRUE)
         found <- friedman.test(x)
         w <- found$statistic / (sum(complete.cases(x)) * (items - 1))
         c(w, found$statistic, found$p.value, found$parameter)
       }, x, items)`,
      { ...joinedForR('x', rows), items: panels.map(([row]) => row?.length ?? 0) },
    )
    const ours = panels.flatMap((panel) => {
      const found = kendallsW(panel)
      return found.kind === 'found'
        ? [found.kendallW, found.chiSquare, found.p, found.degreesOfFreedom]
        : [null, null, null, found.items - 1]
    })
    expectAgreement('Kendall’s W, χ², p and degrees of freedom', ours, theirs)
  })

  it('in Wilcoxon’s signed-rank test, exact and not, and in McNemar’s by binom.test', async () => {
    // Half the panels are small with steps that are all of different sizes, so that outcomes can be counted.
    const panels = cases((index) => {
      const before = scores(between(1, index % 2 === 0 ? 12 : 80))
      const after = index % 2 === 0 ? [] : scores(before.length)
      return before.map((score, voter) => ({
        before: score,
        after: after[voter] ?? (chance(50) ? score + voter : score - voter),
      }))
    })
    const found = panels.map((pairs) => stabilityOf(pairs, (score) => score >= 7))
    const exact = found.map(({ wilcoxon }) => (wilcoxon?.isExact === true ? 1 : 0))
    const input = {
      ...joinedForR(
        'before',
        panels.map((pairs) => pairs.map(({ before }) => before)),
      ),
      ...joinedForR(
        'after',
        panels.map((pairs) => pairs.map(({ after }) => after)),
      ),
      exact,
    }

    // Left to itself, R also counts outcomes with ties, up to 49 differences; the method here does not.
    const signedRanks = await r.numbers(
      `${apartInR('before')} ${apartInR('after')} mapply(function(before, after, exact) {
         moved <- before != after
         if (!any(moved)) return(c(NaN, NaN))
         found <- wilcox.test(after[moved], before[moved], paired = TRUE, exact = exact == 1, correct = FALSE)
         c(found$statistic, found$p.value)
       }, before, after, exact)`,
      input,
    )
    const exactTests = exact.filter((is) => is === 1).length
    expect(exactTests).toBeGreaterThan(0)
    expectAgreement(
      `signed ranks, W⁺ and p (${exactTests} exact)`,
      found.flatMap(({ wilcoxon }) => [wilcoxon?.wPlus ?? null, wilcoxon?.p ?? null]),
      signedRanks,
      R_SUBTRACTS,
    )

    const sides = await r.numbers(
      `${apartInR('before')} ${apartInR('after')} mapply(function(before, after) {
         b <- sum(before >= 7 & after < 7)
         c <- sum(before < 7 & after >= 7)
         c(b, c, if (b + c == 0) 1 else binom.test(b, b + c)$p.value)
       }, before, after)`,
      input,
    )
    expectAgreement(
      'McNemar’s b, c and p',
      found.flatMap(({ mcnemar }) => [mcnemar?.b ?? null, mcnemar?.c ?? null, mcnemar?.p ?? null]),
      sides,
    )
  })

  it('in coefficients of variation', async () => {
    // Every tenth panel is of one mind; a panel of one has none.
    const panels = cases((index) => {
      if (index % 10 === 0) return list(between(2, 9), () => 4)
      return (index % 2 === 0 ? scores : measurements)(between(1, 60))
    })
    const theirs = await r.numbers(
      `${apartInR('x')} sapply(x, function(x) sd(x) / mean(x))`,
      joinedForR('x', panels),
    )
    expectAgreement('coefficients of variation', panels.map(coefficientOfVariation), theirs)
  })

  it('in Cliff’s delta, by the rank-sum statistic', async () => {
    const sides = cases(() => ({ ours: scores(between(1, 25)), rest: scores(between(1, 25)) }))
    const theirs = await r.numbers(
      `${apartInR('ours')} ${apartInR('rest')} mapply(function(ours, rest) {
         pairs <- length(ours) * length(rest)
         w <- wilcox.test(ours, rest, exact = FALSE, correct = FALSE)$statistic
         c((2 * w - pairs) / pairs, median(ours) - median(rest), 100 * (mean(ours >= 7) - mean(rest >= 7)))
       }, ours, rest)`,
      {
        ...joinedForR(
          'ours',
          sides.map(({ ours }) => ours),
        ),
        ...joinedForR(
          'rest',
          sides.map(({ rest }) => rest),
        ),
      },
    )
    const side = (ratings: readonly number[]) => {
      const summary = summariseRatings(ratings, bandsOf(DEFAULT_RAM_RULE), 7)
      return { ...summary, verdict: judgeByRam(summary, DEFAULT_RAM_RULE).verdict }
    }
    const ours = sides.flatMap((pair) => {
      const found = divergenceOfRatings(side(pair.ours), side(pair.rest), { minimum: 1, maximum: 9 })
      return [
        found?.cliffsDelta ?? null,
        found?.differenceOfMedians ?? null,
        found?.differenceOfPercentHigh ?? null,
      ]
    })
    // Shares are subtracted in R, which leaves 1e-14 where they are the same.
    expectAgreement('Cliff’s delta, differences of medians and of shares', ours, theirs, 1e-3)
  })

  it('in content validity, by dbinom and pbinom', async () => {
    const panels = cases(() => {
      const n = between(1, 100)
      return { agreeing: between(0, n), n }
    })
    const theirs = await r.numbers(
      `mapply(function(agreeing, n) {
         chance <- dbinom(agreeing, n, 0.5)
         p <- pbinom(0:n - 1, n, 0.5, lower.tail = FALSE)
         least <- if (any(p <= 0.05)) min(which(p <= 0.05)) - 1 else NaN
         c((agreeing / n - chance) / (1 - chance), (least - n / 2) / (n / 2))
       }, agreeing, n)`,
      { agreeing: panels.map(({ agreeing }) => agreeing), n: panels.map(({ n }) => n) },
    )
    const ours = panels.flatMap(({ agreeing, n }) => {
      const found = contentValidityOf(agreeing, n)
      return [found?.kappa ?? null, found?.ratioMinimum ?? null]
    })
    // Kappa is nought or nearly where chance would agree as often: then few figures are left to compare.
    expectAgreement('content validity, k* and the least CVR', ours, theirs, 1e-3)
  })

  it('in the tails of distributions, down to very small ones', async () => {
    const value = cases(() => between(1, 60_000) / 100)
    const degrees = cases(() => between(1, 60))
    const z = cases(() => between(-26_000, 26_000) / 1_000)
    const trials = cases(() => between(1, 400))
    const successes = trials.map((most) => between(0, most))
    const probability = cases(() => (chance(50) ? 0.5 : between(1, 99) / 100))
    const theirs = await r.numbers(
      `c(pchisq(value, degrees, lower.tail = FALSE), 2 * pnorm(-abs(z)),
         pbinom(successes, trials, probability))`,
      { value, degrees, z, successes, trials, probability },
    )
    const ours = [
      ...value.map((one, index) => chiSquareUpperTail(one, degrees[index] ?? 1)),
      ...z.map(normalTwoSided),
      ...trials.map((count, index) =>
        binomialLowerTail(successes[index] ?? 0, count, probability[index] ?? 0.5),
      ),
    ]
    expectAgreement('chi-square, normal and binomial tails', ours, theirs)
    printFigure('the smallest tail compared', Math.min(...theirs.filter((tail) => tail > 0)).toExponential(1))
  })
})
