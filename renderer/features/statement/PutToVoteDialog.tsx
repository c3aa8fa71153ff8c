import { useState } from 'react'
import { MOST_ITEMS } from '#shared/domain/ballot/ballot'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { statementCode, type Statement } from '#shared/domain/statement/statement'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudyStore } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './statements.module.css'
import { StatusMark } from './StatusMark.tsx'
import type { Standings } from './useStandings.ts'

/** As the ballot's editor words it too, so that it knows the question for a ready-made one. */
const QUESTION = {
  question: 'How far do you agree with this statement?',
  lowLabel: 'Not at all important',
  highLabel: 'Extremely important',
}

/** Makes a draft ballot of the ticked statements and opens it. */
export function PutToVoteDialog({
  statements,
  standings,
  chosenAtFirst,
  onClose,
}: {
  statements: readonly Statement[]
  standings: Standings
  /** Those that are ticked when the window opens; without it all that are proposed. */
  chosenAtFirst?: readonly string[]
  onClose: () => void
}) {
  const study = useStudyStore()
  const offered = statements.filter((one) => standings.standingOf(one).status !== 'withdrawn')
  const proposed = offered.filter((one) => standings.standingOf(one).status === 'proposed')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(chosenAtFirst ?? proposed.map(({ id }) => id)),
  )
  const [title, setTitle] = useState('Statements of the framework')
  const items = offered.filter(({ id }) => chosen.has(id))
  const making = useAction(async () => {
    const ballotId = newIdentifier()
    await study.act('ballot.create', {
      ballotId,
      title,
      ...QUESTION,
      instructions: '',
      rule: RULE_PRESETS.find(({ key }) => key === 'likert')?.rule ?? DEFAULT_RAM_RULE,
      plannedRounds: 1,
      carryOver: 'not-agreed',
      isPractice: false,
      items: items.map(({ id }) => ({ kind: 'statement', statementId: id })),
    })
    location.hash = `#/ballots/${ballotId}`
  })
  const choose = (some: readonly Statement[]) => setChosen(new Set(some.map(({ id }) => id)))
  const canMake = items.length > 0 && items.length <= MOST_ITEMS && title.trim() !== ''
  return (
    <Dialog
      title="Put to the vote"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!canMake}
            isPending={making.isRunning}
            onPress={() => void making.run()}
          >
            {items.length === 0
              ? 'Make the ballot'
              : `Make the ballot (${countOf(items.length, 'statement')})`}
          </Button>
        </>
      }
    >
      {making.error && <Notice tone="danger">{making.error.message}</Notice>}
      <p>
        This makes a ballot that can still be changed: people agree or disagree with each statement in five
        steps, unless you choose another way there.
      </p>
      <TextField
        label="Title of the ballot"
        value={title}
        onChange={setTitle}
        maxLength={200}
        error={title.trim() === '' ? 'Please write something here.' : null}
      />
      <Row>
        <Button size="small" onPress={() => choose(proposed)} isDisabled={proposed.length === 0}>
          Tick the proposed ({proposed.length})
        </Button>
        <Button size="small" onPress={() => choose(offered)}>
          Tick all ({offered.length})
        </Button>
        <Button size="small" onPress={() => choose([])} isDisabled={items.length === 0}>
          Untick all
        </Button>
      </Row>
      {items.length > MOST_ITEMS && (
        <Notice tone="warning">
          <p>A ballot holds no more than {MOST_ITEMS} items. Make two of it.</p>
        </Notice>
      )}
      <div className={styles['choices']} role="group" aria-label="Statements to vote on">
        {offered.map((statement) => (
          <Checkbox
            key={statement.id}
            isSelected={chosen.has(statement.id)}
            onChange={(isChosen) => {
              const next = new Set(chosen)
              if (isChosen) next.add(statement.id)
              else next.delete(statement.id)
              setChosen(next)
            }}
            description={standings.isKnown && <StatusMark status={standings.standingOf(statement).status} />}
          >
            <b>{statementCode(statement)}</b> {statement.text}
          </Checkbox>
        ))}
        {offered.length === 0 && <p>Every statement has been withdrawn.</p>}
      </div>
    </Dialog>
  )
}
