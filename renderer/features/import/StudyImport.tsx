import { useEffect, useState } from 'react'
import type { StudyPreview } from '#shared/domain/exchange/studyImport'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FileStep } from './FileStep.tsx'
import styles from './import.module.css'
import { useFileImport } from './useFileImport.ts'

/** On the first screen: a study that was exported as JSON, made into a file of its own. */
export function StudyImport() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <p className={styles['atStart']}>
        <Button icon="document" onPress={() => setIsOpen(true)}>
          From a JSON study…
        </Button>
      </p>
      {isOpen && <StudyImportDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

function StudyImportDialog({ onClose }: { onClose: () => void }) {
  const client = useClient()
  const source = useFileImport('study')
  const [preview, setPreview] = useState<StudyPreview | null>(null)
  const { file, giveUp } = source
  const importId = file.name === 'held' ? file.importId : null

  useEffect(() => {
    if (importId === null) return undefined
    let isWanted = true
    client.call('import.checkStudy', { importId }).then(
      (next) => isWanted && setPreview(next),
      (error: unknown) => isWanted && giveUp(refusalOf(error)),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- what follows a refusal is no reason to look again
  }, [client, importId])

  const making = useAction(async () => {
    if (importId === null || preview === null) return
    const { hasFilePicker } = await client.call('app.getState', {})
    const suggestedName = preview.title.slice(0, 200)
    const path = hasFilePicker ? (await client.call('file.pickToSave', { suggestedName })).path : undefined
    if (path === null) return
    await client.call('import.makeStudy', { importId, ...(path === undefined ? {} : { path }) })
    source.finish()
  })

  return (
    <Dialog
      title="A study from JSON"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            isDisabled={preview === null}
            isPending={making.isRunning}
            onPress={() => void making.run()}
          >
            Make the study
          </Button>
        </>
      }
    >
      {preview === null ? (
        <FileStep
          source={source}
          accept=".json,application/json"
          label="A study that was exported as JSON"
          hint={
            <p>It becomes a study file of its own. Your other studies stay as they are. At most 64 MB.</p>
          }
          pasteLabel={null}
          isReading={importId !== null}
        />
      ) : (
        <StudyLook preview={preview} />
      )}
      {making.error && <Notice tone="danger">{making.error.message}</Notice>}
    </Dialog>
  )
}

function StudyLook({ preview }: { preview: StudyPreview }) {
  const { title, workshops, cards, statements, ballots, votes, leftBehind } = preview
  return (
    <div className={styles['form']}>
      <h3 className={styles['subheading']}>{title}</h3>
      <p>
        {[
          countOf(workshops, 'workshop'),
          countOf(cards, 'card'),
          countOf(statements, 'statement'),
          countOf(ballots, 'ballot'),
        ].join(', ')}
      </p>
      {votes.length > 0 && (
        <>
          <p>These votes come along:</p>
          <ul>
            {votes.map((vote) => (
              <li key={`${vote.title} ${vote.rounds} ${vote.voters}`}>
                “{vote.title}”: {countOf(vote.rounds, 'round')}, {countOf(vote.voters, 'voter')}
              </li>
            ))}
          </ul>
        </>
      )}
      {leftBehind.length > 0 && (
        <Notice tone="warning" title="Some votes stay behind">
          <ul>
            {leftBehind.map((ballot) => (
              <li key={`${ballot.title} ${ballot.reason}`}>
                “{ballot.title}”: {ballot.reason}
              </li>
            ))}
          </ul>
          <p>
            These ballots become drafts again. To keep their votes, copy the study’s .linkboard file instead.
          </p>
        </Notice>
      )}
      <p className={styles['hint']}>
        How many answered on phones, tablets and paper is kept, but not who. Seat cards and notes of the
        activity log are not in the JSON.
      </p>
    </div>
  )
}
