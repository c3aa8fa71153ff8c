import { useState } from 'react'
import type { CardKind } from '#shared/domain/board/card'
import type { PastedLine } from '#shared/domain/board/pastedCards'
import { CARD_TEXT_LIMIT } from '#shared/domain/text'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { KIND_LABELS, KindMark } from '../../../ui/KindMark.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './cards.module.css'

/** Drawn at once; the rest comes on request, so that a long list does not slow the typing. */
const PAGE = 200

/** What each line of a pasted list comes to, as it is typed. */
export function PastePreview({
  lines,
  kind,
  tickedKeys,
  onTick,
}: {
  lines: readonly PastedLine[]
  /** The kind of cards whose line names none. */
  kind: CardKind
  /** Lines that stand there twice and are wanted all the same. */
  tickedKeys: ReadonlySet<string>
  onTick: (key: string, isTicked: boolean) => void
}) {
  const [limit, setLimit] = useState(PAGE)
  return (
    <>
      <ol className={styles['lines']} aria-label="What will be added">
        {lines.slice(0, limit).map((line) => {
          const isLeftOut = line.problem !== null || (line.twin !== null && !tickedKeys.has(line.key))
          return (
            <li key={line.key} data-left-out={isLeftOut || undefined}>
              {line.problem === null ? (
                <>
                  <KindMark kind={line.kind ?? kind} isLabelShown={false} />
                  <VisuallyHidden>{KIND_LABELS[line.kind ?? kind]}: </VisuallyHidden>
                </>
              ) : (
                <Icon name="warning" />
              )}
              <div className={`${styles['lineWords']} ${isLeftOut ? styles['leftOut'] : ''}`}>
                <span className={styles['cutShort']}>{line.text || line.source}</span>
                {line.problem !== null && <span className={styles['trouble']}>{problemWords(line)}</span>}
                {line.twin !== null && (
                  <Checkbox isSelected={tickedKeys.has(line.key)} onChange={(next) => onTick(line.key, next)}>
                    <span className={styles['twin']}>
                      {line.twin === 'list'
                        ? 'Stands further up already.'
                        : 'Is on a card of this study already.'}{' '}
                      Add it all the same
                    </span>
                  </Checkbox>
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {lines.length > limit && (
        <Button size="small" onPress={() => setLimit(limit + PAGE)}>
          Show more ({countOf(lines.length - limit, 'line')} left)
        </Button>
      )}
    </>
  )
}

function problemWords({ problem, excess, firstLine }: PastedLine): string {
  return problem === 'too-long'
    ? `Line ${firstLine} is ${countOf(excess, 'character')} longer than the ${CARD_TEXT_LIMIT} of a card: shorten it, or break it into two lines.`
    : `Line ${firstLine} has nothing to add: only a bullet, or the name of a kind.`
}
