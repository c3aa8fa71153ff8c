import { isRDouble, WebR } from 'webr'

/** What R is given: numbers by name, null for NA. */
export type RInput = Readonly<Record<string, readonly (number | null)[]>>

export interface ScriptRun {
  /** All that it printed. */
  readonly output: string
  /** What it stopped with; null where it came to its end. */
  readonly error: string | null
}

export interface RProgram {
  readonly version: string
  /** Evaluates R code whose result is numbers; NA comes back as NaN. */
  numbers(code: string, input: RInput): Promise<number[]>
  /**
   * Runs an R script in a folder of its own, which holds the files given, by their paths in it. With nothing but the packages
   * that R itself comes with.
   */
  runScript(script: string, files: Readonly<Record<string, Uint8Array>>): Promise<ScriptRun>
  stop(): void
}

const FOLDER = '/tmp/script'

/** Starts R itself, compiled to WebAssembly: in a thread of this process, from files on the disk alone. */
export async function startR(): Promise<RProgram> {
  const webR = new WebR({ interactive: false })
  await webR.init()
  return {
    version: await webR.evalRString('R.version.string'),
    numbers: async (code, input) => {
      const env = Object.fromEntries(Object.entries(input).map(([name, values]) => [name, [...values]]))
      const found: unknown = await webR.evalR(`local(as.double({ ${code} }))`, { env })
      if (!isRDouble(found)) throw new TypeError('R gave something other than numbers.')
      const numbers = await found.toTypedArray()
      await webR.destroy(found)
      return [...numbers]
    },
    runScript: async (script, files) => {
      await webR.evalRVoid(`unlink('${FOLDER}', recursive = TRUE)`)
      for (const [path, bytes] of Object.entries(files)) {
        const whole = `${FOLDER}/${path}`
        await webR.evalRVoid(`dir.create(dirname('${whole}'), recursive = TRUE, showWarnings = FALSE)`)
        await webR.FS.writeFile(whole, bytes)
      }
      await webR.FS.writeFile(`${FOLDER}.R`, new TextEncoder().encode(script))
      const run = `
        local({
          before <- setwd('${FOLDER}')
          on.exit(setwd(before))
          error <- ''
          output <- capture.output(tryCatch(
            source('${FOLDER}.R', local = new.env(), encoding = 'UTF-8'),
            error = function(condition) error <<- conditionMessage(condition)))
          c(error, paste(output, collapse = '\\n'))
        })`
      const [error = '', output = ''] = await webR.evalRRaw(run, 'string[]')
      return { output, error: error === '' ? null : error }
    },
    stop: () => webR.close(),
  }
}

/**
 * Lists of different lengths as R is given them: one after another, with their lengths. {@link apartInR} takes them
 * apart again: one call to R for all of them takes a hundredth of the time of a call for each.
 */
export function joinedForR(name: string, lists: readonly (readonly (number | null)[])[]): RInput {
  return { [name]: lists.flat(), [`${name}Lengths`]: lists.map(({ length }) => length) }
}

/** R code that makes a list of lists of what {@link joinedForR} put together under this name. */
export function apartInR(name: string): string {
  return `${name} <- unname(split(${name}, rep(factor(seq_along(${name}Lengths)), ${name}Lengths)));`
}
