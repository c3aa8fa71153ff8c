import type { CardPreview } from '#shared/domain/exchange/cardImport'
import { countOf } from '../../ui/countOf.ts'
import { KIND_LABELS, KindMark } from '../../ui/KindMark.tsx'
import styles from './import.module.css'

const FIELDS: Record<NonNullable<CardPreview['columns'][number]['field']>, string> = {
  text: 'the text of the card',
  kind: 'its kind',
  stage: 'its stage',
  theme: 'its theme',
  level: 'its training level',
  tags: 'its tags',
  note: 'its note',
  group: 'the group it came from',
}

/** What would be added: how the columns were understood, how many of which kind, and the first few cards. */
export function CardLook({ preview }: { preview: CardPreview }) {
  const understood = preview.columns.filter(({ field }) => field !== null)
  const others = preview.columns.filter(({ field }) => field === null)
  return (
    <>
      <p className={styles['kinds']}>
        {preview.byKind.map(({ kind, count }) => countOf(count, KIND_LABELS[kind].toLowerCase())).join(', ')}
      </p>
      <div className={styles['tableFrame']}>
        <table className={styles['table']}>
          <caption>The first of them</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Kind</th>
              <th scope="col">Text</th>
              <th scope="col">Goes to</th>
              <th scope="col">Tags</th>
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((card) => (
              <tr key={card.line}>
                <td>{card.line}</td>
                <td className={styles['kindCell']}>
                  <KindMark kind={card.kind} />
                </td>
                <td className={styles['textCell']}>{card.text}</td>
                <td>{card.places.length === 0 ? 'Tray' : card.places.join(', ')}</td>
                <td>{card.tags.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className={styles['details']}>
        <summary>How the columns were understood</summary>
        <ul>
          {understood.map(({ header, field }) => (
            <li key={header}>
              “{header}” is {field && FIELDS[field]}
            </li>
          ))}
          {others.length > 0 && (
            <li>
              Not looked at:{' '}
              {others.map(({ header }) => (header === '' ? '(no name)' : `“${header}”`)).join(', ')}
            </li>
          )}
        </ul>
      </details>
    </>
  )
}
