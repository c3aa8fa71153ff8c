import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Voting = Extract<PictureShowing, { name: 'voting' }>

/** The question, and how many are done: never an answer, and never who. */
export function VotingLayout({ voting }: { voting: Voting }) {
  const { dealt, finished } = voting
  return (
    <div className={styles['voting']}>
      <Fitted isCentred>
        <p className={styles['overline']}>
          {voting.title}
          {voting.round > 1 && ` · round ${voting.round}`}
        </p>
        <h1 className={styles['question']}>{voting.question}</h1>
      </Fitted>
      <div className={styles['turnout']}>
        <svg className={styles['ring']} viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="42" />
          <circle
            className={styles['done']}
            cx="50"
            cy="50"
            r="42"
            pathLength={100}
            strokeDasharray={`${dealt === 0 ? 0 : (finished / dealt) * 100} 100`}
          />
          <text x="50" y="50" dy="0.36em">
            {finished}
          </text>
        </svg>
        <p>{turnoutWords(dealt, finished)}</p>
      </div>
    </div>
  )
}

function turnoutWords(dealt: number, finished: number): string {
  if (dealt === 0) return 'Please look at your phone.'
  if (finished === dealt) return 'Everybody has finished. Thank you.'
  return `${finished} of ${dealt} ${finished === 1 ? 'has' : 'have'} finished. Take the time you need.`
}
