import type { PictureShowing } from '#shared/domain/screen/screenPicture'
import { KIND_LABELS, KindMark } from '../../ui/KindMark.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { Fitted } from './Fitted.tsx'
import styles from './screen.module.css'

type Spotlit = NonNullable<Extract<PictureShowing, { name: 'board' }>['spotlight']>

/** One card in place of the board, large, with its note and what it is linked with. */
export function Spotlight({ spotlight: { card, note, links } }: { spotlight: Spotlit }) {
  return (
    <article className={styles['spotlight']} data-kind={card.kind}>
      <Fitted isCentred>
        <div className={styles['spotlightText']}>
          <KindMark kind={card.kind} />
          <h2>{card.text}</h2>
          {card.merged > 0 && <p className={styles['quiet']}>Said {card.merged + 1} times.</p>}
          {note !== '' && <p className={styles['note']}>{note}</p>}
          {links.length > 0 && (
            <ul className={styles['links']}>
              {links.map(({ label, kind, text }) => (
                <li key={`${label} ${text}`}>
                  <span className={styles['linkLabel']}>{label}</span>
                  <KindMark kind={kind} isLabelShown={false} />
                  <span>
                    <VisuallyHidden>{KIND_LABELS[kind]}: </VisuallyHidden>
                    {text}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Fitted>
    </article>
  )
}
