import type { CardChoices, CardPreview } from '#shared/domain/exchange/cardImport'
import type { CardKind } from '#shared/domain/board/card'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { countOf } from '../../ui/countOf.ts'
import { KIND_LABELS, KINDS } from '../../ui/KindMark.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './import.module.css'

const KIND_CHOICES = KINDS.map((kind) => ({ key: kind, label: KIND_LABELS[kind] }))
const TRAY = 'tray'
const NEW = 'new'
const NO_GROUP = 'none'

/** Names in the file that the study does not know, and what each is to become. */
export function CardMapping({
  preview,
  choices,
  onChange,
}: {
  preview: CardPreview
  choices: CardChoices
  onChange: (choices: CardChoices) => void
}) {
  const groups = useStudyList(selectPanelGroups)
  const { strangeKinds, strangePlaces, strangeGroups, columnsOnBoards } = preview
  const kindOf = (words: string) => choices.kinds.find((one) => one.words === words)?.kind ?? choices.kind

  function placeOf(field: string, words: string): string {
    const to = choices.places.find((one) => one.field === field && one.words === words)?.to
    if (to === undefined || to.kind === 'tray') return TRAY
    return to.kind === 'new' ? NEW : to.columnId
  }

  return (
    <div className={styles['mapping']}>
      <Select
        label="Kind of card, where the file names none"
        options={KIND_CHOICES}
        value={choices.kind}
        onChange={(kind) => onChange({ ...choices, kind })}
      />
      {strangeKinds.map(({ words, count }) => (
        <Select
          key={`kind ${words}`}
          label={`Kind “${words}” (${countOf(count, 'card')})`}
          options={KIND_CHOICES}
          value={kindOf(words)}
          onChange={(kind: CardKind) =>
            onChange({
              ...choices,
              kinds: [...choices.kinds.filter((one) => one.words !== words), { words, kind }],
            })
          }
        />
      ))}
      {strangePlaces.map(({ field, words, count }) => (
        <Select
          key={`${field} ${words}`}
          label={`${NAMES[field]} “${words}” (${countOf(count, 'card')})`}
          options={[
            { key: TRAY, label: 'Leave in the tray' },
            { key: NEW, label: `Make a new ${field}` },
            ...columnsOnBoards
              .filter((column) => column.field === field)
              .map(({ columnId, name }) => ({ key: columnId, label: `Put into “${name}”` })),
          ]}
          value={placeOf(field, words)}
          onChange={(key) => {
            const to: CardChoices['places'][number]['to'] =
              key === TRAY
                ? { kind: 'tray' }
                : key === NEW
                  ? { kind: 'new' }
                  : { kind: 'column', columnId: key }
            const others = choices.places.filter((one) => one.field !== field || one.words !== words)
            onChange({ ...choices, places: [...others, { field, words, to }] })
          }}
        />
      ))}
      {strangeGroups.map(({ words, count }) => (
        <Select
          key={`group ${words}`}
          label={`Group “${words}” (${countOf(count, 'card')})`}
          options={[
            { key: NO_GROUP, label: 'No group' },
            ...groups.map(({ id, name }) => ({ key: id, label: name })),
          ]}
          value={choices.groups.find((one) => one.words === words)?.panelGroupId ?? NO_GROUP}
          onChange={(key) =>
            onChange({
              ...choices,
              groups: [
                ...choices.groups.filter((one) => one.words !== words),
                { words, panelGroupId: key === NO_GROUP ? null : key },
              ],
            })
          }
        />
      ))}
    </div>
  )
}

const NAMES = { stage: 'Stage', theme: 'Theme', level: 'Level' } as const
