import type { ballotContract } from '#shared/contract/ballot.contract'
import type { votingContract } from '#shared/contract/voting.contract'
import {
  closeRound,
  createBallot,
  deleteBallot,
  editBallot,
  lockBallot,
  openRound,
} from '#shared/domain/ballot/ballotCommands'
import { deviate, writeDiscussionNote } from '#shared/domain/ballot/deviationCommands'
import { makeIdentifier } from '#shared/domain/identifier'
import { Refusal } from '#shared/domain/refusal'
import type { Ports } from '../../ports.ts'
import type { CommandResult, HandlersFor } from '../../rpc/handlers.ts'
import type { Session } from '../../rpc/session.ts'
import type { PaperSheets } from '../paper/paperSheets.ts'
import type { OpenStudy } from '../study/openStudy.ts'
import { ballotStability } from './ballotStability.ts'
import type { BallotService, Voter } from './ballotService.ts'

const done = {}

export interface BallotSurroundings {
  readonly ports: Ports
  readonly current: () => { study: OpenStudy; ballots: BallotService; sheets: PaperSheets }
  /** How many seats each group has in the room now, and how many of them were taken with a printed card. */
  readonly seatsByGroup: () => readonly { panelGroupId: string; seats: number; withCard: number }[]
  /** The codes of the printed cards that have a seat in the room now. */
  readonly seatedCards: () => readonly string[]
  /** Runs a command that a task needs inside the study's transaction, and tells everybody. */
  readonly runCommand: (work: (study: OpenStudy) => CommandResult<'round.open'>) => Promise<void>
  readonly onRoundChanged: () => void
  readonly onTurnoutChanged: (roundId: string) => void
}

export function ballotHandlers(
  surroundings: BallotSurroundings,
): HandlersFor<typeof ballotContract & typeof votingContract> {
  const { ports, current, seatsByGroup, seatedCards, runCommand, onRoundChanged, onTurnoutChanged } =
    surroundings
  const newId = () => makeIdentifier(ports.randomBytes)
  const nowAsText = () => new Date(ports.now()).toISOString()

  /** Seats in the room, and printed cards that nobody sat down with because they voted on paper. */
  function seatsFor(roundId: string, ballotId: string): number {
    const { box, voterTokens } = current().ballots
    const seated = new Set(seatedCards().map((code) => voterTokens.knownOfCard(ballotId, code)))
    const onPaperOnly = box.onPaper(roundId).filter((token) => !seated.has(token))
    return seatsByGroup().reduce((total, group) => total + group.seats, onPaperOnly.length)
  }

  return {
    'ballot.create': (study, { ballotId, ...content }) => ({
      output: done,
      decision: {
        name: 'ballot.created',
        label: null,
        changes: createBallot(study.state(), ballotId, content, newId),
      },
    }),
    'ballot.edit': (study, { ballotId, ...edit }) => ({
      output: done,
      decision: {
        name: 'ballot.edited',
        label: null,
        changes: editBallot(study.state(), ballotId, edit, newId),
      },
    }),
    'ballot.delete': (study, { ballotId }) => ({
      output: done,
      decision: { name: 'ballot.deleted', label: null, changes: deleteBallot(study.state(), ballotId) },
    }),
    'ballot.lock': (study, { ballotId }) => {
      const changes = lockBallot(study.state(), ballotId, nowAsText())
      const phones = seatsByGroup().map(({ panelGroupId, seats, withCard }) => ({
        panelGroupId,
        seats: seats - withCard,
      }))
      current().ballots.voterTokens.issue(ballotId, phones)
      return { output: done, decision: { name: 'ballot.locked', label: null, changes } }
    },
    'ballot.deviate': (study, { deviationId, ...wish }) => ({
      output: done,
      decision: {
        name: 'ballot.deviated',
        label: null,
        changes: deviate(study.state(), { id: deviationId, madeAt: nowAsText(), ...wish }),
      },
      // Fewer rounds than were planned: the last one may be over already.
      afterCommit: () => current().ballots.forgetFinishedCards(),
    }),
    'discussion.write': (study, wish) => ({
      output: done,
      decision: {
        name: 'discussion.noted',
        label: null,
        changes: writeDiscussionNote(study.state(), wish, newId),
      },
    }),
    'round.open': (study, { ballotId, roundId }) => {
      const itemIds = current().ballots.itemsForNextRound(ballotId)
      const changes = openRound(study.state(), ballotId, { roundId, openedAt: nowAsText(), itemIds })
      current().ballots.voterTokens.prepareCards(ballotId)
      study.answerTraces.expect()
      return {
        output: done,
        decision: { name: 'round.opened', label: null, changes },
        afterCommit: onRoundChanged,
      }
    },
    'round.close': async ({ roundId }) => {
      const { study, ballots, sheets } = current()
      await runCommand((open) => {
        const ballotId = open.state().records.round.get(roundId)?.ballotId ?? ''
        const tokensDealt = ballots.turnout(roundId).dealt
        const changes = closeRound(open.state(), roundId, {
          closedAt: nowAsText(),
          tokensDealt,
          // The room may be closed already, or its people not all back after a restart.
          seatsInRoom: Math.max(seatsFor(roundId, ballotId), tokensDealt),
        })
        // Sheets that were keyed in only once do not count.
        sheets.removeAll(roundId)
        return { output: done, decision: { name: 'round.closed', label: null, changes } }
      })
      onRoundChanged()
      ballots.forgetFinishedCards()
      // A study that has been closed meanwhile has seen to its file itself.
      if (!study.store.database.open) return done
      try {
        study.answerTraces.remove(ballots.openRound() === null)
      } catch (error) {
        throw new Refusal(
          'storage-failed',
          'The vote is closed and its answers are safe. The file could not be rewritten to hide the order in which they came: free some space on the disk, then close the vote again.',
          { cause: String(error instanceof Error && 'code' in error ? error.code : 'unknown') },
        )
      }
      return done
    },
    'round.getTurnout': ({ roundId }) => current().ballots.turnout(roundId),
    'ballot.listStability': ({ ballotId }) => {
      const { study, ballots } = current()
      return ballotStability(study, ballots.box, ballotId)
    },
    'round.getResults': ({ roundId }) => current().ballots.results(roundId),
    'ballot.takeVoterToken': ({ ballotId, heldToken }, session) => ({
      voterToken: current().ballots.takeToken(ballotId, asSeat(session), heldToken),
    }),
    'ballot.getVotingPaper': ({ roundId, voterToken }) => {
      const { ballots } = current()
      const { round, ballot } = ballots.roundFor(roundId, voterToken)
      const feedback = ballots.feedbackFor(round)
      const ownBefore = ballots.ownBefore(round, voterToken)
      return {
        ballotId: ballot.id,
        roundId: round.id,
        roundNumber: round.number,
        title: ballot.title,
        question: ballot.question,
        lowLabel: ballot.lowLabel,
        highLabel: ballot.highLabel,
        instructions: ballot.instructions,
        isPractice: ballot.isPractice,
        taken: ballots.answersTaken(round),
        items: ballots.itemsIn(round).map(({ id, wording }) => {
          const room = feedback.get(id)
          return {
            itemId: id,
            wording,
            before: room ? { room, own: ownBefore.get(id) ?? null } : null,
          }
        }),
        answers: [...ballots.box.answersOf(round.id, voterToken)].map(([itemId, answer]) => ({
          itemId,
          answer,
        })),
        isFinished: ballots.box.isFinished(round.id, voterToken),
      }
    },
    'response.putAnswer': (_study, { roundId, voterToken, itemId, answer }, session) => {
      current().ballots.putAnswer(roundId, asVoter(session, voterToken), itemId, answer)
      return { output: done, afterCommit: () => onTurnoutChanged(roundId) }
    },
    'response.putWhole': (_study, { roundId, voterToken, answers }, session) => {
      current().ballots.putWhole(roundId, asVoter(session, voterToken), answers)
      return { output: done, afterCommit: () => onTurnoutChanged(roundId) }
    },
    'response.finish': (_study, { roundId, voterToken }, session) => ({
      output: current().ballots.finish(roundId, asVoter(session, voterToken)),
      afterCommit: () => onTurnoutChanged(roundId),
    }),
  }
}

function asVoter(session: Session, token: string): Voter {
  return { token, channel: asSeat(session).channel }
}

function asSeat(session: Session) {
  if (session.kind !== 'participant') throw new Refusal('not-allowed', 'Join the room first.')
  return session
}
