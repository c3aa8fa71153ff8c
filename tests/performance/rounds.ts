/** Something that is measured: one round gives one result. */
export type Contender<T> = () => Promise<T> | T

/**
 * Measures contenders in turn, round by round, each round starting with another one: what else the machine
 * does then falls on all of them alike. The first `warmUps` rounds are thrown away. Gives each contender's
 * results in the order of the rounds.
 */
export async function interleave<N extends string, T>(
  contenders: Readonly<Record<N, Contender<T>>>,
  { rounds, warmUps = 0 }: { rounds: number; warmUps?: number },
): Promise<Record<N, T[]>> {
  const names = Object.keys(contenders) as N[]
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<N, T[]>
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length] as N
      const result = await contenders[name]()
      if (round >= warmUps) results[name].push(result)
    }
  }
  return results
}
