import { useState } from 'react'
import type { InputOf } from '#shared/contract/contract'
import { MOST_ROUNDS, type Ballot, type CarryOver } from '#shared/domain/ballot/ballot'
import type { Deviation } from '#shared/domain/ballot/deviation'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { canonicalJson } from '#shared/domain/consensus/canonicalJson'
import { consensusRule, isRankingRule } from '#shared/domain/consensus/rule'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudyStore } from '../../../api/StudyContext.tsx'
import { useAction } from '../../../api/useAction.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { TextArea } from '../../../ui/TextField.tsx'
import { RuleEditor } from '../method/RuleEditor.tsx'
import { CarryOverChoice } from '../plan/PlanPanel.tsx'
import { RulesCompared } from './RulesCompared.tsx'

type Change = InputOf<'ballot.deviate'>['change']

interface DeviationDialogProps {
  readonly ballot: Ballot
  readonly deviations: readonly Deviation[]
  /** How many rounds have been closed. */
  readonly roundsClosed: number
  readonly itemCount: number
  readonly onClose: () => void
}

/** A change of plan after the lock: what is changed, from when, and why. */
export function DeviationDialog(props: DeviationDialogProps) {
  const { ballot, deviations, roundsClosed, itemCount, onClose } = props
  const store = useStudyStore()
  const next = Math.min(roundsClosed + 1, MOST_ROUNDS)
  const [kind, setKind] = useState<Change['kind'] | null>(null)
  const [fromRound, setFromRound] = useState(
    roundsClosed < ballot.plannedRounds ? next : Math.max(1, roundsClosed),
  )
  const before = ruleInForce(ballot, deviations, fromRound)
  const [rule, setRule] = useState(before)
  const [plannedRounds, setPlannedRounds] = useState(ballot.plannedRounds)
  const [carryOver, setCarryOver] = useState<CarryOver>(ballot.carryOver)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const change = changeOf()

  function changeOf(): Change | null {
    switch (kind) {
      case 'rule': {
        const isOther = consensusRule.safeParse(rule).success && canonicalJson(rule) !== canonicalJson(before)
        return isOther ? { kind, rule } : null
      }
      case 'planned-rounds':
        return plannedRounds === ballot.plannedRounds ? null : { kind, plannedRounds }
      case 'carry-over':
        return carryOver === ballot.carryOver ? null : { kind, carryOver }
      case 'other':
        return { kind }
      case null:
        return null
    }
  }

  const record = useAction(async () => {
    if (change === null) return
    await store.act('ballot.deviate', {
      deviationId: newIdentifier(),
      ballotId: ballot.id,
      fromRound: kind === 'rule' ? fromRound : next,
      change,
      reason,
    })
    onClose()
  })

  function save(): void {
    setIsTried(true)
    if (change !== null && reason.trim() !== '') void record.run()
  }

  return (
    <Dialog
      title="Change of plan"
      size={kind === 'rule' ? 'large' : 'medium'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave it as it is</Button>
          <Button variant="primary" isDisabled={kind === null} isPending={record.isRunning} onPress={save}>
            Record this change
          </Button>
        </>
      }
    >
      {record.error && (
        <Notice tone="danger" title="That did not work">
          <p>{record.error.message}</p>
        </Notice>
      )}
      <p>
        The ballot is locked, so a change stands in the record for good, with your reason, and in the draft.
        What was locked stays to be read beside it.
      </p>
      <RadioGroup
        label="What changes"
        value={kind}
        onChange={setKind}
        options={[
          { key: 'rule', label: 'The rule', description: 'When an item is in or out.' },
          { key: 'planned-rounds', label: 'The number of rounds' },
          ...(isRankingRule(ballot.rule)
            ? []
            : [{ key: 'carry-over' as const, label: 'Which items go on to the next round' }]),
          {
            key: 'other',
            label: 'Something else',
            description: 'That readers should know of: say what it was in the reason.',
          },
        ]}
      />
      {kind === 'rule' && (
        <>
          {roundsClosed > 0 && roundsClosed < MOST_ROUNDS && (
            <RadioGroup
              label="From which round"
              value={String(fromRound)}
              onChange={(key) => setFromRound(Number(key))}
              options={[
                {
                  key: String(next),
                  label: `Round ${next}, the next one`,
                  description: `Verdicts of round ${roundsClosed} stay as they are.`,
                },
                {
                  key: String(roundsClosed),
                  label: `Round ${roundsClosed}, which is judged anew`,
                  description: 'Its verdicts change where the new rule says so.',
                },
              ]}
            />
          )}
          <RuleEditor
            rule={rule}
            onChange={setRule}
            itemCount={itemCount}
            areAnswersFixed
            preview={
              change === null ? undefined : (
                <RulesCompared before={before} after={rule} fromRound={fromRound} />
              )
            }
          />
        </>
      )}
      {kind === 'planned-rounds' && (
        <SegmentedControl
          label="How many rounds"
          value={String(plannedRounds)}
          options={roundChoices(roundsClosed)}
          onChange={(key) => setPlannedRounds(Number(key))}
        />
      )}
      {kind === 'carry-over' && (
        <CarryOverChoice rule={ballot.rule} value={carryOver} onChange={setCarryOver} />
      )}
      {kind !== null && (
        <>
          <TextArea
            label="Why"
            description="In a sentence or two, for whoever reads the study later."
            rows={3}
            maxLength={2_000}
            value={reason}
            onChange={setReason}
            error={isTried && reason.trim() === '' ? 'Please say why.' : null}
          />
          {isTried && change === null && (
            <Notice tone="danger" title="Nothing is different yet">
              <p>Change something above, or leave it as it is.</p>
            </Notice>
          )}
        </>
      )}
    </Dialog>
  )
}

/** A round that has been held cannot be planned away. */
function roundChoices(roundsClosed: number) {
  const first = Math.max(1, roundsClosed)
  return Array.from({ length: MOST_ROUNDS - first + 1 }, (_, index) => String(first + index)).map((key) => ({
    key,
    label: key,
  }))
}
