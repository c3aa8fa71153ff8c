import { useId, useState } from 'react'
import { Icon } from '../../../ui/Icon.tsx'
import styles from './Outline.module.css'

/** What every card of the outline says it is described by. */
export const KEYS_ID = 'outline-keys'

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['↑', '↓', 'Home', 'End'], 'go from card to card'],
  [['←', '→'], 'fold the details of a card, or show them'],
  [['Enter', 'F2'], 'open the card to edit it'],
  [['Alt ↑', 'Alt ↓'], 'move the card up or down'],
  [['Alt ←', 'Alt →'], 'move the card to the column before or after'],
  [['M'], 'move to a place that you choose'],
  [['L'], 'link to another card'],
  [['N'], 'write a new card at the end of the column'],
  [['X'], 'choose the card, to do something with several'],
  [['Shift X', 'Ctrl A'], 'choose all from the last one to this, or the whole column'],
  [['Esc'], 'let go of all that are chosen'],
  [['Delete'], 'delete the card, or all that are chosen'],
  [['Ctrl Z'], 'undo'],
]

export function KeysHelp() {
  const [isOpen, setIsOpen] = useState(false)
  const panelId = useId()
  return (
    <div className={styles['keys']}>
      <button
        type="button"
        className={styles['keysButton']}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'right'} size="1em" />
        Keys
      </button>
      <p id={KEYS_ID} hidden>
        Enter edits. Up and down go from card to card. With Alt, arrows move the card. M moves it to a place,
        L links it, X chooses it, Delete deletes it.
      </p>
      <dl id={panelId} className={styles['keyList']} hidden={!isOpen}>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
