import type { importContract } from '#shared/contract/import.contract'
import { bringInCards } from '#shared/domain/exchange/bringInCards'
import { bringInSurvey, type SurveyRecords } from '#shared/domain/exchange/bringInSurvey'
import type { PlannedSurvey } from '#shared/domain/exchange/planRatings'
import type { FacilitatorEvent } from '#shared/contract/events'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { Ports } from '../../ports.ts'
import type { HandlersFor } from '../../rpc/handlers.ts'
import { createBallotBox } from '../ballot/ballotBox.ts'
import type { Decision, OpenStudy } from '../study/openStudy.ts'
import type { StudyService } from '../study/studyService.ts'
import { cardSurroundings, ratingSurroundings } from './importSurroundings.ts'
import type { ImportSessions } from './importSessions.ts'
import { keepVotes, type VotesToKeep } from './keepVotes.ts'
import { makeStudyFile } from './makeStudy.ts'

const done = {}

export interface ImportSurroundings {
  readonly ports: Ports
  readonly studies: StudyService
  readonly sessions: ImportSessions
  readonly tell: (event: FacilitatorEvent) => void
}

export function importHandlers({
  ports,
  studies,
  sessions,
  tell,
}: ImportSurroundings): HandlersFor<typeof importContract> {
  const newId = () => makeIdentifier(ports.randomBytes)
  const comingIn = new Set<string>()

  /** A file that is asked for twice before the first time is over comes in once: a survey could not be taken out again. */
  async function bringIn<Output>(importId: string, work: () => Promise<Output>): Promise<Output> {
    if (comingIn.has(importId)) throw new Refusal('conflict', 'This file is being brought in already.')
    comingIn.add(importId)
    try {
      const output = await work()
      sessions.end(importId)
      return output
    } finally {
      comingIn.delete(importId)
    }
  }

  function openStudy(): OpenStudy {
    const study = studies.current()
    if (!study) throw new Refusal('study-not-open', 'Open a study first.')
    return study
  }

  /** The study that a file was chosen for, which must be open still. */
  function studyOf(importId: string, purpose: 'cards' | 'ratings') {
    const session = sessions.whole(importId, purpose)
    const study = openStudy()
    if (session.studyId !== study.studyId) {
      throw new Refusal('conflict', 'Another study is open now. Please choose the file again.')
    }
    return { study, reader: session.reader }
  }

  /** Decides and writes in one transaction; everybody is told once it is on disk. */
  async function carryOut<Output>(
    study: OpenStudy,
    work: () => { decision: Decision; output: Output; also?: () => void },
  ): Promise<Output> {
    return study.queue.submit(() => {
      const { decision, output, also } = work()
      const event = study.carryOut(decision)
      also?.()
      return {
        output,
        afterCommit() {
          study.remember(event)
          tell(event)
        },
      }
    })
  }

  return {
    'import.begin': ({ importId, purpose, bytes }) => {
      const studyId = purpose === 'study' ? null : openStudy().studyId
      sessions.begin(importId, { purpose, bytes, studyId })
      return done
    },
    'import.sendPart': ({ importId, part, data }) => {
      sessions.sendPart(importId, part, Buffer.from(data, 'base64'))
      return done
    },
    'import.cancel': ({ importId }) => {
      sessions.end(importId)
      return done
    },
    'import.checkCards': async ({ importId, choices }) => {
      const { study, reader } = studyOf(importId, 'cards')
      const { preview } = await reader.ask('cards', {
        choices,
        surroundings: cardSurroundings(study.state()),
      })
      return preview
    },
    'import.addCards': ({ importId, choices }) =>
      bringIn(importId, async () => {
        const { study, reader } = studyOf(importId, 'cards')
        const surroundings = cardSurroundings(study.state())
        const { cards, preview } = await reader.ask('cards', { choices, surroundings })
        if (preview.complaintCount > 0 && !choices.leavesOutRefused) {
          throw new Refusal('invalid-input', 'Some rows are refused. Mend them, or choose to leave them out.')
        }
        if (cards.length === 0) throw new Refusal('invalid-input', 'There is no card to add in this file.')
        // Somebody may have given up, or closed the study, while it was read.
        studyOf(importId, 'cards')
        const added = await carryOut(study, () => ({
          decision: {
            // Not as cards that were written here: the draft says where cards came from.
            name: 'study.broughtIn',
            label: cards.length === 1 ? 'add a card' : `add ${cards.length} cards`,
            changes: bringInCards(study.state(), cards, newId),
          },
          output: cards.length,
        }))
        return { added }
      }),
    'import.checkRatings': async ({ importId, reading }) => {
      const { study, reader } = studyOf(importId, 'ratings')
      const { preview } = await reader.ask('ratings', {
        reading,
        surroundings: ratingSurroundings(study.state()),
      })
      return preview
    },
    'import.addRatings': ({ importId, reading, facts }) =>
      bringIn(importId, async () => {
        const { study, reader } = studyOf(importId, 'ratings')
        const { survey } = await reader.ask('ratings', {
          reading,
          surroundings: ratingSurroundings(study.state()),
        })
        if (survey === null) {
          throw new Refusal('invalid-input', 'Some rows cannot be counted, so nothing was brought in.')
        }
        studyOf(importId, 'ratings')
        const output = await carryOut(study, () => {
          const broughtAt = new Date(ports.now()).toISOString()
          const records = bringInSurvey(
            study.state(),
            survey,
            { rule: reading.rule, facts, broughtAt },
            newId,
          )
          return {
            decision: { name: 'study.broughtIn', label: null, changes: records.changes },
            output: { ballotId: records.ballotId, lastRoundId: records.roundIds.at(-1) ?? '' },
            also() {
              keepVotes(createBallotBox(study.store.database), votesOf(survey, records), ports.randomBytes)
              study.answerTraces.expect()
            },
          }
        })
        clearTraces(study, ports)
        return output
      }),
    'import.checkStudy': async ({ importId }) => {
      const { preview } = await sessions.whole(importId, 'study').reader.ask('study', null)
      return preview
    },
    'import.makeStudy': ({ importId, path }) =>
      bringIn(importId, async () => {
        const plan = await sessions.whole(importId, 'study').reader.ask('study', null)
        sessions.whole(importId, 'study')
        const target = studies.placeFor({ title: plan.preview.title, path })
        makeStudyFile(target, plan, ports)
        // The study is made now, whether or not it can be opened.
        sessions.end(importId)
        const study = studies.open(target)
        return { studyId: study.studyId, title: study.title(), path: study.store.path }
      }),
  }
}

function votesOf(survey: PlannedSurvey, records: SurveyRecords): VotesToKeep {
  return {
    ballotId: records.ballotId,
    voterGroups: survey.voterGroups.map((group) => records.groupIds[group] ?? ''),
    rounds: survey.rounds.map(({ responses }, index) => ({
      roundId: records.roundIds[index] ?? '',
      responses: responses.map(({ voter, answers }) => ({
        voter,
        answers: answers.map(([item, answer]) => ({ itemId: records.itemIds[item] ?? '', answer })),
      })),
      channels: responses.map(() => 'elsewhere' as const),
    })),
  }
}

/** As after the close of a round: nothing in the file may tell in which order the answers were written. */
function clearTraces(study: OpenStudy, { logger }: Ports): void {
  try {
    if (study.store.database.open) study.answerTraces.remove(true)
  } catch (error) {
    // It is due again when the study is next opened.
    logger.error('The study file could not be rewritten', error)
  }
}
