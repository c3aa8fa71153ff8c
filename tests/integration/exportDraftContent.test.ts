import { describe, expect, it } from 'vitest'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { plainText, promptsOf, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, DraftDocument, Inline } from '#shared/domain/draft/draftDocument'
import { findDraftGaps } from '#shared/domain/draft/draftGaps'
import { indexStudy } from '#shared/domain/draft/studyIndex'
import { blankStudy, consensusStudy, draftInput } from '../support/consensusStudy.ts'
import {
  DECIDED_BECAUSE,
  frameworkStudy,
  REWORDED_BECAUSE,
  STATEMENTS_BALLOT,
  WITHDRAWN_BECAUSE,
} from '../support/frameworkStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'

const FULL = buildDraft(draftInput(consensusStudy()))
const BLANK = buildDraft(draftInput(blankStudy()))
const FRAMEWORK = buildDraft(draftInput(frameworkStudy()))

function blocks(draft: DraftDocument): Block[] {
  return draft.sections.flatMap((section) => section.blocks)
}

function words(draft: DraftDocument, content: readonly Inline[]): string {
  return plainText(content, referenceTexts(draft))
}

/** Headings by their text, with everything up to the next heading of the same or a higher level as text. */
function sectionText(draft: DraftDocument, anchor: string): string {
  const all = blocks(draft)
  const start = all.findIndex((block) => block.kind === 'heading' && block.anchor === anchor)
  const head = all[start]
  if (head?.kind !== 'heading') throw new Error(`No heading ${anchor}`)
  const rest = all.slice(start + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= head.level)
  return (end < 0 ? rest : rest.slice(0, end)).map((block) => blockText(draft, block)).join('\n')
}

function blockText(draft: DraftDocument, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return words(draft, block.text)
    case 'paragraph':
    case 'note':
      return words(draft, block.content)
    case 'prompt':
      return block.text
    case 'answer':
      return block.paragraphs.map((part) => words(draft, part)).join('\n')
    case 'list':
      return block.items.map((item) => words(draft, item)).join('\n')
    case 'figure':
      return block.alternativeText
    case 'table':
      return block.rows.map((row) => row.cells.map((cell) => cellText(draft, cell)).join(' | ')).join('\n')
  }
}

function cellText(draft: DraftDocument, cell: readonly Inline[][]): string {
  return cell.map((part) => words(draft, part)).join(' / ')
}

function table(draft: DraftDocument, anchor: string): BlockOf<'table'> {
  const found = blocks(draft).find((block) => block.kind === 'table' && block.anchor.startsWith(anchor))
  if (found?.kind !== 'table') throw new Error(`No table ${anchor}`)
  return found
}

function anchorsOf(draft: DraftDocument): Set<string | null> {
  return new Set(
    blocks(draft).flatMap((block) => {
      if (block.kind === 'table') return [block.anchor, ...block.rows.map((row) => row.anchor)]
      return block.kind === 'heading' || block.kind === 'figure' ? [block.anchor] : []
    }),
  )
}

describe('a draft of a study with two rounds', () => {
  it('names consensus and the method on its first page, and counts its prompts there', () => {
    expect(FULL.properties.title).toContain('consensus')
    expect(FULL.titlePage.subtitle).toContain('RAND/UCLA Appropriateness Method')
    expect(FULL.titlePage.mark).toBe('Draft for discussion')
    expect(FULL.promptCount).toBe(promptsOf(FULL).length)
    expect(FULL.titlePage.promptsLeft).toContain(`${FULL.promptCount} prompts left`)
  })

  it('has the chapters of a consensus report, in their order', () => {
    const chapters = blocks(FULL).flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [words(FULL, block.text)] : [],
    )
    expect(chapters).toEqual([
      'Summary in plain English',
      'Background and aims',
      'Methods',
      'Panel and participation',
      'The pathway',
      'Training framework',
      'Long-term and complex needs',
      'Results',
      'Where the room did not agree',
      'Strengths and limits',
      'Declarations',
      'Appendix A. Where every statement and item comes from',
      'Appendix B. Full voting tables',
      'Appendix C. Reporting checklists',
      'Appendix D. Glossary',
      'Appendix E. What was done when',
    ])
  })

  it('turns the page for the wide tables only', () => {
    const wide = FULL.sections.filter((section) => section.orientation === 'landscape')
    expect(wide.map((section) => section.blocks.find((block) => block.kind === 'table')?.anchor)).toEqual([
      'table-results-1',
      'table-provenance-1',
    ])
  })

  it('tells the methods from the record', () => {
    const methods = sectionText(FULL, 'methods')
    expect(methods).toContain('“How much does this matter for people with complex needs?”')
    expect(methods).toContain('An item is in when the median is 7 or more')
    expect(methods).toContain('frozen on 12 March 2026, 10:31 UTC')
    expect(methods).toMatch(/fingerprint \(SHA-256\) is [0-9a-f]{64}\./)
    expect(methods).toContain(
      '1 | 12 | Workshop in Southampton | 12 March 2026, 11:00 UTC | 12 March 2026, 11:14 UTC | 17/18 (94%)',
    )
    expect(methods).toContain('17 of 18 seats in the room were given a ballot.')
    expect(methods).toContain('on phones, on a shared tablet and on paper')
    expect(methods).toContain('type 7')
    expect(methods).toContain(
      'The study holds 14 cards: 1 step, 8 barriers, 1 enabler, 2 training needs, 2 ideas.',
    )
    expect(methods).toContain('1 more card was merged')
    expect(methods).toContain('Cards were sorted on 1 board: Pathway.')
  })

  it('prompts for what the record does not hold, and for nothing that it holds', () => {
    const prompts = promptsOf(FULL).map(({ text }) => text)
    expect(prompts).toContain('Author: say how participants were recruited.')
    expect(prompts).toContain('Author: say who is meant to use the framework.')
    expect(prompts.join('\n')).not.toContain('say what the study set out to do')
    expect(prompts.join('\n')).not.toContain('name the authors')
    for (const prompt of prompts) expect(prompt).toMatch(/^Author: [a-z].*\.$/)
  })

  it('tells who voted by group, channel and round', () => {
    const rows = table(FULL, 'table-participation').rows.map((row) =>
      row.cells.map((cell) => cellText(FULL, cell)).join(' | '),
    )
    expect(rows).toEqual([
      'Public contributors | 6/17 (35%) | 6/17 (35%)',
      'Link workers | 7/17 (41%) † | 7/17 (41%) †',
      'Commissioners | 4/17 (24%) † | 4/17 (24%) †',
      'By channel: phone | 13/17 (76%) | 13/17 (76%)',
      'By channel: shared tablet | 3/17 (18%) | 3/17 (18%)',
      'By channel: paper | 1/17 (6%) | 1/17 (6%)',
      'All who voted, of seats in the room | 17/18 (94%) | 17/18 (94%)',
    ])
  })

  it('has one result row an item and round, with figures that follow from the scores', () => {
    const rows = table(FULL, 'table-results').rows.map((row) => row.cells.map((cell) => cellText(FULL, cell)))
    expect(rows).toHaveLength(24)
    // I4, round 2: 99899965554645554 → median 5, quartiles 5 and 9, six scores of 7 to 9.
    expect(rows[7]).toEqual([
      'I4',
      'The person is unsure why they were referred',
      '2',
      '17/17',
      '5 (5 to 9)',
      'Scores from 1 to 9: 3 gave 4, 6 gave 5, 2 gave 6, 1 gave 8, 5 gave 9. Median 5.',
      '6/17 (35%)',
      'Uncertain',
      'PPIE: 9 (6), in',
      '⚑ They differ / Public: 9 (6) / Others: 5 (11)',
    ])
    // I12, round 1: two could not score it and one skipped it.
    expect(rows[22]?.[3]).toBe('14/17 / 2 unable / 1 skipped')
  })

  it('never shows a small group, nor one that would give it away', () => {
    const results = blockText(FULL, table(FULL, 'table-results'))
    expect(results).toContain('PPIE: ')
    expect(results).not.toContain('Commissioners: ')
    expect(results).not.toContain('SPLW: ')
    expect(sectionText(FULL, 'limits')).toMatch(/too small to be shown by themselves.*SPLW.*Commissioners/)
  })

  it('puts barriers in order of priority, with what eases and addresses them', () => {
    const text = blockText(FULL, table(FULL, 'table-barriers-2'))
    expect(text.split('\n')).toEqual([
      'I3 Thin referral information | In: median 8, 14 of 17 (82%) scored 7–9 | – | Information governance and consent',
      'I4 The person is unsure why they were referred | Uncertain: median 5, 6 of 17 (35%) scored 7–9 | – | I10 Personalised care and “what matters”',
    ])
    expect(blockText(FULL, table(FULL, 'table-barriers-1'))).toContain(
      'I1 Referrers are unaware of the role (with 1 merged card)',
    )
  })

  it('shows what was not agreed, parked or covered', () => {
    const text = sectionText(FULL, 'disagreements')
    expect(text).toContain(
      'I6 Low trust after earlier service failures | 2 | median 9 (IQR 2 to 9), 9 of 17 (53%) scored 7–9, ' +
        '8 of 17 (47%) scored 1–3 | Scores are spread too widely',
    )
    expect(text).toContain('I11 A badge that link workers wear (median 2, 0 of 17 (0%) scored 7–9)')
    expect(text).toContain('One phone number for the whole county (idea)')
    expect(text).toContain('Barriers that no training need addresses and no enabler eases: 2 of 8 (25%)')
    expect(text).toContain('Training needs that no barrier asks for: 0 of 2 (0%)')
    expect(text).toContain('Stages without an agreed statement: 4 of 4 (100%)')
    const gaps = table(FULL, 'table-gaps').rows.map((row) => cellText(FULL, row.cells[0] ?? []))
    expect(gaps).toContain('I8 No way back in')
    expect(gaps).not.toContain('I2 Support is offered only when nothing else is left')
  })

  it('leads from every item to its card, stage and rounds', () => {
    const provenance = table(FULL, 'table-provenance-1')
    expect(provenance.rows.map((row) => row.anchor)).toEqual(
      Array.from({ length: 12 }, (_, index) => `item-i${index + 1}`),
    )
    const [first] = provenance.rows
    expect(first?.cells.map((cell) => cellText(FULL, cell)).join(' | ')).toMatch(
      /^I1 \| Referrers are unaware of the role \| C1, barrier \| Round 1\. In: median 8, 17 of 17 \(100%\) scored 7–9 \/ Round 2\. .* \| –$/,
    )
    // All rounds were held in one workshop, which the table's own words name.
    expect(cellText(FULL, [provenance.caption])).toContain(
      'Items of “Priorities”, voted on in “Workshop in Southampton”',
    )
  })

  it('tells of every merge what was merged, why and who decided it', () => {
    const rows = table(FULL, 'table-merged-cards').rows.map((row) =>
      row.cells.map((cell) => cellText(FULL, cell)).join(' | '),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(
      /^I1 Referrers are unaware of the role \| GPs do not know what link workers do [0-9a-z]{26} \| They say the same\. \| The room$/,
    )
  })

  it('says in words what each picture shows', () => {
    for (const block of blocks(FULL)) {
      if (block.kind === 'figure') expect(block.alternativeText.length).toBeGreaterThan(30)
    }
    expect(sectionText(FULL, 'pathway')).toContain(
      'The pathway in 4 stages: 1, Spotting need and offering support (3 agreed items, 2 barriers, 1 enabler);',
    )
  })

  it('has a count with every percentage', () => {
    for (const block of blocks(FULL)) {
      for (const [percentage] of blockText(FULL, block).matchAll(/.{0,24}\d%/g)) {
        expect(percentage).toMatch(/\d+(?:\/| of )\d+ (?:scores, |\()?\d+%|\d+ \(\d+%/)
      }
    }
  })

  it('leads nowhere that is not there', () => {
    const anchors = anchorsOf(FULL)
    const targets = JSON.stringify(FULL).matchAll(/"kind":"reference","anchor":"([^"]*)"/g)
    for (const [, target = ''] of targets) expect(anchors).toContain(target)
  })

  it('is the same for the same study', () => {
    expect(buildDraft(draftInput(consensusStudy()))).toEqual(FULL)
  })
})

describe('a draft of a blank study', () => {
  it('is all prompts, and makes nothing up', () => {
    expect(BLANK.promptCount).toBeGreaterThan(FULL.promptCount)
    expect(BLANK.sections.map((section) => section.orientation)).toEqual(['portrait'])
    const text = blocks(BLANK)
      .map((block) => blockText(BLANK, block))
      .join('\n')
    expect(text).not.toMatch(/undefined|NaN|null|RAND\/UCLA/)
    expect(text).toContain('No round of voting has been closed yet, so there are no results.')
    expect(BLANK.titlePage.facts.find((fact) => fact.name === 'Method')?.value).toMatchObject([
      {
        kind: 'prompt',
        key: 'method.name',
        text: 'Author: name the consensus method; no ballot has been set up yet.',
      },
    ])
  })
})

describe('a round that is still open', () => {
  it('has no results, even when some are handed over', () => {
    const study = consensusStudy()
    for (const [id, round] of study.records.round) {
      if (round.number === 2) study.records.round.set(id, { ...round, status: 'open', closedAt: null })
    }
    const draft = buildDraft(draftInput(study))
    expect(table(draft, 'table-results').rows).toHaveLength(12)
    expect(sectionText(draft, 'methods')).toContain('still open | not counted')
  })
})

describe('a draft of a framework', () => {
  const rowsOf = (anchor: string) =>
    table(FRAMEWORK, anchor).rows.map((row) => row.cells.map((each) => cellText(FRAMEWORK, each)))
  const bySource = rowsOf('table-provenance-statements')

  it('sums up what was agreed in half a page, however many ballots there were', () => {
    const many = buildDraft(draftInput(methodsStudy()))
    for (const draft of [FRAMEWORK, many]) {
      const text = sectionText(draft, 'summary')
      expect(text).toContain(
        'Of the framework’s statements, 7 of 11 (64%) are agreed; 2 are not agreed, 1 is still to be decided and 1 is withdrawn',
      )
      expect(text).toContain(
        'Steps of the pathway\nS2 Referrers say what a link worker does before they offer one.',
      )
      expect(text.split(/\s+/).length).toBeLessThan(300)
    }
  })

  it('names no more than three statements of a kind in the summary, and says where the others are', () => {
    const study = frameworkStudy()
    for (const [id, each] of study.records.statement) {
      study.records.statement.set(id, { ...each, kind: 'principle' })
    }
    const text = sectionText(buildDraft(draftInput(study)), 'summary')
    expect(text.match(/^S\d+ /gm)).toHaveLength(3)
    expect(text).toMatch(/^Principles \(the first 3; the others are in Section \d+\)$/m)
  })

  it('says of every statement where it stands and what says so', () => {
    expect(bySource.map(([code, , , stands]) => `${code} ${stands?.split(' / ')[0]}`)).toEqual([
      'S1 Agreed',
      'S2 Agreed',
      'S3 Agreed',
      'S4 Agreed',
      'S5 Not agreed',
      'S6 Agreed',
      'S7 Not agreed',
      'S8 Agreed',
      'S9 Withdrawn',
      'S10 Agreed',
      'S11 Proposed',
    ])
    const stands = new Map(bySource.map(([code = '', , , words = '']) => [code, words]))
    expect(stands.get('S1')).toContain(
      'Agreed by the vote on what it comes from (I8, round 2 of “Priorities”)',
    )
    expect(stands.get('S6')).toContain(
      `Agreed (I13, round 1 of “${STATEMENTS_BALLOT}”): median 9, 17 of 17 (100%) scored 7–9.`,
    )
    expect(stands.get('S7')).toContain('Not agreed (I14')
    expect(stands.get('S8')).toContain('It has been reworded since that vote.')
    expect(stands.get('S9')).toContain(`Withdrawn on 14 March 2026: “${WITHDRAWN_BECAUSE}”`)
    expect(stands.get('S10')).toContain(`Agreed without a vote on 14 March 2026: “${DECIDED_BECAUSE}”`)
    expect(stands.get('S11')).toContain('Not voted on yet.')
  })

  it('keeps every wording with its day and the reason for it', () => {
    expect(bySource[1]?.[2]).toBe(
      '1. 13 March 2026: Referrers explain the role of the link worker to the person prior to referral. / ' +
        `2. 14 March 2026: Referrers say what a link worker does before they offer one. Reason: ${REWORDED_BECAUSE}`,
    )
  })

  it('leads from a statement to its votes and cards, with their workshops, and back', () => {
    const [, , , , votes, cards] = bySource[5] ?? []
    expect(votes).toMatch(/^I13, the statement itself: round 1 in \(Workshop in Portsmouth\)/)
    const code = /^(C\d+) Session caps do not suit long-term conditions$/.exec(cards ?? '')?.[1]
    const back = table(FRAMEWORK, 'table-provenance-cards').rows.find(
      ({ anchor }) => anchor === `card-${code?.toLowerCase()}`,
    )
    expect(back?.cells.map((each) => cellText(FRAMEWORK, each)).slice(2)).toEqual([
      'Barrier. Pathway: Review, closure, step-down and way back in',
      'Workshop in Southampton',
      'I7',
      'S6',
    ])
    const all = rowsOf('table-provenance-cards')
    expect(all.find(([, words]) => words?.startsWith('GPs do not know'))?.[1]).toMatch(
      /Merged into C1: “They say the same\.”\.$/,
    )
    expect(all.find(([, words]) => words?.startsWith('Personalised care'))?.[1]).toMatch(
      / \/ Stands also for: Listening to what matters: “The same in other words\.”$/,
    )
  })

  it('has every agreed statement in the pathway or among the competencies, in full and once', () => {
    const text = `${sectionText(FRAMEWORK, 'pathway')}\n${sectionText(FRAMEWORK, 'training')}`
    const agreed = bySource.filter(([, , , stands]) => stands?.startsWith('Agreed'))
    for (const [code] of agreed) expect(text.match(new RegExp(`^${code} `, 'gm'))).toHaveLength(1)
    for (const code of ['S5', 'S7', 'S9', 'S11']) expect(text).not.toMatch(new RegExp(`^${code} `, 'm'))
    expect(sectionText(FRAMEWORK, 'whole-pathway')).toContain('S1 Support has a way back in')
  })

  it('loses no agreed item that became no statement', () => {
    const text = ['pathway', 'training', 'disagreements']
      .map((anchor) => sectionText(FRAMEWORK, anchor))
      .join('\n')
    const items = blocks(FRAMEWORK).flatMap((block) =>
      block.kind === 'table' && /^table-provenance-\d+$/.test(block.anchor) ? rowsOf(block.anchor) : [],
    )
    expect(items.length).toBeGreaterThan(12)
    for (const [code, , , rounds] of items) {
      if (rounds?.split(' / ').at(-1)?.includes('. In: ')) expect(text).toMatch(new RegExp(`\\b${code}\\b`))
    }
    expect(sectionText(FRAMEWORK, 'stage-1-items')).toContain(
      'I2 Support is offered only when nothing else is left',
    )
    expect(sectionText(FRAMEWORK, 'stage-1-items')).not.toContain('I1 ')
  })

  it('keeps an agreed item whose card is gone', () => {
    const study = frameworkStudy()
    for (const text of [
      'Support is offered only when nothing else is left',
      'Reflective supervision and debrief',
    ]) {
      const card = [...study.records.card.values()].find((each) => each.text === text)
      if (card === undefined) throw new Error(`The fixture has no card “${text}”.`)
      study.records.card.set(card.id, { ...card, isDeleted: true })
      expect(sectionText(buildDraft(draftInput(study)), 'whole-pathway-items')).toContain(text)
    }
  })

  it('sorts training needs by stage and level, with what the panel made of each', () => {
    const matrix = table(FRAMEWORK, 'table-training-matrix')
    expect(matrix.columns.map(({ heading }) => heading)).toEqual([
      'Stage',
      'Core',
      'Complex needs',
      'System',
      'Support',
      'No level yet',
    ])
    expect(rowsOf('table-training-matrix').find(([stage]) => stage === 'First contact and trust')).toEqual([
      'First contact and trust',
      'I10 Personalised care and “what matters”: in (11/17)',
      'I16 Suicide awareness and escalation: in (17/17) / I17 Trauma-informed practice: uncertain (0/17)',
      '–',
      '–',
      '–',
    ])
    const figure = blocks(FRAMEWORK).find(
      (each) => each.kind === 'figure' && each.anchor === 'figure-training',
    )
    expect(figure?.kind === 'figure' ? figure.alternativeText : '').toContain(
      'First contact and trust: Core 1 (1 agreed), Complex needs 2 (1 agreed);',
    )
  })

  it('brings together what is about long-term and complex needs', () => {
    const text = sectionText(FRAMEWORK, 'complex-needs')
    for (const code of ['S1', 'S6', 'S8']) expect(text).toMatch(new RegExp(`^${code} `, 'm'))
    expect(text).not.toMatch(/^S3 /m)
    expect(text).toContain('I17 Trauma-informed practice | Training need')
  })

  it('tells what was not agreed, not decided and withdrawn', () => {
    const codes = (anchor: string) => rowsOf(anchor).map(([statement]) => statement?.split(' ')[0])
    expect(codes('table-statements-not-agreed')).toEqual(['S5', 'S7'])
    expect(codes('table-statements-proposed')).toEqual(['S11'])
    expect(codes('table-statements-withdrawn')).toEqual(['S9'])
  })

  it('gives each gap a row that the app can lead to', () => {
    const { records, results } = frameworkStudy()
    const gaps = findDraftGaps(indexStudy(records, results))
    expect(gaps.map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'open-barrier: No way back in',
      'unasked-need: Community asset mapping',
      'reworded-since-vote: S8 Link workers know what to do, and whom to call, when somebody speaks of suicide.',
      'agreed-without-vote: S10 The person’s consent is asked for and written down before anything is shared.',
    ])
    expect(table(FRAMEWORK, 'table-gaps').rows.map(({ anchor }) => anchor)).toEqual(
      gaps.map(({ anchor }) => anchor),
    )
  })

  it('leads nowhere that is not there', () => {
    const anchors = anchorsOf(FRAMEWORK)
    for (const [, target = ''] of JSON.stringify(FRAMEWORK).matchAll(
      /"kind":"reference","anchor":"([^"]*)"/g,
    )) {
      expect(anchors).toContain(target)
    }
  })

  it('has a count with every percentage', () => {
    for (const block of blocks(FRAMEWORK)) {
      for (const [percentage] of blockText(FRAMEWORK, block).matchAll(/.{0,24}\d%/g)) {
        expect(percentage).toMatch(/\d+(?:\/| of )\d+ (?:scores, |\()?\d+%|\d+ \(\d+%/)
      }
    }
  })
})
