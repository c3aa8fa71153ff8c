import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/contract'
import { useClient } from '../../api/ClientContext.tsx'
import { useStudyView } from '../../api/StudyContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import styles from './draft.module.css'
import { ExportPanel } from './ExportPanel.tsx'

/** The framework draft as it would be written now, and the way to take it away as files. */
export function DraftScreen() {
  return (
    <Page
      title="Draft"
      lead="What the study holds so far, as a document. What it does not hold is marked for the author to write."
    >
      <div className={styles['columns']}>
        <Preview />
        <ExportPanel />
      </div>
    </Page>
  )
}

function Preview() {
  const client = useClient()
  const state = useStudyView((view) => view.state)
  const [preview, setPreview] = useState<{ of: object; draft: OutputOf<'draft.getPreview'> } | null>(null)
  const look = useAction(
    useCallback(
      async (of: object) => setPreview({ of, draft: await client.call('draft.getPreview', {}) }),
      [client],
    ),
  )
  const { run } = look
  // Once, for what stands in the study when the screen is opened; later changes are offered, not forced.
  useEffect(() => {
    if (preview === null && !look.isRunning && look.error === null) void run(state)
  })
  const isOld = preview !== null && preview.of !== state

  return (
    <Panel
      title="Preview"
      actions={
        <Button isPending={look.isRunning} onPress={() => void run(state)}>
          Refresh
        </Button>
      }
    >
      {look.error && (
        <Notice tone="danger" title="The draft cannot be shown">
          <p>{look.error.message}</p>
        </Notice>
      )}
      {isOld && !look.isRunning && (
        <Notice>
          <p>The study has changed since this preview was made.</p>
        </Notice>
      )}
      {preview && (
        <>
          <p className={styles['prompts']}>
            <b>{preview.draft.document.promptCount}</b>{' '}
            {preview.draft.document.promptCount === 1 ? 'prompt is' : 'prompts are'} left for the author.{' '}
            <a href="#/study">Fill in the study</a>
          </p>
          <iframe
            className={styles['paper']}
            title="Preview of the draft"
            sandbox=""
            srcDoc={preview.draft.html}
          />
        </>
      )}
      {!preview && look.isRunning && <p role="status">Putting the draft together…</p>}
    </Panel>
  )
}
