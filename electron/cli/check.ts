import { resolve } from 'node:path'
import { counted } from '#shared/domain/draft/phrasing'
import { checkFile, type FileCheck } from '../host/check/checkFile.ts'
import { FAILURE } from './endWithCode.ts'
import { createPorts } from './ports.ts'

/** Says what a check of a study file found. */
export function check(file: string, asJson: boolean): void {
  const found = checkFile(resolve(file), createPorts())
  process.stdout.write(asJson ? `${JSON.stringify(found, null, 2)}\n` : inWords(found))
  if (found.findings.some(({ severity }) => severity === 'problem')) process.exitCode = FAILURE
}

function inWords({ title, version, newestVersion, counts, findings }: FileCheck): string {
  const { cards, statements, ballots, closedRounds, responses, activities } = counts
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const remarks = findings.filter(({ severity }) => severity === 'remark')
  const lines = [
    title,
    `The file is whole (format ${version}${version < newestVersion ? `, which opening it brings to ${newestVersion}` : ''}).`,
    `Looked at ${counted(cards, 'card')}, ${counted(statements, 'statement')}, ${counted(ballots, 'ballot')}, ` +
      `${counted(closedRounds, 'closed round')} with ${counted(responses, 'response')}, and ` +
      `${counted(activities, 'line')} of the activity log.`,
    problems.length === 0
      ? 'Nothing is wrong: every figure counts again, and every agreed statement has its votes.'
      : `${problems.length === 1 ? 'One thing is' : `${problems.length} things are`} wrong:`,
    ...problems.map(({ about, message }) => `  ${about}: ${message}.`),
    ...(remarks.length === 0 ? [] : ['To know:']),
    ...remarks.map(({ about, message }) => `  ${about}: ${message}.`),
  ]
  return `${lines.join('\n')}\n`
}
