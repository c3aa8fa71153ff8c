import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { CardImport } from './CardImport.tsx'
import styles from './import.module.css'
import { BRING_IN_ADDRESS, useImportPlace } from './importPlace.ts'
import { RatingImport } from './RatingImport.tsx'

/** What was gathered elsewhere, brought into the study. */
export function BringInScreen() {
  const place = useImportPlace()
  if (place === 'cards') return <CardImport />
  if (place === 'ratings') return <RatingImport />
  return (
    <Page
      title="Bring in"
      lead="Go on here with what was begun elsewhere. Nothing is added before you have seen what it will be."
      width="narrow"
    >
      <ul className={styles['choices']}>
        <Choice address={`${BRING_IN_ADDRESS}/cards`} icon="note" name="Cards from a spreadsheet">
          One card a row, with kind, stage, theme, tags and note where you have them.
        </Choice>
        <Choice address={`${BRING_IN_ADDRESS}/ratings`} icon="chart" name="The ratings of an earlier survey">
          An online Delphi round, for instance: it becomes a finished ballot with its results.
        </Choice>
      </ul>
      <p className={styles['hint']}>
        A plain list of cards can be pasted on the board: choose “Paste a list…” in the board’s menu. A whole
        study that was exported as JSON becomes a study of its own: choose it on the first screen, under “All
        studies”.
      </p>
    </Page>
  )
}

function Choice({
  address,
  icon,
  name,
  children,
}: {
  address: string
  icon: IconName
  name: string
  children: string
}) {
  return (
    <li>
      <a className={styles['choice']} href={address}>
        <Icon name={icon} size="1.5rem" />
        <span className={styles['choiceWords']}>
          <strong>{name}</strong>
          <span>{children}</span>
        </span>
        <Icon name="right" />
      </a>
    </li>
  )
}
