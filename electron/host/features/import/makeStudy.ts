import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { StudyPlan } from '#shared/domain/exchange/planStudy'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import { asCreations } from '#shared/domain/study/recordChange'
import type { StudyRecords } from '#shared/domain/study/records'
import type { Ports } from '../../ports.ts'
import { createStore } from '../../store/store.ts'
import { createBallotBox } from '../ballot/ballotBox.ts'
import { openStudyFrom } from '../study/openStudy.ts'
import { keepVotes } from './keepVotes.ts'

/** Not a study's ending: a file that was never finished is not offered to be opened. */
const UNFINISHED = '-unfinished'

/**
 * Makes a study file of a plan: aside first, and under its name only once all of it is there. If anything goes wrong, or
 * the program ends, there is no study of that name.
 */
export function makeStudyFile(path: string, plan: StudyPlan, ports: Ports): void {
  if (existsSync(path)) {
    throw new Refusal(
      'file-exists',
      `There is a file “${basename(path)}” in this folder already. Choose another name, or open it.`,
    )
  }
  const aside = `${path}${UNFINISHED}`
  removeFile(aside)
  const store = createStore(aside)
  try {
    const study = openStudyFrom(store, ports, asCreations(withFreshStudyId(plan.records, ports)))
    const box = createBallotBox(store.database)
    store.database.transaction(() => {
      for (const { ballotId, voters, rounds } of plan.votes) {
        const voterAt = new Map(voters.map(({ voterKey }, index) => [voterKey, index]))
        const votes = {
          ballotId,
          voterGroups: voters.map(({ panelGroupId }) => panelGroupId),
          rounds: rounds.map(({ roundId, responses, channels }) => ({
            roundId,
            channels,
            responses: responses.map(({ voterKey, answers }) => ({
              voter: voterAt.get(voterKey) ?? -1,
              answers: answers.map(([itemId, answer]) => ({ itemId, answer })),
            })),
          })),
        }
        keepVotes(box, votes, ports.randomBytes)
      }
      study.log.append({
        name: 'study.broughtIn',
        label: null,
        at: new Date(ports.now()).toISOString(),
        changes: [],
      })
    })()
    store.rewrite()
    study.close()
    renameSync(aside, path)
  } catch (error) {
    store.close()
    removeFile(aside)
    if (isConstraint(error)) {
      throw new Refusal(
        'file-damaged',
        'The file has been changed since it was exported: its parts do not fit together. Please export the study once more.',
      )
    }
    throw error
  }
}

/** Two files with one study in them would be taken for one another. */
function withFreshStudyId(records: StudyRecords, { randomBytes }: Ports): StudyRecords {
  const [study] = records.study.values()
  if (!study) throw new Refusal('file-damaged', 'The file holds no study.')
  const id = makeIdentifier(randomBytes)
  return { ...records, study: new Map([[id, { ...study, id }]]) }
}

function removeFile(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')
}
