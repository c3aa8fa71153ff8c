import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { useBoardUi, useBoardUiState, type LinesShown } from '../boardUi.ts'
import styles from './LinesToggle.module.css'
import { LINE_TYPES, type LineType } from './linesToDraw.ts'

const CHOICES: readonly { key: LinesShown; label: string }[] = [
  { key: 'none', label: 'None' },
  { key: 'current', label: 'This card’s' },
  { key: 'all', label: 'All' },
]

const LINE_NAMES: Readonly<Record<LineType, string>> = {
  'addressed-by': 'addressed by',
  'eased-by': 'eased by',
}

/** Which links are drawn as lines, and what the two kinds of lines mean. */
export function LinesToggle() {
  const ui = useBoardUi()
  const linesShown = useBoardUiState((state) => state.linesShown)
  return (
    <div className={styles['toggle']}>
      <SegmentedControl
        label="Links"
        options={CHOICES}
        value={linesShown}
        onChange={(next) => ui.store.setState({ linesShown: next })}
      />
      {linesShown !== 'none' && (
        <ul className={styles['key']} aria-label="What the lines mean">
          {LINE_TYPES.map((type) => (
            <li key={type}>
              <svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" data-type={type}>
                <path d="M1 5h24" />
                <path d="M25 1.500 32 5l-7 3.500z" fill="currentColor" />
              </svg>
              {LINE_NAMES[type]}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
