import { useMemo, useState, type ReactNode } from 'react'
import type { Ballot } from '#shared/domain/ballot/ballot'
import { useStudy, useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups, selectStudy } from '../../api/studySelectors.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel, Row } from '../../ui/Page.tsx'
import { PrintPreview } from '../../ui/Paper.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { HowToRun } from './HowToRun.tsx'
import styles from './paper.module.css'
import type { PaperSheets, SheetForm } from './sheetForm.ts'
import { SheetPages } from './SheetPages.tsx'
import { usePaperSheets } from './usePaperSheets.ts'

/** The sheets of the round to come, or of the open one, as they will be printed. `children` puts the controls on the page. */
export function SheetsView({
  ballot,
  stage,
  children,
}: {
  ballot: Ballot
  stage: string
  children: (controls: ReactNode) => ReactNode
}) {
  const { paper, error } = usePaperSheets(ballot.id, stage)
  const groups = useStudyList(selectPanelGroups)
  const studyTitle = useStudy((state) => selectStudy(state)?.title ?? '')
  const [isLarge, setIsLarge] = useState(false)
  const [groupId, setGroupId] = useState('all')
  const form = useMemo<SheetForm | null>(() => {
    const names = new Map(groups.map((group) => [group.id, group.name]))
    return paper && { studyTitle, ballot, paper, isLarge, groupName: (id) => names.get(id) ?? '' }
  }, [studyTitle, ballot, paper, isLarge, groups])
  const sheets = useMemo(() => {
    // By group, so that they can be laid out for picking up; shuffled within it, as they come.
    const inOrder = groups.flatMap(
      (group) => paper?.sheets.filter((one) => one.panelGroupId === group.id) ?? [],
    )
    return groupId === 'all' ? inOrder : inOrder.filter((one) => one.panelGroupId === groupId)
  }, [paper, groups, groupId])

  if (error) {
    return children(
      <Notice tone="danger" title="There are no sheets to print">
        <p>{error.message}</p>
      </Notice>,
    )
  }
  if (!paper || !form) return children(<p role="status">Making the sheets…</p>)
  if (paper.sheets.length === 0) {
    return children(
      <EmptyState icon="people" title="No seat cards yet" action={<a href="#/seat-cards">Make seat cards</a>}>
        Each sheet belongs to a seat card, which somebody draws from the pile. Make the cards first.
      </EmptyState>,
    )
  }
  const present = groups.filter(({ id }) => paper.sheets.some((sheet) => sheet.panelGroupId === id))
  return (
    <>
      {children(
        <>
          <HowToRun />
          <Panel title={`Sheets for round ${paper.roundNumber}`} lead={sheetsInWords(paper)}>
            <div className={styles['choices']}>
              <Row gap={5} align="end">
                <Select
                  label="Which sheets"
                  value={groupId}
                  options={[
                    { key: 'all', label: `All ${paper.sheets.length}` },
                    ...present.map(({ id, name }) => ({ key: id, label: name })),
                  ]}
                  onChange={setGroupId}
                />
                <SegmentedControl
                  label="Size"
                  value={isLarge ? 'large' : 'usual'}
                  options={[
                    { key: 'usual', label: 'Usual print' },
                    { key: 'large', label: 'Large print' },
                  ]}
                  onChange={(size) => setIsLarge(size === 'large')}
                />
              </Row>
              <Button variant="primary" icon="document" onPress={() => window.print()}>
                Print
              </Button>
            </div>
          </Panel>
        </>,
      )}
      <PrintPreview label="Sheets as they will be printed">
        <SheetPages form={form} sheets={sheets} />
      </PrintPreview>
    </>
  )
}

function sheetsInWords({ sheets, items }: PaperSheets): string {
  return `${countOf(sheets.length, 'sheet')}, one for each seat card, with ${countOf(items.length, 'item')} in an order of its own. On A4; print on one side if you can.`
}
