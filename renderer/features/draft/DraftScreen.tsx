import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './draft.module.css'
import { useDraftPlace } from './draftPlace.ts'
import { ExportDialog } from './export/ExportDialog.tsx'
import { useExport } from './export/useExport.ts'
import { Paper } from './paper/Paper.tsx'
import { LeadsContext, PaperToolsContext } from './paper/PaperContext.ts'
import { PromptBar } from './PromptBar.tsx'
import { SidePanel } from './SidePanel.tsx'
import { usePaperTools } from './usePaperTools.ts'
import { usePreview } from './usePreview.ts'

/** The framework draft as it would be written now, to be gone through and taken away as files. */
export function DraftScreen() {
  const preview = usePreview()
  const { layout, gaps, leads, error, look } = preview
  const paper = useRef<HTMLElement>(null)
  const tools = usePaperTools(paper, look)
  const exporting = useExport()
  const [isExporting, setIsExporting] = useState(false)
  const [isSideOpen, setIsSideOpen] = useState(false)
  useDraftPlace(paper, layout !== null)
  useStepKeys(tools.step)
  const leadsByAnchor = useMemo(() => new Map(leads.map((lead) => [lead.anchor, lead])), [leads])

  return (
    <div className={styles['screen']}>
      <header className={styles['header']}>
        <div className={styles['titles']}>
          <h1>Draft</h1>
          <p className={styles['lead']}>
            What the study holds so far, as a document. It follows the study; what is missing you write in its
            place.
          </p>
        </div>
        <Button variant="primary" size="large" icon="document" onPress={() => setIsExporting(true)}>
          Export…
        </Button>
      </header>
      {error && (
        <Notice
          tone="danger"
          title="The draft cannot be shown"
          actions={<Button onPress={() => void look()}>Try again</Button>}
        >
          <p>{error.message}</p>
        </Notice>
      )}
      {layout === null ? (
        error === null && (
          <p className={styles['waiting']} role="status">
            Putting the draft together…
          </p>
        )
      ) : (
        <PaperToolsContext value={tools}>
          <PromptBar
            count={layout.promptCount}
            gapCount={gaps.length}
            onStep={tools.step}
            isSideOpen={isSideOpen}
            onSide={setIsSideOpen}
          />
          <div className={styles['columns']}>
            <div className={styles['side']} data-is-open={isSideOpen || undefined}>
              <div className={styles['sidePanel']}>
                <SidePanel
                  outline={layout.outline}
                  gaps={gaps}
                  paper={paper}
                  onFollow={() => setIsSideOpen(false)}
                />
              </div>
            </div>
            <div className={styles['pages']}>
              <LeadsContext value={leadsByAnchor}>
                <Paper layout={layout} frame={paper} />
              </LeadsContext>
            </div>
          </div>
        </PaperToolsContext>
      )}
      <ExportDialog
        isOpen={isExporting}
        onClose={() => setIsExporting(false)}
        exporting={exporting}
        promptCount={layout?.promptCount ?? 0}
        gapCount={gaps.length}
      />
    </div>
  )
}

/** Alt with the arrows leads from prompt to prompt, wherever the focus is on this screen. */
function useStepKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      if (document.querySelector('[role="dialog"]') !== null) return
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [step])
}
