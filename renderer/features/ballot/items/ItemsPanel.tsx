import { useMemo, useState } from 'react'
import { COMFORTABLE_ITEMS, MOST_ITEMS } from '#shared/domain/ballot/ballot'
import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { newIdentifier } from '../../../api/newIdentifier.ts'
import { useStudy } from '../../../api/StudyContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { countOf } from '../../../ui/countOf.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx'
import { keyOfChoice, withAdded, withoutKeys } from './ballotItems.ts'
import { CardPicker } from './CardPicker.tsx'
import { ChosenItems } from './ChosenItems.tsx'
import { lookOf } from './itemLook.ts'
import styles from './items.module.css'
import { minutesToAnswer } from './minutesToAnswer.ts'
import { StatementPicker } from './StatementPicker.tsx'
import { OwnWordsWriter } from './OwnWordsWriter.tsx'
import { ThemePicker } from './ThemePicker.tsx'

type Source = ItemChoice['kind']

const SOURCES: readonly { key: Source; label: string }[] = [
  { key: 'card', label: 'Cards' },
  { key: 'theme', label: 'Themes' },
  { key: 'statement', label: 'Statements' },
  { key: 'written', label: 'Own words' },
]

interface ItemsPanelProps {
  readonly items: readonly ItemChoice[]
  /** How the ballot is answered, which decides how long it takes. */
  readonly rule: ConsensusRule
  readonly onChange: (items: readonly ItemChoice[]) => void
}

/** What is voted on: cards, themes, statements and words of one's own, chosen on one side and put in order on the other. */
export function ItemsPanel({ items, rule, onChange }: ItemsPanelProps) {
  const state = useStudy((whole) => whole)
  const [source, setSource] = useState<Source>(() => items.at(-1)?.kind ?? 'card')
  const looks = useMemo(() => items.map((choice) => lookOf(state, choice)), [state, items])
  const chosen = useMemo(() => new Set(items.map(keyOfChoice)), [items])
  const problems = looks.filter(({ problem }) => problem !== null)

  /** A ballot is full at some point: what no longer fits is not added. */
  function add(added: readonly ItemChoice[]): void {
    onChange(withAdded(items, added).slice(0, Math.max(MOST_ITEMS, items.length)))
  }

  const take = (keys: readonly string[]) => onChange(withoutKeys(items, new Set(keys)))

  return (
    <Panel
      title="What is voted on"
      actions={
        <p className={styles['count']} role="status">
          {items.length === 0 ? 'Nothing chosen yet' : `${countOf(items.length, 'item')} chosen`}
        </p>
      }
    >
      {items.length > COMFORTABLE_ITEMS && <LongBallot count={items.length} rule={rule} />}
      {problems.length > 0 && (
        <Notice
          tone="warning"
          title={
            problems.length === 1
              ? 'One item cannot be voted on any more'
              : `${problems.length} items cannot be voted on any more`
          }
          actions={<Button onPress={() => take(problems.map(({ key }) => key))}>Take off the ballot</Button>}
        >
          <p>It has been deleted or hidden since it was chosen.</p>
        </Notice>
      )}
      <div className={styles['sides']}>
        <div className={styles['side']}>
          <SegmentedControl label="Choose from" options={SOURCES} value={source} onChange={setSource} />
          {source === 'card' && (
            <CardPicker
              chosen={chosen}
              onChange={(ids, isChosen) =>
                isChosen ? add(ids.map((cardId) => ({ kind: 'card', cardId }))) : take(ids)
              }
            />
          )}
          {source === 'theme' && (
            <ThemePicker
              chosen={chosen}
              onChange={(ids, isChosen) =>
                isChosen ? add(ids.map((columnId) => ({ kind: 'theme', columnId }))) : take(ids)
              }
            />
          )}
          {source === 'statement' && (
            <StatementPicker
              chosen={chosen}
              onChange={(ids, isChosen) =>
                isChosen ? add(ids.map((statementId) => ({ kind: 'statement', statementId }))) : take(ids)
              }
            />
          )}
          {source === 'written' && (
            <OwnWordsWriter
              already={looks.map(({ wording }) => wording)}
              onAdd={(wordings) =>
                add(wordings.map((wording) => ({ kind: 'written', itemId: newIdentifier(), wording })))
              }
            />
          )}
        </div>
        <div className={styles['side']}>
          <div>
            <h3 className={styles['sideTitle']}>On the ballot</h3>
            {items.length > 0 && (
              <p className={styles['quiet']}>
                In this order on paper and in the results. On a phone everybody has an order of their own.
              </p>
            )}
          </div>
          {items.length === 0 ? (
            <p className={styles['nothing']}>
              Tick cards, themes or statements, or write your own words, and they stand here.
            </p>
          ) : (
            <ChosenItems looks={looks} onChange={onChange} />
          )}
        </div>
      </div>
    </Panel>
  )
}

function LongBallot({ count, rule }: { count: number; rule: ConsensusRule }) {
  return (
    <Notice tone="warning" title="That is a long ballot">
      <p>
        {count} items take about {minutesToAnswer(rule, count)} minutes this way. Past {COMFORTABLE_ITEMS}{' '}
        people tire and answer less carefully.{' '}
        {count >= MOST_ITEMS && `A ballot holds no more than ${MOST_ITEMS} items.`}
      </p>
    </Notice>
  )
}
