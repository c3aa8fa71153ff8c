import type { AnswersTaken } from '#shared/domain/ballot/answersTaken'
import type { Ballot } from '#shared/domain/ballot/ballot'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { TextArea, TextField } from '../../../ui/TextField.tsx'
import styles from '../ballot.module.css'
import { needsLabels, questionPresets } from './questionPresets.ts'

export type QuestionWords = Pick<Ballot, 'title' | 'question' | 'lowLabel' | 'highLabel' | 'instructions'>

interface QuestionPanelProps {
  readonly words: QuestionWords
  readonly taken: AnswersTaken
  readonly onChange: (change: Partial<QuestionWords>) => void
}

/** What people read before they answer. The ends of a scale are named only where the method shows them. */
export function QuestionPanel({ words, taken, onChange }: QuestionPanelProps) {
  const field = (name: Exclude<keyof QuestionWords, 'instructions'>, label: string, limit: number) => (
    <TextField
      label={label}
      maxLength={limit}
      value={words[name]}
      onChange={(text) => onChange({ [name]: text })}
      error={words[name].trim() === '' ? 'Please write something here.' : null}
    />
  )
  return (
    <Panel
      title="What people are asked"
      actions={
        <Menu
          label="Ready-made questions"
          actions={questionPresets(taken).map((preset) => ({
            key: preset.question,
            label: preset.question,
            onAction: () => onChange(needsLabels(taken) ? preset : { question: preset.question }),
          }))}
        >
          <Button variant="quiet">Ready-made questions</Button>
        </Menu>
      }
    >
      <div className={styles['fields']}>
        {field('title', 'Title', 200)}
        {field('question', isAboutAll(taken) ? 'Question' : 'Question, the same for every item', 500)}
        {taken.kind === 'score' && needsLabels(taken) && (
          <div className={styles['pair']}>
            {field('lowLabel', `What ${taken.minimum} means`, 60)}
            {field('highLabel', `What ${taken.maximum} means`, 60)}
          </div>
        )}
        <TextArea
          label="A word before they start (if you like)"
          rows={2}
          maxLength={2_000}
          value={words.instructions}
          onChange={(text) => onChange({ instructions: text })}
        />
      </div>
    </Panel>
  )
}

/** Whether people see all items at once. */
function isAboutAll({ kind }: AnswersTaken): boolean {
  return kind === 'rank' || kind === 'dots'
}
