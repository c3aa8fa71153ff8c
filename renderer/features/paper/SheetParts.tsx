import { CardCode } from '../../ui/CardCode.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { AnswerBoxes } from './AnswerBoxes.tsx'
import { choicesOf, drawsDots } from './choices.ts'
import type { Sheet, SheetForm, SheetItem } from './sheetForm.ts'
import styles from './sheet.module.css'
import { howToFillIn, piecesOf, roomInWords } from './sheetWords.ts'

/* The parts of a sheet, from top to bottom. Their heights are measured before they are laid on pages. */

/** Title, question, group and code: what a first page begins with. */
export function SheetHead({ form, sheet }: { form: SheetForm; sheet: Sheet }) {
  const { ballot, paper } = form
  return (
    <header className={styles['head']}>
      <div className={styles['headWords']}>
        <p className={styles['small']}>{form.studyTitle}</p>
        <h3 className={styles['title']}>{ballot.title}</h3>
        <p className={styles['marks']}>
          <span className={styles['group']}>{form.groupName(sheet.panelGroupId)}</span>
          <span>{ballot.isPractice ? 'Practice: this is not counted' : `Round ${paper.roundNumber}`}</span>
        </p>
        <p className={styles['question']}>{ballot.question}</p>
      </div>
      <div className={styles['headCode']}>
        <QrCode className={styles['qr']} qr={sheet.qr} />
        <CardCode code={sheet.code} />
      </div>
    </header>
  )
}

/** The paragraphs between the head and the items. */
export function introOf({ ballot, paper }: SheetForm): string[] {
  const hasFeedback = paper.items.some(({ room }) => room !== null && room.kind !== 'too-few')
  return [
    'This sheet names nobody. Its code makes sure that it is counted once.',
    ...howToFillIn(paper.taken, paper.items.length, ballot),
    ...(hasFeedback ? ['“Last round” says how the room answered. You need not agree with it.'] : []),
    ...piecesOf(ballot.instructions),
  ]
}

/** The line over the items: what the boxes below it are called. */
export function ItemHead({ form }: { form: SheetForm }) {
  const { taken } = form.paper
  const { lowLabel, highLabel } = form.ballot
  if (taken.kind === 'rank' || taken.kind === 'dots') {
    return (
      <div className={styles['itemHead']}>
        <span />
        <span />
        <span className={styles['answers']}>
          {taken.kind === 'rank' ? 'Place' : drawsDots(taken) ? 'Your dots' : 'How many dots'}
        </span>
      </div>
    )
  }
  const choices = choicesOf(taken)
  const isNamed = choices.some(({ label }) => label !== null)
  if (form.isLarge) {
    return (
      <div className={styles['itemHead']}>
        {!isNamed && taken.kind === 'score' && (
          <p className={styles['ends']}>
            {taken.minimum}: {lowLabel}. {taken.maximum}: {highLabel}.
          </p>
        )}
      </div>
    )
  }
  return (
    <div className={styles['itemHead']}>
      <span />
      <span />
      <span className={`${styles['answers']} ${styles['names']}`}>
        {isNamed ? (
          choices.map(({ label }) => (
            <span key={label} className={styles['choice']}>
              {label}
            </span>
          ))
        ) : (
          <span className={styles['ends']}>
            <span>{lowLabel}</span>
            <span>{highLabel}</span>
          </span>
        )}
        <span className={styles['choice']} data-apart>
          Unable to answer
        </span>
      </span>
    </div>
  )
}

export function ItemLine({ form, item, number }: { form: SheetForm; item: SheetItem; number: number }) {
  return (
    <div className={styles['item']}>
      <span className={styles['number']}>{number}</span>
      <div className={styles['wording']}>
        <p>{item.wording}</p>
        {item.room && <p className={styles['room']}>{roomInWords(item.room, form.paper.taken)}</p>}
      </div>
      <div className={styles['answers']}>
        <AnswerBoxes form={form} room={item.room} />
      </div>
    </div>
  )
}

/** What a page after the first begins with. */
export function ContinuedHead({ form, sheet }: { form: SheetForm; sheet: Sheet }) {
  return (
    <header className={styles['continued']}>
      <span className={styles['continuedTitle']}>{form.ballot.title}</span>
      <span>{form.groupName(sheet.panelGroupId)}</span>
    </header>
  )
}

export function PageFoot({ sheet, page, pages }: { sheet: Sheet; page: number; pages: number }) {
  return (
    <footer className={styles['foot']}>
      <span>{page < pages ? 'It goes on: next page.' : 'Done? Put it in the box.'}</span>
      <span className={styles['pageMark']}>
        {pages > 1 && `Page ${page} of ${pages}, sheet `}
        {pages === 1 && 'Sheet '}
        <CardCode code={sheet.code} />
      </span>
    </footer>
  )
}
