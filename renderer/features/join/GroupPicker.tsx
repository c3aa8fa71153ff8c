import { FocusedHeading } from '../../ui/FocusedHeading.tsx'
import type { Lobby } from './joinSession.ts'

interface GroupPickerProps {
  readonly lobby: Lobby
  readonly onChoose: (group: Lobby['groups'][number]) => void
  /** Somebody has a printed card, which knows its group. */
  readonly onCard: () => void
  readonly onTablet: () => void
}

export function GroupPicker({ lobby, onChoose, onCard, onTablet }: GroupPickerProps) {
  return (
    <section className="page">
      <p className="page-eyebrow">{lobby.studyTitle}</p>
      <FocusedHeading>Which group are you in today?</FocusedHeading>
      <ul className="choice-list">
        {lobby.groups.map((group) => (
          <li key={group.panelGroupId}>
            <button type="button" className="button choice" onClick={() => onChoose(group)}>
              {group.name}
              <svg viewBox="0 0 12 20" width="12" height="20" aria-hidden="true">
                <path d="M2 2l8 8-8 8" />
              </svg>
            </button>
          </li>
        ))}
      </ul>
      <p className="field-hint">Not sure? Ask the person who runs the workshop.</p>
      <p className="page-foot">
        <button type="button" className="button button-plain" onClick={onCard}>
          I have a seat card
        </button>
        <button type="button" className="button button-plain" onClick={onTablet}>
          This is a shared tablet
        </button>
      </p>
    </section>
  )
}
