import type { Inline, TitlePage } from '../draftDocument.ts'
import { answering } from '../answerPrompts.ts'
import type { DraftContext } from '../draftContext.ts'
import { joined, line, plain, prompt, quoted } from '../inlines.ts'
import { METHOD_NAMES } from '../methodWords.ts'
import { counted, listed, longDate, longDateTime } from '../phrasing.ts'
import type { IndexedBallot } from '../studyIndex.ts'

/** The first page. `promptsLeft` is filled in once the whole document is there to be counted. */
export function titlePage(context: DraftContext): Omit<TitlePage, 'promptsLeft'> {
  const { study, index, revision, exportedAt, programVersion } = context
  const names = (key: string, list: readonly string[], missing: string): Inline[] => {
    const asked = prompt(key, missing, 'names')
    return list.length === 0
      ? [asked]
      : joined(
          list.map((name) => [answering(asked, quoted(name))]),
          '; ',
        )
  }
  const institution = prompt('study.institution', 'name the institution')
  return {
    title: [quoted(study.title)],
    subtitle: subtitle(index.ballots),
    mark: 'Draft for discussion',
    facts: [
      ...(index.ballots.length > 0
        ? []
        : [
            {
              name: 'Method',
              value: [prompt('method.name', 'name the consensus method; no ballot has been set up yet')],
            },
          ]),
      { name: 'Investigators', value: names('study.investigators', study.investigators, 'name the authors') },
      {
        name: 'Institution',
        value: [study.institution === '' ? institution : answering(institution, quoted(study.institution))],
      },
      {
        name: 'Partners',
        value: names('study.partners', study.partners, 'name the partners, or take this line out'),
      },
      { name: 'Study period', value: studyPeriod(study.startsOn, study.endsOn) },
      { name: 'Version', value: line(`Revision ${revision} of the study file`) },
      { name: 'Exported', value: line(longDateTime(exportedAt)) },
      { name: 'Made with', value: line(`Linkboard ${programVersion}`) },
    ],
  }
}

/** Names consensus and the methods that the ballots used, each once. */
export function subtitle(ballots: readonly IndexedBallot[]): string {
  const methods = [...new Set(ballots.map(({ ballot }) => METHOD_NAMES[ballot.rule.method]))]
  return methods.length === 0
    ? 'A consensus framework'
    : `A consensus framework, made with ${listed(methods)}`
}

export function promptsLeft(count: number): string {
  if (count === 0) return 'No prompts left.'
  return (
    `${counted(count, 'prompt')} left. Shaded text that begins with “Author:” asks for what the study file ` +
    'does not hold; nothing has been made up in its place.'
  )
}

function studyPeriod(startsOn: string | null, endsOn: string | null): Inline[] {
  const from = prompt('study.startsOn', 'give the first day of the study', 'date')
  const to = prompt('study.endsOn', 'give the last day of the study', 'date')
  return line(
    startsOn === null ? from : answering(from, plain(longDate(startsOn))),
    ' to ',
    endsOn === null ? to : answering(to, plain(longDate(endsOn))),
  )
}
