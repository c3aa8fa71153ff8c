import type { PaperProgress } from '../../api/usePaperProgress.ts'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { CardCode } from '../../ui/CardCode.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Page.tsx'
import styles from './keying.module.css'

/** How many sheets are counted, and which still wait for their second time. */
export function KeyingProgress({ progress }: { progress: PaperProgress }) {
  const groups = useStudyList(selectPanelGroups)
  const names = new Map(groups.map((group) => [group.id, group.name]))
  const { waiting, counted } = progress
  return (
    <Panel title="How far it is">
      <p className={styles['counts']}>
        <span>
          <b>{counted.length}</b> counted
        </span>
        <span>
          <b>{waiting.length}</b> keyed in once
        </span>
      </p>
      {waiting.length > 0 && (
        <>
          <Notice tone="warning" title="Do not close the vote yet">
            <p>
              {countOf(waiting.length, 'sheet')} {waiting.length === 1 ? 'waits' : 'wait'} for the second
              time. If the vote is closed now, {waiting.length === 1 ? 'it is' : 'they are'} not counted.
            </p>
          </Notice>
          <ul className={styles['waiting']}>
            {waiting.map(({ code, panelGroupId }) => (
              <li key={code}>
                <CardCode code={code} /> <span className={styles['quiet']}>{names.get(panelGroupId)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
