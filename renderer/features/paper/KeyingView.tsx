import { useState } from 'react'
import type { Ballot, Round } from '#shared/domain/ballot/ballot'
import { usePaperProgress } from '../../api/usePaperProgress.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { CodeStep } from './CodeStep.tsx'
import type { KeyingPass } from './codeProblem.ts'
import styles from './keying.module.css'
import { KeyingProgress } from './KeyingProgress.tsx'
import { SheetStep } from './SheetStep.tsx'
import type { PaperSheets, Sheet } from './sheetForm.ts'
import { usePaperSheets } from './usePaperSheets.ts'

/** Keying in what came out of the box, while the vote is open. */
export function KeyingView({ ballot, openRound }: { ballot: Ballot; openRound: Round | null }) {
  if (!openRound) {
    return (
      <EmptyState icon="lock" title="The vote is not open" action={<a href="#/ballots">Go to the ballots</a>}>
        Paper ballots are keyed in while the vote is open. Open it first, and close it when every sheet is
        counted.
      </EmptyState>
    )
  }
  return <KeyingDesk key={openRound.id} ballotId={ballot.id} round={openRound} />
}

function KeyingDesk({ ballotId, round }: { ballotId: string; round: Round }) {
  const { paper, error, look } = usePaperSheets(ballotId, round.id)
  const { progress, look: lookAtProgress } = usePaperProgress(round.id)
  const [pass, setPass] = useState<KeyingPass>('first')
  const [onDesk, setOnDesk] = useState<{ paper: PaperSheets; sheet: Sheet } | null>(null)
  const [done, setDone] = useState<string | null>(null)

  if (error) {
    return (
      <Notice tone="danger" title="The sheets cannot be keyed in">
        <p>{error.message}</p>
      </Notice>
    )
  }
  if (!paper || !progress) return <p role="status">Looking for the sheets…</p>
  return (
    <>
      <Panel
        title={onDesk ? undefined : 'Key in a sheet'}
        actions={
          !onDesk && (
            <SegmentedControl
              label="Keying"
              value={pass}
              options={PASSES}
              onChange={(next) => {
                setPass(next)
                setDone(null)
              }}
            />
          )
        }
      >
        {onDesk ? (
          <SheetStep
            key={onDesk.sheet.code}
            roundId={round.id}
            paper={onDesk.paper}
            sheet={onDesk.sheet}
            pass={pass}
            isReplacing={pass === 'first' && progress.waiting.some(({ code }) => code === onDesk.sheet.code)}
            onDone={async (words) => {
              await lookAtProgress()
              setDone(words)
              setOnDesk(null)
            }}
          />
        ) : (
          <>
            <p className={styles['quiet']}>{PASS_HINTS[pass]}</p>
            <output className={styles['done']}>{done}</output>
            <CodeStep
              key={pass}
              paper={paper}
              pass={pass}
              progress={progress}
              onLookAgain={look}
              onFound={(found, sheet) => {
                setDone(null)
                setOnDesk({ paper: found, sheet })
              }}
            />
          </>
        )}
      </Panel>
      {!onDesk && <KeyingProgress progress={progress} />}
    </>
  )
}

const PASSES = [
  { key: 'first', label: 'First time' },
  { key: 'second', label: 'Second time' },
] as const

const PASS_HINTS: Record<KeyingPass, string> = {
  first:
    'Key in every sheet once. Nothing counts yet. A sheet that is keyed in for the first time again is replaced.',
  second: 'Key in every sheet again, best by somebody else. It counts when both are the same.',
}
