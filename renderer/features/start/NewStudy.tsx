import { useState, type SubmitEvent } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './NewStudy.module.css'
import type { AppState } from './useAppState.ts'

const BLANK = 'blank'

export function NewStudy({ state }: { state: AppState }) {
  const client = useClient()
  const [choice, setChoice] = useState(state.templates[0]?.key ?? BLANK)
  /** Null until somebody types: then the title follows the chosen template. */
  const [typedTitle, setTypedTitle] = useState<string | null>(null)
  const [isTitleMissing, setIsTitleMissing] = useState(false)
  const suggestion = state.templates.find((template) => template.key === choice)?.name ?? ''
  const title = typedTitle ?? suggestion

  const creation = useAction(async () => {
    const templateKey = choice === BLANK ? null : choice
    if (!state.hasFilePicker) return client.call('study.create', { templateKey, title })
    const { path } = await client.call('file.pickToSave', { suggestedName: title.slice(0, 200) })
    return path === null ? null : client.call('study.create', { templateKey, title, path })
  })

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    const isMissing = title.trim() === ''
    setIsTitleMissing(isMissing)
    if (!isMissing) void creation.run()
  }

  return (
    <Panel title="Start a new study">
      <form className={styles['form']} onSubmit={submit} noValidate>
        <RadioGroup className={styles['choices'] ?? ''} value={choice} onChange={setChoice}>
          <Label className={styles['label'] ?? ''}>What to begin with</Label>
          {state.templates.map((template) => (
            <RadioField key={template.key} value={template.key}>
              <RadioButton className={styles['choice'] ?? ''}>
                <span className={styles['dot']} aria-hidden="true" />
                <span className={styles['words']}>
                  <span className={styles['name']}>{template.name}</span>
                  <span>{template.description}</span>
                  <span className={styles['count']}>
                    <Icon name="note" /> {template.cards} cards to start from
                  </span>
                </span>
              </RadioButton>
            </RadioField>
          ))}
          <RadioField value={BLANK}>
            <RadioButton className={styles['choice'] ?? ''}>
              <span className={styles['dot']} aria-hidden="true" />
              <span className={styles['words']}>
                <span className={styles['name']}>Blank study</span>
                <span>Three empty stages to rename, two panel groups, and a half-day agenda.</span>
              </span>
            </RadioButton>
          </RadioField>
        </RadioGroup>
        <TextField
          label="Title of your study"
          description="It heads the draft. You can change it at any time."
          value={title}
          onChange={(next) => {
            setTypedTitle(next)
            setIsTitleMissing(false)
          }}
          error={isTitleMissing ? 'Please give your study a title.' : null}
          maxLength={300}
          isRequired
        />
        {creation.error && <Notice tone="danger">{creation.error.message}</Notice>}
        <div className={styles['foot']}>
          <Button type="submit" variant="primary" size="large" isPending={creation.isRunning}>
            {creation.isRunning ? 'Making the study…' : 'Start the study'}
          </Button>
          {!state.hasFilePicker && (
            <p className={styles['place']}>
              The file goes into <span className={styles['path']}>{state.studiesFolder}</span>
            </p>
          )}
        </div>
      </form>
    </Panel>
  )
}
