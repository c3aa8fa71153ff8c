import { useState } from 'react'
import { answersTakenBy } from '#shared/domain/ballot/answersTaken'
import type { Ballot } from '#shared/domain/ballot/ballot'
import { choiceOf, type ItemChoice } from '#shared/domain/ballot/itemChoice'
import { consensusRule, isRankingRule, type ConsensusRule } from '#shared/domain/consensus/rule'
import { useStudyList } from '../../api/StudyContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import { selectItems } from './ballotSelectors.ts'
import { ItemsPanel } from './items/ItemsPanel.tsx'
import { LockDialog } from './lock/LockDialog.tsx'
import { RuleEditor } from './method/RuleEditor.tsx'
import { PlanPanel, type Plan } from './plan/PlanPanel.tsx'
import { QuestionPanel, type QuestionWords } from './question/QuestionPanel.tsx'
import { isReadyMade, needsLabels, usualQuestion } from './question/questionPresets.ts'
import { useDeleteDraft } from './useDeleteDraft.ts'
import { useDraftEdit } from './useDraftEdit.ts'

interface BallotEditorProps {
  readonly ballot: Ballot
  readonly onBack: () => void
  /** Shows another ballot, one to practise on. */
  readonly onPractise: (ballotId: string) => void
}

/** A ballot that can still change. It saves itself. */
export function BallotEditor({ ballot, onBack, onPractise }: BallotEditorProps) {
  const draft = useDraftEdit(ballot.id)
  // What is being typed lives here; the study's copy follows after a pause.
  const [words, setWords] = useState(ballot)
  const saved = useStudyList((state) => selectItems(state, ballot.id))
  const [items, setItems] = useState<readonly ItemChoice[]>(() => saved.map(choiceOf))
  const [isLocking, setIsLocking] = useState(false)
  const remove = useDeleteDraft(ballot, items, draft.saveNow, onBack)
  const taken = answersTakenBy(words.rule, Math.max(1, items.length))
  const isReady =
    items.length > 0 &&
    REQUIRED.every((name) => words[name].trim() !== '') &&
    consensusRule.safeParse(words.rule).success

  function changeWords(change: Partial<QuestionWords>): void {
    setWords({ ...words, ...change })
    // An empty field is not saved: what was there before stays until something takes its place.
    const filled = Object.entries(change).filter(
      ([name, text]) => name === 'instructions' || text.trim() !== '',
    )
    if (filled.length > 0) draft.edit(Object.fromEntries(filled))
  }

  function changePlan(plan: Plan): void {
    setWords({ ...words, plannedRounds: plan.plannedRounds, carryOver: plan.carryOver })
    draft.edit({ plannedRounds: plan.plannedRounds, carryOver: plan.carryOver })
  }

  /** Another way of answering brings its own question, unless somebody has written one. */
  function changeRule(rule: ConsensusRule): void {
    const next = answersTakenBy(rule, Math.max(1, items.length))
    const usual = usualQuestion(next)
    const isAskedOtherwise = usual.question !== usualQuestion(taken).question
    const question = isAskedOtherwise && isReadyMade(words.question) ? usual : null
    const change = {
      rule,
      ...(question && (needsLabels(next) ? question : { question: question.question })),
      ...(isRankingRule(rule) ? { carryOver: 'all' as const } : {}),
    }
    setWords({ ...words, ...change })
    // A rule that contradicts itself is not saved: the editor says what is wrong with it.
    if (consensusRule.safeParse(rule).success) draft.edit(change)
  }

  return (
    <Page
      title={words.title.trim() === '' ? 'New ballot' : words.title}
      lead={leadFor(items.length, draft.isSaved)}
      actions={
        <>
          <Button icon="back" variant="quiet" onPress={onBack}>
            All ballots
          </Button>
          <Button variant="primary" icon="lock" isDisabled={!isReady} onPress={() => setIsLocking(true)}>
            Lock and open voting
          </Button>
        </>
      }
    >
      {draft.error && (
        <Notice tone="danger" title="The last change is not saved">
          <p>{draft.error.message}</p>
        </Notice>
      )}
      {remove.error && (
        <Notice tone="danger">
          <p>{remove.error.message}</p>
        </Notice>
      )}
      <ItemsPanel
        items={items}
        rule={words.rule}
        onChange={(next) => {
          setItems(next)
          draft.edit({ items: [...next] })
        }}
      />
      <Panel
        title="How people vote"
        lead="Set before the vote and then frozen, so that nobody can bend it afterwards."
      >
        <RuleEditor rule={words.rule} onChange={changeRule} itemCount={items.length} />
      </Panel>
      <QuestionPanel words={words} taken={taken} onChange={changeWords} />
      <PlanPanel plan={words} rule={words.rule} onChange={changePlan} />
      <div>
        <Button variant="danger" icon="trash" isPending={remove.isRunning} onPress={() => void remove.run()}>
          Delete this draft
        </Button>
      </div>
      <LockDialog
        ballot={words}
        itemCount={items.length}
        isOpen={isLocking}
        onClose={() => setIsLocking(false)}
        saveFirst={draft.saveNow}
        onPractise={onPractise}
      />
    </Page>
  )
}

const REQUIRED = ['title', 'question', 'lowLabel', 'highLabel'] as const

function leadFor(items: number, isSaved: boolean): string {
  if (!isSaved) return 'Draft. Saving…'
  return items === 0 ? 'Draft. Choose what is voted on, then how.' : 'Draft. Every change is saved.'
}
