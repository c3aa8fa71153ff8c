import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import styles from './import.module.css'
import type { FileImport } from './useFileImport.ts'

/** Choosing a file, or pasting cells where that is possible, and waiting until it is read. */
export function FileStep({
  source,
  accept,
  label,
  hint,
  example,
  pasteLabel,
  isReading,
}: {
  source: FileImport
  /** Endings, for the system's own window. */
  accept: string
  label: string
  hint: ReactNode
  example?: string
  /** Null where nothing can be pasted. */
  pasteLabel: string | null
  /** The host has the file, and reads it for the first time. */
  isReading: boolean
}) {
  const { file, error } = source
  const id = useId()
  const [pasted, setPasted] = useState('')
  const [isOver, setIsOver] = useState(false)

  if (file.name === 'sending' || isReading) {
    const total = file.name === 'sending' ? file.total : 0
    const done = file.name === 'sending' ? file.done : 0
    return (
      <div className={styles['waiting']}>
        <ProgressBar
          label={file.name === 'none' ? 'Reading' : `Reading ${file.fileName}`}
          done={done}
          total={done >= total ? 0 : total}
        />
        <Button onPress={() => source.giveUp()}>Cancel</Button>
      </div>
    )
  }

  return (
    <div className={styles['fileStep']}>
      {error && (
        <Notice tone="danger" title="That could not be read">
          {error.message}
        </Notice>
      )}
      <div
        className={styles['drop']}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          const [dropped] = event.dataTransfer.files
          if (dropped) source.choose(dropped, dropped.name)
        }}
      >
        <label className={styles['fileLabel']} htmlFor={id}>
          {label}
        </label>
        <div id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </div>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={`${id}-hint`}
          className={styles['fileInput']}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) source.choose(chosen, chosen.name)
          }}
        />
        {example !== undefined && (
          <figure className={styles['example']}>
            <figcaption>Such as</figcaption>
            <pre>{example}</pre>
          </figure>
        )}
      </div>
      {pasteLabel !== null && (
        <div className={styles['paste']}>
          <TextArea
            label={pasteLabel}
            description="Copy the cells in your spreadsheet, the line with the names of the columns too, and paste them here."
            rows={4}
            value={pasted}
            onChange={setPasted}
          />
          <div>
            <Button
              isDisabled={pasted.trim() === ''}
              onPress={() => source.choose(new Blob([pasted]), 'what you pasted')}
            >
              Look at what I pasted
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
