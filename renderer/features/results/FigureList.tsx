import type { Figures } from '#shared/domain/ballot/figures'
import type { ConsensusRule } from '#shared/domain/consensus/rule'
import { resultColumns } from './resultColumns.ts'
import styles from './results.module.css'

/** The method's figures of one item, or of some people about it. */
export function FigureList({ figures, rule }: { figures: Figures; rule: ConsensusRule }) {
  return (
    <dl className={styles['figures']}>
      {figures.kind === 'ranking' && (
        <>
          <div>
            <dt>Place</dt>
            <dd>{figures.place ?? '–'}</dd>
          </div>
          <div>
            <dt>n</dt>
            <dd>{figures.n}</dd>
          </div>
        </>
      )}
      {resultColumns(rule).map(({ name, longName = name, cell }) => {
        const { value, note } = cell(figures)
        return (
          <div key={name}>
            <dt>{longName}</dt>
            <dd>
              {value}
              {note !== undefined && <small> {note}</small>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
