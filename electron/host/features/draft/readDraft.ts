import { join } from 'node:path'
import type { Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import type { DraftInput } from '#shared/domain/draft/draftContext'
import { activityLines } from '../../export/csvActivity.ts'
import type { ExportSource } from '../../export/exportJob.ts'
import { readVerdictScript } from '../../export/verdictScript.ts'
import type { Ports } from '../../ports.ts'
import type { BallotService } from '../ballot/ballotService.ts'
import { ballotStability } from '../ballot/ballotStability.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { readActivity } from './readActivity.ts'
import { readChecklists } from './readChecklists.ts'

export interface DraftStudy {
  readonly study: OpenStudy
  readonly ballots: BallotService
}

/**
 * The record as it stands now. Rounds that are still open are left out, as their answers are nobody's yet, and so are
 * practice ballots, whose answers nobody meant.
 */
export function readDraft(
  { study, ballots }: DraftStudy,
  { now, version, paths }: Pick<Ports, 'now' | 'version' | 'paths'>,
): DraftInput {
  const { records } = study.state()
  const results = new Map<string, RoundResults>()
  for (const round of countedRounds(study)) results.set(round.id, ballots.results(round.id))
  const meant = [...records.ballot.values()].filter(({ isPractice }) => !isPractice)
  return {
    records,
    results,
    exportedAt: new Date(now()).toISOString(),
    revision: study.revision(),
    programVersion: version,
    stability: new Map(meant.map(({ id }) => [id, ballotStability(study, ballots.box, id)])),
    checklists: readChecklists(join(paths.resourcesFolder, 'checklists')),
    activity: readActivity(study.log, records),
  }
}

/** The same, with the answers and the log behind it, for all that an export can write. */
export function readExportSource(
  current: DraftStudy,
  ports: Pick<Ports, 'now' | 'version' | 'paths'>,
): ExportSource {
  const { study, ballots } = current
  const responses = new Map<string, readonly Response[]>()
  for (const round of countedRounds(study)) {
    responses.set(round.id, ballots.box.responses(round.ballotId, round.id))
  }
  return {
    input: readDraft(current, ports),
    responses,
    activity: activityLines(study.state().records, study.log.linesBefore(null, ALL).toReversed()),
    verdictScript: readVerdictScript(ports.paths.resourcesFolder),
  }
}

/** SQLite's “no limit”. */
const ALL = -1

function countedRounds(study: OpenStudy) {
  const { records } = study.state()
  return [...records.round.values()].filter(
    ({ status, ballotId }) => status === 'closed' && records.ballot.get(ballotId)?.isPractice === false,
  )
}
