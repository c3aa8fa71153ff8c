import type { StudyText } from '#shared/domain/study/study'
import { useStudy, useStudyView } from '../../api/StudyContext.tsx'
import { selectStudy } from '../../api/studySelectors.ts'
import { Page, Panel } from '../../ui/Page.tsx'
import { PanelGroups } from './PanelGroups.tsx'
import { StudyDateField } from './StudyDateField.tsx'
import { StudyNamesField } from './StudyNamesField.tsx'
import { StudyTextField } from './StudyTextField.tsx'
import styles from './StudyScreen.module.css'
import { Workshops } from './Workshops.tsx'

interface FieldWords {
  readonly field: Exclude<keyof StudyText, 'title'>
  readonly label: string
  readonly description: string
  readonly rows: number
}

const ABOUT: readonly FieldWords[] = [
  {
    field: 'background',
    label: 'Background',
    description: 'What is known, and what is missing. It opens the draft.',
    rows: 5,
  },
  {
    field: 'aims',
    label: 'Aims',
    description: 'What this study sets out to do, one aim a line.',
    rows: 4,
  },
]

const METHODS: readonly FieldWords[] = [
  {
    field: 'audience',
    label: 'Who the framework is for',
    description: 'The people who will use it.',
    rows: 2,
  },
  { field: 'geography', label: 'Where', description: 'The area or the services it covers.', rows: 2 },
  {
    field: 'recruitment',
    label: 'How people were invited',
    description: 'How the panel was found, and what was offered for their time.',
    rows: 3,
  },
  {
    field: 'publicInvolvement',
    label: 'Public involvement',
    description: 'What public contributors did, from the first idea on. GRIPP2 asks for it.',
    rows: 4,
  },
]

export function StudyScreen() {
  const study = useStudy(selectStudy)
  const path = useStudyView((view) => view.path)
  if (!study) return null
  return (
    <Page
      title="About the study"
      lead="These words head the draft. Whatever is still empty becomes a prompt in it. Changes are saved as you leave a field."
      width="narrow"
    >
      <Panel>
        <StudyTextField field="title" label="Title" value={study.title} />
        {ABOUT.map((words) => (
          <StudyTextField key={words.field} {...words} value={study[words.field]} />
        ))}
      </Panel>
      <Panel
        title="Workshops"
        lead="Each time people meet. New cards and rounds of voting belong to the one that is going on."
      >
        <Workshops />
      </Panel>
      <Panel
        title="Panel groups"
        lead="The stakeholder groups in the room. Everybody who joins picks one of them."
      >
        <PanelGroups />
      </Panel>
      <Panel title="For the methods section">
        {METHODS.map((words) => (
          <StudyTextField key={words.field} {...words} value={study[words.field]} />
        ))}
      </Panel>
      <Panel title="Who is behind it, and when" lead="For the first page of the draft.">
        <StudyNamesField
          field="investigators"
          label="Investigators"
          description="One name a line, as they are to stand on the first page."
          names={study.investigators}
        />
        <StudyTextField field="institution" label="Institution" value={study.institution} />
        <StudyNamesField
          field="partners"
          label="Partners"
          description="One a line: services, charities, networks."
          names={study.partners}
        />
        <div className={styles['dates']}>
          <StudyDateField field="startsOn" label="First day" day={study.startsOn} />
          <StudyDateField field="endsOn" label="Last day" day={study.endsOn} />
        </div>
      </Panel>
      <Panel
        title="Gathered elsewhere"
        lead="Cards from a spreadsheet, or the ratings of an earlier survey, can be brought into this study."
      >
        <p>
          <a href="#/bring-in">Bring in…</a>
        </p>
      </Panel>
      <Panel title="On record">
        <dl className={styles['facts']}>
          <Fact name="Made from" words={study.templateName ?? 'A blank study'} />
          <Fact
            name="Groups shown by themselves"
            words={`with ${study.smallGroupThreshold} responses or more`}
          />
          <Fact name="File" words={path ?? ''} />
        </dl>
      </Panel>
    </Page>
  )
}

function Fact({ name, words }: { name: string; words: string }) {
  if (words === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  )
}
