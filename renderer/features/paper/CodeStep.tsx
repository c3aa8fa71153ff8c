import { useRef, useState } from 'react'
import type { PaperProgress } from '../../api/usePaperProgress.ts'
import { Button } from '../../ui/Button.tsx'
import { codeInGroups } from '../../ui/CardCode.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { problemWithSheet, type KeyingPass } from './codeProblem.ts'
import styles from './keying.module.css'
import type { PaperSheets, Sheet } from './sheetForm.ts'
import { problemWithCode, tidyCode } from './typedCode.ts'

/** Which sheet is keyed in: its code, typed or read by a scanner that types. */
export function CodeStep({
  paper,
  pass,
  progress,
  onLookAgain,
  onFound,
}: {
  paper: PaperSheets
  pass: KeyingPass
  progress: PaperProgress
  /** The card may have been made after the sheets were asked for. */
  onLookAgain: () => Promise<PaperSheets | null>
  onFound: (paper: PaperSheets, sheet: Sheet) => void
}) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)

  async function submit(): Promise<void> {
    const misspelt = problemWithCode(typed)
    if (misspelt !== null) {
      refuse(misspelt)
      return
    }
    const code = tidyCode(typed)
    const current = sheetIn(paper, code) ? paper : await onLookAgain()
    const sheet = current && sheetIn(current, code)
    if (!current || !sheet) {
      refuse(`There is no sheet ${codeInGroups(code)}. Look at the paper and type its code again.`)
      return
    }
    const unfit = problemWithSheet(code, pass, progress)
    if (unfit === null) onFound(current, sheet)
    else refuse(unfit)
  }

  function refuse(words: string): void {
    setProblem(words)
    field.current?.select()
  }

  return (
    <form
      className={styles['codeForm']}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label="Code on the sheet"
        description="Type it, or scan its QR code with a reader."
        inputRef={field}
        takesFocus
        autoComplete="off"
        spellCheck="false"
        value={typed}
        onChange={(next) => {
          setTyped(next)
          setProblem(null)
        }}
        error={problem}
      />
      <Button type="submit" variant="primary">
        Key it in
      </Button>
    </form>
  )
}

function sheetIn(paper: PaperSheets, code: string): Sheet | undefined {
  return paper.sheets.find((sheet) => sheet.code === code)
}
