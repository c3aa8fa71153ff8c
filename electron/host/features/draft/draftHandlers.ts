import { dirname, isAbsolute, join } from 'node:path'
import { existsSync } from 'node:fs'
import type { draftContract } from '#shared/contract/draft.contract'
import type { FacilitatorEvent } from '#shared/contract/events'
import type { Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import type { Checklist } from '#shared/domain/draft/checklists'
import type { DraftDocument } from '#shared/domain/draft/draftDocument'
import { keepAnswer } from '#shared/domain/draft/keepAnswer'
import { Refusal } from '#shared/domain/refusal'
import { exportDraft } from '../../export/exportDraft.ts'
import { writeHtml } from '../../export/writeHtml.ts'
import type { CsvTablesInput } from '../../export/writeCsvTables.ts'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import type { BallotService } from '../ballot/ballotService.ts'
import { ballotStability } from '../ballot/ballotStability.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { fileNameFrom } from '../study/studyFileName.ts'
import { readActivity } from './readActivity.ts'
import { readChecklists } from './readChecklists.ts'

export interface DraftSurroundings {
  readonly ports: Ports
  readonly current: () => { study: OpenStudy; ballots: BallotService }
  readonly tell: (event: FacilitatorEvent) => void
}

export function draftHandlers({
  ports,
  current,
  tell,
}: DraftSurroundings): HandlersFor<typeof draftContract> {
  const running = new Map<string, AbortController>()
  let checklists: Checklist[] | undefined

  /**
   * The record as it stands now. Rounds that are still open are left out, as their answers are nobody's yet, and so are
   * practice ballots, whose answers nobody meant.
   */
  function readRecord(): { draft: DraftDocument; tables: CsvTablesInput } {
    const { study, ballots } = current()
    const { records } = study.state()
    const results = new Map<string, RoundResults>()
    const responses = new Map<string, readonly Response[]>()
    for (const round of records.round.values()) {
      if (round.status !== 'closed' || records.ballot.get(round.ballotId)?.isPractice !== false) continue
      results.set(round.id, ballots.results(round.id))
      responses.set(round.id, ballots.box.responses(round.ballotId, round.id))
    }
    const draft = buildDraft({
      records,
      results,
      exportedAt: new Date(ports.now()).toISOString(),
      revision: study.revision(),
      programVersion: ports.version,
      stability: new Map(
        [...records.ballot.values()]
          .filter(({ isPractice }) => !isPractice)
          .map(({ id }) => [id, ballotStability(study, ballots.box, id)]),
      ),
      checklists: (checklists ??= readChecklists(join(ports.paths.resourcesFolder, 'checklists'))),
      activity: readActivity(study.log),
    })
    return { draft, tables: { records, results, responses, randomBytes: ports.randomBytes } }
  }

  return {
    'draft.getPreview': () => {
      const { draft } = readRecord()
      return { document: draft, html: writeHtml(draft) }
    },
    'prompt.answer': (study, { key, ...answer }) => ({
      output: {},
      decision: {
        name: 'prompt.answered',
        label: 'write in the draft',
        changes: keepAnswer(study.state(), key, answer),
      },
    }),
    'draft.export': async ({ exportId, formats, folder }) => {
      const { study } = current()
      if (folder !== undefined && !isAbsolute(folder)) {
        throw new Refusal(
          'invalid-input',
          'Give the whole path of the folder, from the drive or the root on.',
        )
      }
      if (running.has(exportId)) throw new Refusal('conflict', 'This export is running already.')
      const target = folder ?? freeDraftFolder(study, ports.now())
      const controller = new AbortController()
      running.set(exportId, controller)
      try {
        const files = await exportDraft({
          ...readRecord(),
          formats,
          folder: target,
          signal: controller.signal,
          onProgress: (done, total, step) =>
            tell({ type: 'export', name: 'export.progressed', exportId, done, total, step }),
        })
        return { folder: target, files }
      } finally {
        running.delete(exportId)
      }
    },
    'draft.cancelExport': ({ exportId }) => {
      running.get(exportId)?.abort(new Refusal('cancelled', 'The export was cancelled. Nothing was written.'))
      return {}
    },
  }
}

/** A folder beside the study that is not there yet, so that no earlier draft is written over. */
function freeDraftFolder(study: OpenStudy, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10)
  const name = `${fileNameFrom(study.title())} draft ${day}`
  const beside = dirname(study.store.path)
  for (let number = 1; ; number += 1) {
    const folder = join(beside, number === 1 ? name : `${name} (${number})`)
    if (!existsSync(folder)) return folder
  }
}
