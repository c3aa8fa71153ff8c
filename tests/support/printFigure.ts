/** Prints what a test has measured, for the record; whether it is good enough is asserted beside it. */
export function printFigure(what: string, figure: string): void {
  console.info(`  ${what}: ${figure}`)
}
