/** Figures by name, as they go into the JSON file. */
export interface Figures {
  readonly [name: string]: number | string | boolean | null | Figures
}

export interface BenchmarkOptions {
  /** Sizes of the board, in cards. */
  readonly cards: readonly number[]
  /** Names of what the board is measured against: see peers.ts. */
  readonly peers: readonly string[]
  /** Tells whoever waits what is being measured now. */
  readonly say: (line: string) => void
}

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** What somebody has to know to read the figures rightly. */
  readonly notes: readonly string[]
}

export interface Outcome {
  readonly figures: Figures
  readonly tables: readonly Table[]
}

/** One thing that is measured: ours against a peer or a limit, in the same run on the same machine. */
export interface Benchmark {
  readonly name: string
  readonly about: string
  run(options: BenchmarkOptions): Promise<Outcome>
}
