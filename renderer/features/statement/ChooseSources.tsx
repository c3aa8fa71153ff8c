import { useState } from 'react'
import { hasWords } from '#shared/domain/board/cardFilter'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import type { SourceChoice } from './sourceChoices.ts'
import styles from './statements.module.css'

/** A list that is longer than this is for searching, not for reading. */
const SHOWN = 60

/** Things that a statement can come from, to choose and to leave out. Each press is saved at once. */
export function ChooseSources({
  title,
  searchLabel,
  choices,
  chosen,
  onChange,
  onClose,
}: {
  title: string
  searchLabel: string
  choices: readonly SourceChoice[]
  chosen: ReadonlySet<string>
  onChange: (id: string, isChosen: boolean) => void
  onClose: () => void
}) {
  const [search, setSearch] = useState('')
  // What was chosen when the window opened stands first, and stays there: nothing jumps under the pointer.
  const [chosenAtFirst] = useState(chosen)
  const ordered = [
    ...choices.filter(({ id }) => chosenAtFirst.has(id)),
    ...choices.filter(({ id }) => !chosenAtFirst.has(id)),
  ]
  const found = ordered.filter(({ words }) => hasWords(words, search))
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <SearchField label={searchLabel} value={search} onChange={setSearch} takesFocus />
      <p role="status" className={styles['quiet']}>
        {choices.length === 0
          ? 'There is nothing to choose from yet.'
          : `${countOf(found.length, 'found', 'found')}, ${chosen.size} chosen`}
      </p>
      <ul className={styles['candidates']}>
        {found.slice(0, SHOWN).map(({ id, words, kind, place }) => {
          const isChosen = chosen.has(id)
          return (
            <li key={id}>
              <button type="button" aria-pressed={isChosen} onClick={() => onChange(id, !isChosen)}>
                {kind && <KindMark kind={kind} isLabelShown={false} />}
                <span className={styles['words']}>
                  {words}
                  <span className={styles['quiet']}>{place}</span>
                </span>
                <span className={styles['choose']}>
                  <Icon name={isChosen ? 'check' : 'add'} />
                  {isChosen ? 'Chosen' : 'Choose'}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {found.length > SHOWN && (
        <p className={styles['quiet']}>And {found.length - SHOWN} more: search to find them.</p>
      )}
    </Dialog>
  )
}
