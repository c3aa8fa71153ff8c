import type { RatingPreview, RatingReading } from '#shared/domain/exchange/ratingImport'
import { useStudyList } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './import.module.css'

const NEW_PUBLIC = 'new-public'
const NEW_OTHERS = 'new-others'

/** What is in the survey: rounds, items, and groups with the groups of the study that they are. */
export function RatingLook({
  preview,
  reading,
  onChange,
}: {
  preview: RatingPreview
  reading: RatingReading
  onChange: (reading: RatingReading) => void
}) {
  const groups = useStudyList(selectPanelGroups)
  const withCard = preview.items.filter(({ hasCard }) => hasCard).length

  function chosen(words: string, found: string | null): string {
    const to = reading.groups.find((one) => one.words === words)?.to
    if (to === undefined) return found ?? NEW_OTHERS
    if (to.kind === 'group') return to.panelGroupId
    return to.isPublic ? NEW_PUBLIC : NEW_OTHERS
  }

  return (
    <>
      <div className={styles['tableFrame']}>
        <table className={styles['table']}>
          <caption>Rounds</caption>
          <thead>
            <tr>
              <th scope="col">Round</th>
              <th scope="col">Voters</th>
              <th scope="col">Items</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {preview.rounds.map(({ number, voters, items, answers }) => (
              <tr key={number}>
                <th scope="row">{number}</th>
                <td>{voters}</td>
                <td>{items}</td>
                <td>{answers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 className={styles['subheading']}>Groups</h3>
      <div className={styles['mapping']}>
        {preview.groups.map(({ words, voters, panelGroupId }) => (
          <Select
            key={words}
            label={`“${words}” (${countOf(voters, 'voter')})`}
            options={[
              ...groups.map(({ id, name }) => ({ key: id, label: name })),
              { key: NEW_OTHERS, label: 'A new group' },
              { key: NEW_PUBLIC, label: 'A new group of public contributors' },
            ]}
            value={chosen(words, panelGroupId)}
            onChange={(key) => {
              const to: RatingReading['groups'][number]['to'] =
                key === NEW_PUBLIC || key === NEW_OTHERS
                  ? { kind: 'new', isPublic: key === NEW_PUBLIC }
                  : { kind: 'group', panelGroupId: key }
              onChange({
                ...reading,
                groups: [...reading.groups.filter((one) => one.words !== words), { words, to }],
              })
            }}
          />
        ))}
      </div>
      <details className={styles['details']}>
        <summary>{countOf(preview.items.length, 'item')}</summary>
        <ol>
          {preview.items.map(({ wording, hasCard }) => (
            <li key={wording}>
              {wording} {hasCard && <span className={styles['hint']}>(on a card)</span>}
            </li>
          ))}
        </ol>
      </details>
      {(withCard > 0 || !reading.linksCards) && (
        <Checkbox
          isSelected={reading.linksCards}
          onChange={(linksCards) => onChange({ ...reading, linksCards })}
          description="The cards then show what the survey made of them."
        >
          Tie items to the cards that say the same{withCard > 0 ? ` (${withCard})` : ''}
        </Checkbox>
      )}
    </>
  )
}
