import { useState } from 'react'
import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import { comparePositions, type StudyState } from '#shared/domain/study/studyState'
import { useStudyList, useStudy } from '../../api/StudyContext.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Select } from '../../ui/Select.tsx'
import { RoundView } from './RoundView.tsx'
import { useRoundResults } from './useRoundResults.ts'

/** What the room said, for each closed round, disputed items first. */
export function ResultsScreen() {
  const rounds = useStudyList(selectClosedRounds)
  const ballots = useStudy((state) => state.records.ballot)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const round = rounds.find(({ id }) => id === chosenId) ?? rounds[0]
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
        rounds.length > 1 && (
          <Select
            label="Vote"
            isLabelHidden
            value={round.id}
            options={rounds.map((one) => ({ key: one.id, label: nameOf(one, ballots) }))}
            onChange={setChosenId}
          />
        )
      }
    >
      <RoundLoader key={round.id} round={round} ballot={ballot} />
    </Page>
  )
}

function RoundLoader({ round, ballot }: { round: Round; ballot: Ballot }) {
  const found = useRoundResults(round.id)
  if (!found) return <p role="status">Counting…</p>
  if ('error' in found) {
    return (
      <Notice tone="danger" title="The results cannot be shown">
        <p>{found.error.message}</p>
      </Notice>
    )
  }
  return <RoundView ballot={ballot} results={found.results} />
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

function nameOf(round: Round, ballots: ReadonlyMap<string, Ballot>): string {
  const title = ballots.get(round.ballotId)?.title ?? ''
  return round.number === 1 ? title : `${title}, round ${round.number}`
}
