/** A CSV of rows under a header, as `linkboard analyse` reads it. */
export function ratingsCsv(
  rows: readonly (readonly (string | number)[])[],
  header = 'voter,group,item,value',
): string {
  return `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`
}

/** Ratings by item, a word each, from voters v1, v2, … of one group; `round` adds a cell to each row. */
export function rowsByItem(ratings: Readonly<Record<string, string>>, group = 'panel', round?: number) {
  return Object.entries(ratings).flatMap(([item, words]) =>
    words
      .split(' ')
      .map((value, index) => [
        `${group}-v${index + 1}`,
        group,
        item,
        value,
        ...(round === undefined ? [] : [round]),
      ]),
  )
}

/** Ranks of items with names of one letter: each ballot names them from the first on. */
export function rowsByOrder(ballots: readonly string[]) {
  return ballots.flatMap((ballot, voter) =>
    ballot.split('').map((item, index) => [`v${voter}`, 'panel', item, index + 1]),
  )
}
