import { Refusal } from '../refusal.ts'
import type { Block, DraftDocument, DraftSection } from './draftDocument.ts'
import type { DraftContext, DraftInput } from './draftContext.ts'
import { factsOf } from './checklists.ts'
import type { DraftFacts } from './checklists.ts'
import { answerBlocks, answerFacts } from './answerPrompts.ts'
import { promptsOf } from './documentNumbers.ts'
import { indexStudy } from './studyIndex.ts'
import { activityLog } from './sections/activityLog.ts'
import { appendixHeading } from './sections/appendix.ts'
import type { AppendixHeading } from './sections/appendix.ts'
import { background } from './sections/background.ts'
import { checklists } from './sections/checklists.ts'
import { complexNeeds } from './sections/complexNeeds.ts'
import { disagreements } from './sections/disagreements.ts'
import { glossary } from './sections/glossary.ts'
import { itemFlow } from './sections/itemFlow.ts'
import { itemsChanged } from './sections/itemsChanged.ts'
import { limits } from './sections/limits.ts'
import { methods } from './sections/methods.ts'
import { participation } from './sections/participation.ts'
import { pathway } from './sections/pathway.ts'
import { provenance } from './sections/provenance.ts'
import { resultsTables } from './sections/results.ts'
import { resultsFigures } from './sections/resultsFigures.ts'
import { summary } from './sections/summary.ts'
import { promptsLeft, subtitle, titlePage } from './sections/titlePage.ts'
import { trainingFramework } from './sections/trainingFramework.ts'
import { votesNeedWidth, votingTables } from './sections/votingTables.ts'

/**
 * The consensus framework draft, from the records alone: what they do not hold becomes a prompt. The same
 * input gives the same document. Works on a study without cards, boards or ballots; records without a
 * study throw a Refusal.
 */
export function buildDraft(input: DraftInput): DraftDocument {
  const [study] = input.records.study.values()
  if (study === undefined)
    throw new Refusal('study-not-open', 'Open a study first: there is nothing to write a draft of.')
  const context: DraftContext = { ...input, study, index: indexStudy(input.records, input.results) }
  const hasResults = context.index.ballots.some((entry) => entry.counted.length > 0)
  const texts = input.records.authorText
  const hasItems = context.index.items.length > 0
  const body = [
    portrait(
      summary(context),
      background(context),
      methods(context),
      participation(context),
      pathway(context),
      trainingFramework(context),
      complexNeeds(context),
    ),
    // Without a wide table there is no reason to turn the page.
    (hasResults ? landscape : portrait)(resultsTables(context)),
    portrait(
      resultsFigures(context),
      itemFlow(context),
      itemsChanged(context),
      disagreements(context),
      limits(context),
    ),
    (hasItems || context.index.statements.length > 0 ? landscape : portrait)(provenance(context)),
  ].map(answered(texts))
  const title = titlePage(context)
  const firstPage = { ...title, facts: answerFacts(title.facts, texts), promptsLeft: '' }
  const sections = joinSections([
    ...body,
    ...appendices(context, factsOf({ titlePage: firstPage, sections: body }, texts)).map(answered(texts)),
  ])
  const count = promptsOf({ titlePage: firstPage, sections }).length
  const kind = subtitle(context.index.ballots)
  return {
    properties: {
      title: `${study.title}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
      subject: 'Consensus framework, draft for discussion',
      language: 'en-GB',
      program: `Linkboard ${input.programVersion}`,
      exportedAt: input.exportedAt,
    },
    titlePage: { ...firstPage, promptsLeft: promptsLeft(count) },
    sections,
    promptCount: count,
  }
}

function answered(texts: DraftInput['records']['authorText']) {
  return (section: DraftSection): DraftSection => ({
    ...section,
    blocks: answerBlocks(section.blocks, texts),
  })
}

/** The appendices after the first, each with the next letter; one without anything in it takes none. */
function appendices(context: DraftContext, facts: DraftFacts): DraftSection[] {
  const sections: DraftSection[] = []
  const add = (page: typeof portrait, make: (heading: AppendixHeading) => Block[]) => {
    const blocks = make(appendixHeading(String.fromCodePoint(SECOND_LETTER + sections.length)))
    if (blocks.length > 0) sections.push(page(blocks))
  }
  add(votesNeedWidth(context.index) ? landscape : portrait, (heading) => votingTables(context, heading))
  add(portrait, (heading) => checklists(context, facts, heading))
  add(portrait, (heading) => glossary(context, heading))
  add(portrait, (heading) => activityLog(context, heading))
  return sections
}

const SECOND_LETTER = 66

/** Neighbouring sections of one orientation become one. */
function joinSections(sections: readonly DraftSection[]): DraftSection[] {
  const joined: DraftSection[] = []
  for (const section of sections) {
    const last = joined.at(-1)
    if (last?.orientation === section.orientation) last.blocks.push(...section.blocks)
    else joined.push(section)
  }
  return joined
}

function portrait(...parts: Block[][]): DraftSection {
  return { orientation: 'portrait', blocks: parts.flat() }
}

function landscape(...parts: Block[][]): DraftSection {
  return { orientation: 'landscape', blocks: parts.flat() }
}
