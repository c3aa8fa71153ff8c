import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import type { StudyState } from '#shared/domain/study/studyState'
import { useScreenFollow } from '../../api/screenFollower.ts'
import { useStudy } from '../../api/StudyContext.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { ScreenOnly } from '../../ui/Paper.tsx'
import { KeyingView } from './KeyingView.tsx'
import styles from './paper.module.css'
import { paperAddress, usePaperPlace, type PaperPlace } from './paperPlace.ts'
import { SheetsView } from './SheetsView.tsx'

/** A ballot on paper: printing its sheets, and keying in what comes back in the box. */
export function PaperScreen() {
  const place = usePaperPlace()
  const ballot = useStudy((state) => (place && state.records.ballot.get(place.ballotId)) ?? null)
  if (!place || ballot?.status !== 'locked') {
    return (
      <Page title="Paper ballots">
        <EmptyState
          icon="vote"
          title="Nothing to print yet"
          action={<a href="#/ballots">Go to the ballots</a>}
        >
          {ballot
            ? 'Sheets can be printed once the ballot is locked: until then its items may still change.'
            : 'Open a ballot and choose “Paper ballots” there.'}
        </EmptyState>
      </Page>
    )
  }
  return <BallotOnPaper key={ballot.id} ballot={ballot} view={place.view} />
}

function BallotOnPaper({ ballot, view }: { ballot: Ballot; view: PaperPlace['view'] }) {
  const round = useStudy((state) => lastRound(state, ballot.id))
  const stage = round ? `${round.id} ${round.status}` : ''
  // The room goes on voting while sheets are printed and keyed in.
  useScreenFollow(round?.status === 'open' ? { name: 'voting' } : null)
  const header = (
    <nav className={styles['tabs']} aria-label="Paper ballots">
      {VIEWS.map((one) => (
        <a
          key={one.view}
          href={paperAddress({ ballotId: ballot.id, view: one.view })}
          aria-current={one.view === view ? 'page' : undefined}
        >
          {one.label}
        </a>
      ))}
    </nav>
  )
  const page = {
    title: ballot.title,
    actions: (
      <a className={styles['back']} href="#/ballots">
        <Icon name="back" /> Ballots
      </a>
    ),
  }
  if (view === 'keying') {
    return (
      <Page {...page} lead="Keying in the paper ballots, each of them twice.">
        {header}
        <KeyingView ballot={ballot} openRound={round?.status === 'open' ? round : null} />
      </Page>
    )
  }
  return (
    <SheetsView ballot={ballot} stage={stage}>
      {(controls) => (
        <ScreenOnly>
          <Page {...page} lead="Paper ballots for people who vote without a phone or tablet.">
            {header}
            {controls}
          </Page>
        </ScreenOnly>
      )}
    </SheetsView>
  )
}

const VIEWS = [
  { view: 'sheets', label: 'Print the sheets' },
  { view: 'keying', label: 'Key them in' },
] as const

function lastRound(state: StudyState, ballotId: string): Round | null {
  let last: Round | null = null
  for (const round of state.records.round.values()) {
    if (round.ballotId === ballotId && round.number > (last?.number ?? 0)) last = round
  }
  return last
}
