import { useEffect, useMemo, useState } from 'react'
import { isRatingRule } from '#shared/domain/consensus/rule'
import type { RatingPreview, RatingReading } from '#shared/domain/exchange/ratingImport'
import { useClient } from '../../api/ClientContext.tsx'
import { refusalOf } from '../../api/refusalOf.ts'
import { useAction } from '../../api/useAction.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../ui/countOf.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Panel } from '../../ui/Page.tsx'
import { ComplaintList } from './ComplaintList.tsx'
import { FileStep } from './FileStep.tsx'
import styles from './import.module.css'
import { BRING_IN_ADDRESS } from './importPlace.ts'
import { RatingLook } from './RatingLook.tsx'
import { StepHeading, Steps } from './Steps.tsx'
import { readFacts } from './surveyFacts.ts'
import { NO_FACTS, SurveyFactsForm, type TypedFacts } from './SurveyFactsForm.tsx'
import { FIRST_SURVEY_RULE, ruleOfSurvey } from './surveyRule.ts'
import { SurveyRuleForm } from './SurveyRuleForm.tsx'
import { useFileImport } from './useFileImport.ts'

const EXAMPLE = `voter,group,item,value,round
p01,PPIE,A shared care plan,8,1
p02,Link workers,A shared care plan,U,1`

const FIRST_NAMES: Omit<RatingReading, 'rule'> = { groups: [], linksCards: true }

/** The ratings of an earlier survey, in three steps. */
export function RatingImport() {
  const client = useClient()
  const source = useFileImport('ratings')
  const [surveyRule, setSurveyRule] = useState(FIRST_SURVEY_RULE)
  const [names, setNames] = useState(FIRST_NAMES)
  const [typed, setTyped] = useState(NO_FACTS)
  const [missing, setMissing] = useState<ReadonlySet<keyof TypedFacts>>(new Set())
  const [preview, setPreview] = useState<RatingPreview | null>(null)
  const [lastRoundId, setLastRoundId] = useState<string | null>(null)
  const { file, giveUp } = source
  const importId = file.name === 'held' ? file.importId : null
  const reading = useMemo(
    (): RatingReading => ({ ...names, rule: ruleOfSurvey(surveyRule) }),
    [names, surveyRule],
  )

  useEffect(() => {
    if (importId === null) return undefined
    let isWanted = true
    client.call('import.checkRatings', { importId, reading }).then(
      (next) => isWanted && setPreview(next),
      (error: unknown) => isWanted && startAgain(error),
    )
    return () => {
      isWanted = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- what follows a refusal is no reason to look again
  }, [client, importId, reading])

  function startAgain(error?: unknown): void {
    setPreview(null)
    setNames(FIRST_NAMES)
    setLastRoundId(null)
    giveUp(error === undefined ? undefined : refusalOf(error))
  }

  const adding = useAction(async () => {
    if (importId === null) return
    const read = readFacts(typed)
    if ('missing' in read) {
      setMissing(read.missing)
      return
    }
    const result = await client.call('import.addRatings', { importId, reading, facts: read.facts })
    source.finish()
    setLastRoundId(result.lastRoundId)
  })

  const step = lastRoundId !== null ? 2 : preview !== null ? 1 : 0
  return (
    <Page
      title="Bring in an earlier survey"
      lead="Its ratings become a finished ballot, with the same figures and the same care for privacy as a vote of the room."
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
            label="A table of ratings (CSV)"
            hint={
              <p>
                One answer a row, in the columns <strong>voter</strong>, <strong>group</strong>,{' '}
                <strong>item</strong>, <strong>value</strong> and, if there were several, round. U stands for
                “unable to score”. Voters can be called anything: their names stay behind. At most 50,000 rows
                and 20 MB.
              </p>
            }
            example={EXAMPLE}
            pasteLabel={null}
            isReading={importId !== null}
          />
        </Panel>
      )}
      {step === 1 && preview && (
        <>
          <Panel>
            <StepHeading takesFocus>How it was judged</StepHeading>
            <SurveyRuleForm value={surveyRule} onChange={setSurveyRule} />
            {preview.complaintCount > 0 && (
              <>
                <ComplaintList
                  title={`${countOf(preview.complaintCount, 'row')} cannot be counted`}
                  complaints={preview.complaints}
                  total={preview.complaintCount}
                />
                <p>
                  A survey comes in whole or not at all. Choose another scale or way of judging above, or mend
                  the rows in your file and choose it again.
                </p>
              </>
            )}
          </Panel>
          <Panel title="What is in the file">
            {preview.notices.map((notice) => (
              <Notice key={notice} tone="warning">
                {notice}
              </Notice>
            ))}
            <RatingLook
              preview={preview}
              reading={reading}
              onChange={({ groups, linksCards }) => setNames({ groups, linksCards })}
            />
          </Panel>
          <Panel title="About the survey">
            <SurveyFactsForm
              value={typed}
              hasScale={isRatingRule(reading.rule)}
              missing={missing}
              onChange={(next) => {
                setTyped(next)
                setMissing(new Set())
              }}
            />
            <Notice>
              What is brought in becomes part of the record, as a vote held here would: it cannot be taken out
              again, and its rule is fixed. The people who voted then are not tied to anybody in the room.
            </Notice>
            {missing.size > 0 && <Notice tone="danger">Please fill in what is marked above.</Notice>}
            {adding.error && <Notice tone="danger">{adding.error.message}</Notice>}
            <div className={styles['foot']}>
              <Button onPress={() => startAgain()}>Choose another file</Button>
              <Button
                variant="primary"
                size="large"
                isPending={adding.isRunning}
                isDisabled={preview.complaintCount > 0 || preview.rounds.length === 0}
                onPress={() => void adding.run()}
              >
                Bring in {countOf(preview.rounds.length, 'round')}
              </Button>
            </div>
          </Panel>
        </>
      )}
      {step === 2 && lastRoundId !== null && (
        <Panel>
          <StepHeading takesFocus>The survey is in the study</StepHeading>
          <p>It stands among the ballots and the results, and in the draft as an earlier survey.</p>
          <div className={styles['foot']}>
            <Button onPress={() => startAgain()}>Bring in another survey</Button>
            <a className={styles['onward']} href={`#/results/${lastRoundId}`}>
              See the results
            </a>
          </div>
        </Panel>
      )}
    </Page>
  )
}
