import { useEffect, useState } from 'react'
import type { ExportFormat } from '#shared/contract/draft.contract'
import { useClient } from '../../../api/ClientContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import styles from './export.module.css'
import { FORMAT_GROUPS, keepChosenFormats, readChosenFormats } from './formats.ts'
import type { Exporting } from './useExport.ts'

/** Takes the draft and what is behind it away as files. An export that is under way goes on when this is closed. */
export function ExportDialog({
  isOpen,
  onClose,
  exporting,
  promptCount,
  gapCount,
}: {
  isOpen: boolean
  onClose: () => void
  exporting: Exporting
  promptCount: number
  gapCount: number
}) {
  const { start, cancel, progress } = exporting
  const [chosen, setChosen] = useState(readChosenFormats)
  const canPrintPdf = useCanPrintPdf()
  const isPossible = (format: ExportFormat): boolean => format !== 'pdf' || canPrintPdf !== false
  const wanted = [...chosen].filter(isPossible)

  function choose(format: ExportFormat, isChosen: boolean): void {
    const next = new Set(chosen)
    if (isChosen) next.add(format)
    else next.delete(format)
    setChosen(next)
    keepChosenFormats(next)
  }

  return (
    <Dialog
      title="Export the draft"
      size="large"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        start.isRunning ? (
          <Button isPending={cancel.isRunning} onPress={() => void cancel.run()}>
            Stop
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Close</Button>
            <Button
              variant="primary"
              icon="document"
              isDisabled={wanted.length === 0}
              onPress={() => void start.run(wanted)}
            >
              {wanted.length === 0 ? 'Choose a file' : `Export ${countOf(wanted.length, 'format')}`}
            </Button>
          </>
        )
      }
    >
      <p>{standing(promptCount, gapCount)}</p>
      <div className={styles['groups']}>
        {FORMAT_GROUPS.map(({ title, formats }) => (
          <fieldset key={title} className={styles['group']}>
            <legend>{title}</legend>
            {formats.map(({ format, label, description }) => (
              <Checkbox
                key={format}
                isSelected={chosen.has(format) && isPossible(format)}
                isDisabled={start.isRunning || !isPossible(format)}
                onChange={(isChosen) => choose(format, isChosen)}
                description={isPossible(format) ? description : NO_PRINTER}
              >
                {label}
              </Checkbox>
            ))}
          </fieldset>
        ))}
      </div>
      {start.isRunning && (
        <ProgressBar
          label={progress?.step ?? 'Starting…'}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      )}
      <Outcome exporting={exporting} />
    </Dialog>
  )
}

const NO_PRINTER =
  'Not on this computer: it takes Chrome, Edge or Chromium. Export the web page and print that instead.'

function standing(promptCount: number, gapCount: number): string {
  if (promptCount === 0) return 'Every prompt has been answered.'
  const gaps = gapCount === 0 ? '' : ` and ${countOf(gapCount, 'gap')}`
  return `${countOf(promptCount, 'prompt')}${gaps} left: they are marked in the files, so that you can go on there.`
}

function Outcome({ exporting: { start, written, wasCancelled } }: { exporting: Exporting }) {
  if (start.isRunning) return null
  if (start.error) {
    return wasCancelled ? (
      <Notice>
        <p>Stopped. Nothing was written.</p>
      </Notice>
    ) : (
      <Notice tone="danger" title="The export did not work, and nothing was written">
        <p>{start.error.message}</p>
      </Notice>
    )
  }
  if (!written) return null
  return (
    <Notice tone="success" title={`${countOf(written.files.length, 'file')} written`}>
      <p className={styles['folder']}>
        In <bdi>{written.folder}</bdi>
      </p>
      <ul className={styles['files']}>
        {written.files.map(({ path, bytes }) => (
          <li key={path}>
            <span>{nameIn(written.folder, path)}</span> <small>{sizeInWords(bytes)}</small>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Null until it is known. */
function useCanPrintPdf(): boolean | null {
  const client = useClient()
  const [can, setCan] = useState<boolean | null>(null)
  useEffect(() => {
    client.call('app.getState', {}).then(
      ({ canPrintPdf }) => setCan(canPrintPdf),
      // Not to know is no reason to forbid it: the export says what is wrong.
      () => setCan(null),
    )
  }, [client])
  return can
}

/** A file's path without the folder that all of them are in. */
function nameIn(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[\\/]/, '') : path
}

function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
