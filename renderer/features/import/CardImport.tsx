import { useEffect, useState } from 'react'
import type { CardChoices, CardPreview } from '#shared/domain/exchange/cardImport'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import { CardLook } from './CardLook.tsx'
import { CardMapping } from './CardMapping.tsx'
import { ComplaintList } from './ComplaintList.tsx'
import { FileStep } from './FileStep.tsx'
import styles from './import.module.css'
import { BRING_IN_ADDRESS } from './importPlace.ts'
import { StepHeading, Steps } from './Steps.tsx'
import { useFileImport } from './useFileImport.ts'

const EXAMPLE = `text,kind,stage,tags
No bus to the clinic,barrier,Referral,transport
A shared care plan,enabler,,`

const FIRST_CHOICES: CardChoices = {
  kind: 'idea',
  kinds: [],
  places: [],
  groups: [],
  addsTwins: false,
  leavesOutRefused: false,
}

/** Cards from a spreadsheet, in three steps. */
export function CardImport() {
  const client = useClient()
  const source = useFileImport('cards')
  const [choices, setChoices] = useState(FIRST_CHOICES)
  const [preview, setPreview] = useState<CardPreview | null>(null)
  const [added, setAdded] = useState<number | null>(null)
  const { file, giveUp } = source
  const importId = file.name === 'held' ? file.importId : null

  useEffect(() => {
    if (importId === null) return undefined
    let isWanted = true
    client.call('import.checkCards', { importId, choices }).then(
      (next) => isWanted && setPreview(next),
      (error: unknown) => isWanted && startAgain(error),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- what follows a refusal is no reason to look again
  }, [client, importId, choices])

  function startAgain(error?: unknown): void {
    setPreview(null)
    setChoices(FIRST_CHOICES)
    setAdded(null)
    giveUp(error === undefined ? undefined : refusalOf(error))
  }

  const adding = useAction(async () => {
    if (importId === null) return
    const result = await client.call('import.addCards', { importId, choices })
    source.finish()
    setAdded(result.added)
  })

  const step = added !== null ? 2 : preview !== null ? 1 : 0
  return (
    <Page
      title="Bring in cards"
      lead="From a spreadsheet saved as CSV. You see first what would be added."
      width="wide"
      actions={
        <a className={styles['back']} href={BRING_IN_ADDRESS}>
          All that can be brought in
        </a>
      }
    >
      <Steps current={step} />
      {step === 0 && (
        <Panel>
          <StepHeading takesFocus={false}>Choose the file</StepHeading>
          <FileStep
            source={source}
            accept=".csv,.tsv,.txt,text/csv"
            label="A table of cards (CSV)"
            hint={
              <p>
                The first line names the columns: <strong>text</strong>, and if you have them kind, stage,
                theme, level, tags, note and group. In Excel choose “Save as” and “CSV UTF-8”. At most 5,000
                cards and 20 MB.
              </p>
            }
            example={EXAMPLE}
            pasteLabel="Or paste cells from a spreadsheet"
            isReading={importId !== null}
          />
        </Panel>
      )}
      {step === 1 && preview && (
        <Panel>
          <StepHeading takesFocus>
            {preview.cards === 0 ? 'There is nothing to add' : `${countOf(preview.cards, 'card')} to add`}
          </StepHeading>
          {preview.notices.map((notice) => (
            <Notice key={notice} tone="warning">
              {notice}
            </Notice>
          ))}
          {preview.cards > 0 && <CardLook preview={preview} />}
          <CardMapping preview={preview} choices={choices} onChange={setChoices} />
          {preview.twinCount > 0 && (
            <div className={styles['twins']}>
              <Checkbox
                isSelected={choices.addsTwins}
                onChange={(addsTwins) => setChoices({ ...choices, addsTwins })}
                description={`The same words stand on a card of the study, or further up in the file: ${twinWords(preview)}`}
              >
                Also add {countOf(preview.twinCount, 'card that is', 'cards that are')} there already
              </Checkbox>
            </div>
          )}
          {preview.complaintCount > 0 && (
            <>
              <ComplaintList
                title={`${countOf(preview.complaintCount, 'row')} cannot become ${preview.complaintCount === 1 ? 'a card' : 'cards'}`}
                complaints={preview.complaints}
                total={preview.complaintCount}
              />
              <Checkbox
                isSelected={choices.leavesOutRefused}
                onChange={(leavesOutRefused) => setChoices({ ...choices, leavesOutRefused })}
                description={`Or mend ${preview.complaintCount === 1 ? 'it' : 'them'} in your file, and choose the file again.`}
              >
                Leave {preview.complaintCount === 1 ? 'this row' : 'these rows'} out
              </Checkbox>
            </>
          )}
          {adding.error && <Notice tone="danger">{adding.error.message}</Notice>}
          <div className={styles['foot']}>
            <Button onPress={() => startAgain()}>Choose another file</Button>
            <Button
              variant="primary"
              size="large"
              isPending={adding.isRunning}
              isDisabled={preview.cards === 0 || (preview.complaintCount > 0 && !choices.leavesOutRefused)}
              onPress={() => void adding.run()}
            >
              {preview.cards === 0 ? 'Add the cards' : `Add ${countOf(preview.cards, 'card')}`}
            </Button>
          </div>
        </Panel>
      )}
      {step === 2 && added !== null && (
        <Panel>
          <StepHeading takesFocus>{countOf(added, 'card is', 'cards are')} in the study</StepHeading>
          <p>All of them are one step: undo takes them out again.</p>
          <div className={styles['foot']}>
            <Button onPress={() => startAgain()}>Bring in more cards</Button>
            <a className={styles['onward']} href="#/board">
              Go to the board
            </a>
          </div>
        </Panel>
      )}
    </Page>
  )
}

function twinWords({ twins, twinCount }: CardPreview): string {
  const shown = twins.slice(0, 3).map(({ text, line }) => `“${text}” (line ${line})`)
  return twinCount > shown.length
    ? `${shown.join(', ')} and ${twinCount - shown.length} more.`
    : `${shown.join(', ')}.`
}
