import { useRef } from 'react'
import { STATEMENT_TEXT_LIMIT, type Statement } from '#shared/domain/statement/statement'
import type { StatementStanding } from '#shared/domain/statement/statementStanding'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { Comparison } from './Comparison.tsx'
import { useWordingDraft } from './useWordingDraft.ts'

/** What the statement says, and why it is to say something else. */
export function WordingPanel({ statement, standing }: { statement: Statement; standing: StatementStanding }) {
  const draft = useWordingDraft(statement)
  const votedOn = standing.item?.wording ?? null
  const area = useRef<HTMLTextAreaElement>(null)

  async function save(): Promise<void> {
    if (await draft.save()) area.current?.focus()
  }
  /** Enter saves a wording, which is one paragraph; in the reason it begins a new line. */
  const onTextKey = (event: { key: string; preventDefault: () => void; nativeEvent?: unknown }) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (draft.isChanged && draft.problem === null) void save()
  }

  return (
    <Panel title="Wording">
      {standing.isReworded && votedOn !== null && (
        <Notice tone="warning" title="These are no longer the words that were voted on">
          <p>The draft says so. Put it to the vote again, or go back to the words of then.</p>
          <p>
            What has changed: <Comparison before={votedOn} after={statement.text} />
          </p>
          {draft.text !== votedOn && (
            <Row>
              <Button
                size="small"
                onPress={() => {
                  draft.writeText(votedOn)
                  area.current?.focus()
                }}
              >
                Use the words of then
              </Button>
            </Row>
          )}
        </Notice>
      )}
      {draft.isOvertaken && (
        <Notice tone="warning" title="Somebody else has reworded this meanwhile">
          <p>It reads now: “{statement.text}” What you save takes its place, and both are kept.</p>
        </Notice>
      )}
      <TextArea
        label="What it says"
        rows={3}
        value={draft.text}
        onChange={draft.writeText}
        inputRef={area}
        maxLength={STATEMENT_TEXT_LIMIT}
        error={draft.isChanged ? draft.problem : null}
        onKeyDown={onTextKey}
      />
      {draft.isChanged && (
        <>
          <TextArea
            label="Why it was changed"
            description="For the draft, where it stands beside the wordings. It can stay empty."
            rows={2}
            value={draft.reason}
            onChange={draft.writeReason}
            maxLength={1_000}
          />
          <Row>
            <Button variant="primary" isDisabled={draft.problem !== null} onPress={() => void save()}>
              Save the wording
            </Button>
            <Button
              onPress={() => {
                draft.discard()
                area.current?.focus()
              }}
            >
              Leave it as it was
            </Button>
          </Row>
        </>
      )}
    </Panel>
  )
}
