import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { RecentFile } from '#shared/contract/study.contract'
import { useClient } from '../../api/ClientContext.tsx'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { cleanPath, splitPath } from './filePath.ts'
import styles from './OpenStudy.module.css'
import type { AppState } from './useAppState.ts'

const OPENED_AT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** `also` stands at the end: other ways in than a study file. */
export function OpenStudy({ state, also }: { state: AppState; also?: ReactNode }) {
  const client = useClient()
  const opening = useAction((path: string) => client.call('study.open', { path }))
  const picking = useAction(async () => {
    const { path } = await client.call('file.pickToOpen', {})
    if (path !== null) await opening.run(path)
  })
  const error = opening.error ?? picking.error
  const isEmpty = state.recentFiles.length === 0 && state.otherFiles.length === 0

  return (
    <Panel title="Open a study">
      {error && (
        <Notice tone="danger" title="That file was not opened">
          {error.message}
        </Notice>
      )}
      {isEmpty && (
        <p className={styles['empty']}>Studies that you have opened will stand here, ready to go on.</p>
      )}
      {state.recentFiles.length > 0 && (
        <FileList
          title="Recent"
          files={state.recentFiles.map((file) => ({
            path: file.path,
            name: file.title,
            detail: fileWords(file),
          }))}
          isBusy={opening.isRunning}
          onOpen={(path) => void opening.run(path)}
        />
      )}
      {state.otherFiles.length > 0 && (
        <FileList
          title="Also in your studies folder"
          files={state.otherFiles.map((path) => ({ path, name: splitPath(path).name, detail: null }))}
          isBusy={opening.isRunning}
          onOpen={(path) => void opening.run(path)}
        />
      )}
      {state.hasFilePicker ? (
        <Button icon="folder" isPending={picking.isRunning} onPress={() => void picking.run()}>
          Choose a file…
        </Button>
      ) : (
        <PathForm isBusy={opening.isRunning} onOpen={(path) => void opening.run(path)} />
      )}
      {also}
    </Panel>
  )
}

/** When it was last open, and its name where the title does not say it. */
function fileWords({ openedAt, path, title }: RecentFile): string {
  const { name } = splitPath(path)
  const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  const day = OPENED_AT.format(new Date(openedAt))
  return plain(title).startsWith(plain(name)) ? day : `${day} · ${name}`
}

interface ListedFile {
  readonly path: string
  readonly name: string
  readonly detail: string | null
}

function FileList({
  title,
  files,
  isBusy,
  onOpen,
}: {
  title: string
  files: readonly ListedFile[]
  isBusy: boolean
  onOpen: (path: string) => void
}) {
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>{title}</h3>
      <ul className={styles['list']}>
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              className={styles['file']}
              title={file.path}
              disabled={isBusy}
              onClick={() => onOpen(file.path)}
            >
              <Icon name="board" />
              <span className={styles['words']}>
                <span className={styles['name']}>{file.name}</span>
                {file.detail !== null && <span className={styles['detail']}>{file.detail}</span>}
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PathForm({ isBusy, onOpen }: { isBusy: boolean; onOpen: (path: string) => void }) {
  const [typed, setTyped] = useState('')
  const path = cleanPath(typed)

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (path !== '') onOpen(path)
  }

  return (
    <form className={styles['pathForm']} onSubmit={submit} noValidate>
      <TextField
        label="A file in another place"
        description="Paste its whole path, ending in .linkboard"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck="false"
      />
      <Button type="submit" icon="folder" isDisabled={path === ''} isPending={isBusy}>
        Open
      </Button>
    </form>
  )
}
