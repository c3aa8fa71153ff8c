import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import { resultEntries } from '#shared/domain/ballot/resultEntries'
import { roundBefore } from '#shared/domain/ballot/roundBefore'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import { useStudyList, useStudy } from '../../api/StudyContext.tsx'
import { selectOpenRound } from '../../api/studySelectors.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { ShowSwitch } from './ResultsOnScreen.tsx'
import { goToResults, useResultsPlace } from './resultsPlace.ts'
import { RoundView } from './RoundView.tsx'
import { chartSettingOf } from './shownRound.ts'
import { useRoundResults } from './useRoundResults.ts'
import { useStability } from './useStability.ts'

/** What the room said, for each closed round, disputed items first. */
export function ResultsScreen() {
  const rounds = useStudyList(selectClosedRounds)
  const ballots = useStudy((state) => state.records.ballot)
  const { roundId } = useResultsPlace()
  const round = rounds.find(({ id }) => id === roundId) ?? rounds[0]
  const ballot = round && ballots.get(round.ballotId)

  if (!round || !ballot) {
    return (
      <Page title="Results">
        <EmptyState icon="chart" title="No results yet" action={<a href="#/ballots">Go to the ballots</a>}>
          Results come up here when a vote has been closed. While it is open nobody can see them.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={ballot.title}
      lead={ballot.question}
      actions={
        <>
          {rounds.length > 1 && (
            <Select
              label="Vote"
              isLabelHidden
              value={round.id}
              options={rounds.map((one) => ({ key: one.id, label: nameOf(one, rounds, ballots) }))}
              onChange={(id) => goToResults(id, null)}
            />
          )}
          <ShowSwitch />
        </>
      }
    >
      <OpenVote />
      <RoundLoader key={round.id} round={round} ballot={ballot} />
    </Page>
  )
}

/** Whoever looks for the vote that is going on finds an earlier one here. */
function OpenVote() {
  const title = useStudy((state) => {
    const open = selectOpenRound(state)
    return open && (state.records.ballot.get(open.ballotId)?.title ?? null)
  })
  if (title === null) return null
  return (
    <Notice title={`“${title}” is being voted on now`}>
      <p>
        Its results come up here when the vote has been closed. <a href="#/ballots">Go to the vote</a>
      </p>
    </Notice>
  )
}

function RoundLoader({ round, ballot }: { round: Round; ballot: Ballot }) {
  const before = useStudy((state) => roundBefore(state.records.round, round))
  const deviations = useStudy((state) => state.records.deviation)
  const items = useStudy((state) => state.records.ballotItem)
  const stability = useStability(round)
  const found = useRoundResults(round.id)
  const foundBefore = useRoundResults(before?.id ?? null)
  if (!found || (before && !foundBefore)) return <p role="status">Counting…</p>
  if ('error' in found) return <NoResults message={found.error.message} />
  if (foundBefore && 'error' in foundBefore) return <NoResults message={foundBefore.error.message} />
  const { results } = found
  const rule = ruleInForce(ballot, deviations.values(), round.number)
  const entries = resultEntries(results.items, foundBefore?.results.items ?? [], items)
  const chart = chartSettingOf(rule, entries)
  return (
    <RoundView shown={{ ballot, round, rule, results, roundBefore: before, entries, chart, stability }} />
  )
}

function NoResults({ message }: { message: string }) {
  return (
    <Notice tone="danger" title="The results cannot be shown">
      <p>{message}</p>
    </Notice>
  )
}

/** The one closed last comes first: that is the one the room wants to talk about. */
function selectClosedRounds(state: StudyState): Round[] {
  return [...state.records.round.values()]
    .filter((round) => round.status === 'closed')
    .toSorted((a, b) => {
      const [closedA, closedB] = [a.closedAt ?? '', b.closedAt ?? '']
      if (closedA !== closedB) return closedA < closedB ? 1 : -1
      const position = (round: Round) => state.records.ballot.get(round.ballotId)?.position ?? ''
      return comparePositions({ position: position(a), id: a.id }, { position: position(b), id: b.id })
    })
}

function nameOf(round: Round, rounds: readonly Round[], ballots: ReadonlyMap<string, Ballot>): string {
  const ballot = ballots.get(round.ballotId)
  const hasSeveral = rounds.some((one) => one.ballotId === round.ballotId && one.id !== round.id)
  return [
    ballot?.title ?? '',
    ...(hasSeveral || round.number > 1 ? [`round ${round.number}`] : []),
    ...(ballot?.isPractice === true ? ['practice'] : []),
  ].join(', ')
}
