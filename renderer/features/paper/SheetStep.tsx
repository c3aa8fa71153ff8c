import { useMemo, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import type { Answer } from '#shared/domain/ballot/answer'
import { isAnsweredAsWhole } from '#shared/domain/ballot/answersTaken'
import { useStudy } from '../../api/StudyContext.tsx'
import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { CardCode } from '../../ui/CardCode.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { KeyingPass } from './codeProblem.ts'
import { answerInWords } from './keyedAnswers.ts'
import styles from './keying.module.css'
import { KeyingForm, type KeyedAnswers, type KeyingLine } from './KeyingForm.tsx'
import type { PaperSheets, Sheet } from './sheetForm.ts'

type Difference = Extract<OutputOf<'paper.enter'>, { outcome: 'differs' }>['differences'][number]

/** One sheet on the desk: keying it in, and settling what the two keyings do not agree on. */
export function SheetStep({
  roundId,
  paper,
  sheet,
  pass,
  isReplacing,
  onDone,
}: {
  roundId: string
  paper: PaperSheets
  sheet: Sheet
  pass: KeyingPass
  /** It was keyed in for the first time before. */
  isReplacing: boolean
  /** With what to say of it; null where it was put aside. */
  onDone: (words: string | null) => Promise<void>
}) {
  const client = useClient()
  const { taken } = paper
  const groupName = useStudy((state) => state.records.panelGroup.get(sheet.panelGroupId)?.name ?? '')
  const [second, setSecond] = useState<{ answers: KeyedAnswers; differences: readonly Difference[] } | null>(
    null,
  )
  const lines = useMemo(() => linesOf(paper, sheet), [paper, sheet])
  const differing = new Map(second?.differences.map((difference) => [difference.itemId, difference]))
  const enter = useAction(async (answers: KeyedAnswers) => {
    const input = { roundId, code: sheet.code, pass, answers: asList(answers) }
    const entered = await client.call('paper.enter', input)
    if (entered.outcome === 'differs') setSecond({ answers, differences: entered.differences })
    else await onDone(DONE[entered.outcome])
  })
  const settle = useAction(async (answers: KeyedAnswers) => {
    await client.call('paper.settle', { roundId, code: sheet.code, answers: asList(answers) })
    await onDone(DONE.counted)
  })
  const error = settle.error ?? enter.error

  return (
    <div className={styles['sheet']}>
      <header className={styles['sheetHead']}>
        <h2>
          Sheet <CardCode code={sheet.code} />
        </h2>
        <p className={styles['group']}>{groupName}</p>
        <p className={styles['quiet']}>{pass === 'first' ? 'First time' : 'Second time'}</p>
      </header>
      {isReplacing && (
        <Notice>
          <p>This sheet has been keyed in once already. Saving it replaces that.</p>
        </Notice>
      )}
      {error && (
        <Notice tone="danger" title="The sheet was not saved">
          <p>{error.message}</p>
        </Notice>
      )}
      {second ? (
        <>
          <Notice
            tone="warning"
            title={`The two keyings differ in ${countOf(second.differences.length, 'item')}`}
          >
            <p>
              Look at the paper, and say what it says: take the first or the second, or key it in once more.
              It counts when you save it.
            </p>
          </Notice>
          <KeyingForm
            key="settle"
            taken={taken}
            // Places and dots hang together, so all of them can be changed.
            lines={lines
              .filter(({ itemId }) => isAnsweredAsWhole(taken) || differing.has(itemId))
              .map((line) => withBoth(line, differing.get(line.itemId), taken))}
            start={withoutDifferences(second.answers, differing)}
            mustBeSettled={new Set(differing.keys())}
            saveLabel="Save what the paper says"
            isSaving={settle.isRunning}
            onSave={(answers) => void settle.run(answers)}
            onAside={() => void onDone(null)}
          />
        </>
      ) : (
        <KeyingForm
          key="enter"
          taken={taken}
          lines={lines}
          saveLabel="Save this sheet"
          isSaving={enter.isRunning}
          onSave={(answers) => void enter.run(answers)}
          onAside={() => void onDone(null)}
        />
      )}
    </div>
  )
}

const DONE = {
  kept: 'Saved. It waits for its second time.',
  counted: 'Both are the same now: the sheet is counted.',
}

function linesOf({ items }: PaperSheets, { itemIds }: Sheet): KeyingLine[] {
  const wordings = new Map(items.map((item) => [item.itemId, item.wording]))
  return itemIds.map((itemId, index) => ({ itemId, number: index + 1, wording: wordings.get(itemId) ?? '' }))
}

function withBoth(
  line: KeyingLine,
  difference: Difference | undefined,
  taken: PaperSheets['taken'],
): KeyingLine {
  if (!difference) return line
  const both = [
    { label: 'First', answer: difference.first },
    { label: 'Second', answer: difference.second },
  ]
  return {
    ...line,
    compare: (take: (answer: Answer | null) => void) =>
      both.map(({ label, answer }) => (
        <button key={label} type="button" onClick={() => take(answer)}>
          {label}: {answerInWords(answer, taken)}
        </button>
      )),
  }
}

function withoutDifferences(answers: KeyedAnswers, differing: ReadonlyMap<string, Difference>): KeyedAnswers {
  return new Map([...answers].filter(([itemId]) => !differing.has(itemId)))
}

function asList(answers: KeyedAnswers): { itemId: string; answer: Answer }[] {
  return [...answers].map(([itemId, answer]) => ({ itemId, answer }))
}
