import { bdtr, chdtrc, compiled, ndtr } from 'cephes'

/*
 * Tails of distributions, from the Cephes library (S. L. Moshier, "Methods and Programs for Mathematical
 * Functions"), compiled to WebAssembly. Each tail is worked out as such: 1 minus the other one would lose
 * every figure of a small p. The pages of the app forbid WebAssembly; what they need to know of a result is in
 * files that do not import this one.
 */
await compiled

/**
 * P(X ≥ `value`) for a chi-square variable, 0 to 1. `degreesOfFreedom` is above 0; a value of 0 or less gives 1.
 * R: `pchisq(value, degreesOfFreedom, lower.tail = FALSE)`.
 */
export function chiSquareUpperTail(value: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(`Degrees of freedom are above 0, not ${degreesOfFreedom}.`)
  }
  if (value <= 0) return 1
  try {
    return chdtrc(degreesOfFreedom, value)
  } catch (error) {
    // Cephes throws where one of the tails is smaller than any number there is: the other is then 1.
    if (!(error instanceof Error && error.message.includes('underflow'))) throw error
    return value > degreesOfFreedom ? 0 : 1
  }
}

/** P(|Z| ≥ |`value`|) for a standard normal variable, 0 to 1. R: `2 * pnorm(-abs(value))`. */
export function normalTwoSided(value: number): number {
  return 2 * ndtr(-Math.abs(value))
}

/**
 * P(X ≤ `successes`) for a binomial variable, 0 to 1: the number of successes in `trials` that each succeed
 * with `probability`. No trials have no successes. R: `pbinom(successes, trials, probability)`.
 */
export function binomialLowerTail(successes: number, trials: number, probability: number): number {
  checkBinomial(successes, trials, probability)
  if (successes < 0) return 0
  return successes >= trials ? 1 : bdtr(successes, trials, probability)
}

function checkBinomial(successes: number, trials: number, probability: number): void {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || trials < 0) {
    throw new RangeError(`Successes are counted in whole numbers: ${successes} of ${trials} cannot be.`)
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability lies between 0 and 1, not ${probability}.`)
  }
}
