import { useState } from 'react'
import type { ExportFormat } from '#shared/contract/draft.contract'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './draft.module.css'
import { useExport } from './useExport.ts'

const FORMATS: readonly { format: ExportFormat; label: string; description: string }[] = [
  { format: 'docx', label: 'Word', description: 'To write on: headings, tables, figures' },
  { format: 'html', label: 'Web page', description: 'One file, for reading and for screen readers' },
  { format: 'md', label: 'Markdown', description: 'Plain text with marks' },
  { format: 'csv', label: 'Data', description: 'Tables for Excel and R' },
]

export function ExportPanel() {
  const [formats, setFormats] = useState<ReadonlySet<ExportFormat>>(
    new Set(FORMATS.map(({ format }) => format)),
  )
  const { start, cancel, progress, written, wasCancelled } = useExport()
  const isCancelled = wasCancelled && start.error !== null

  return (
    <Panel title="Take it away">
      <fieldset className={styles['formats']} disabled={start.isRunning}>
        <legend className={styles['visuallyHidden']}>Files to write</legend>
        {FORMATS.map(({ format, label, description }) => (
          <Checkbox
            key={format}
            isSelected={formats.has(format)}
            isDisabled={start.isRunning}
            onChange={(isChosen) => {
              const next = new Set(formats)
              if (isChosen) next.add(format)
              else next.delete(format)
              setFormats(next)
            }}
            description={description}
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      {start.isRunning ? (
        <>
          <ProgressBar
            label={progress?.step ?? 'Starting…'}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
          />
          <div>
            <Button isPending={cancel.isRunning} onPress={() => void cancel.run()}>
              Stop
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button
            variant="primary"
            size="large"
            icon="document"
            isDisabled={formats.size === 0}
            onPress={() => void start.run([...formats])}
          >
            Export
          </Button>
        </div>
      )}
      {isCancelled && (
        <Notice>
          <p>Stopped. Nothing was written.</p>
        </Notice>
      )}
      {start.error && !isCancelled && (
        <Notice tone="danger" title="The export did not work">
          <p>{start.error.message}</p>
        </Notice>
      )}
      {written && (
        <Notice tone="success" title={`${written.files.length} files written`}>
          <p className={styles['folder']}>In {written.folder}</p>
          <ul className={styles['files']}>
            {written.files.map(({ path, bytes }) => (
              <li key={path}>
                <span>{nameIn(written.folder, path)}</span> <small>{sizeInWords(bytes)}</small>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Panel>
  )
}

/** A file's path without the folder that all of them are in. */
function nameIn(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[\\/]/, '') : path
}

function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
