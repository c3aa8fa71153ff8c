/** A whole number from 0 up to, but not including, `bound` (1 to 2³²). */
export type RandomBelow = (bound: number) => number

/**
 * Random numbers that are the same in every run and on every machine, for shuffles whose result is reported.
 * Never for anything secret. Source: sfc32 of C. Doty-Humphrey's PractRand, with its twelve rounds of warming up.
 *
 * Scaling 32 random bits to the bound favours some numbers by a share of bound ÷ 2³² at most, which is far below
 * what ten thousand shuffles can tell.
 */
export function repeatableRandom(seed: number): RandomBelow {
  let a = 0
  let b = seed | 0
  let c = 0
  let counter = 1
  const step = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum
  }
  for (let round = 0; round < 12; round += 1) step()
  return (bound) => Math.floor((step() + 2 ** 31) * 2 ** -32 * bound)
}
