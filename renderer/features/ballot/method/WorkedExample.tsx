import type { ConsensusRule } from '#shared/domain/consensus/rule'
import type { Verdict } from '#shared/domain/consensus/verdict'
import styles from './method.module.css'
import { workedExample } from './workedExample.ts'

/** What the rule makes of twelve invented people, so that a number that was changed shows what it does. */
export function WorkedExample({ rule }: { rule: ConsensusRule }) {
  const items = workedExample(rule)
  if (items.length === 0) return null
  return (
    <table className={styles['example']}>
      <caption>For example, with twelve invented people</caption>
      <thead>
        <tr>
          <th scope="col">What they say</th>
          <th scope="col">Their answers</th>
          <th scope="col">Then it is</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ about, answers, verdict, because }) => (
          <tr key={about}>
            <th scope="row">{about}</th>
            <td className={styles['answers']}>{answers.join(' ')}</td>
            <td>
              <span className={styles['verdict']} data-verdict={verdict}>
                {VERDICTS[verdict]}
              </span>{' '}
              <span className={styles['because']}>{because}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const VERDICTS: Record<Verdict, string> = {
  in: 'In',
  out: 'Out',
  uncertain: 'Uncertain',
  ranked: 'In its place',
  'no-data': 'Nothing',
}
