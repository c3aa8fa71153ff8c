import { describe, expect, it } from 'vitest'
import { exactMcnemarP } from '#shared/domain/consensus/mcnemar'
import { wilcoxonSignedRank } from '#shared/domain/consensus/wilcoxon'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { danglingReferences } from '#shared/domain/draft/danglingReferences'
import { plainText, promptsOf, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, DraftDocument } from '#shared/domain/draft/draftDocument'
import { pWords } from '#shared/domain/draft/phrasing'
import { consensusStudy, draftInput } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'

const STUDY = methodsStudy()
const DRAFT = buildDraft(draftInput(STUDY))

function blocksOf(draft: DraftDocument): Block[] {
  return draft.sections.flatMap((section) => section.blocks)
}

function words(draft: DraftDocument, content: BlockOf<'paragraph'>['content']): string {
  return plainText(content, referenceTexts(draft))
}

function tableRows(draft: DraftDocument, anchor: string): string[][] {
  const found = blocksOf(draft).find(
    (block): block is BlockOf<'table'> => block.kind === 'table' && block.anchor === anchor,
  )
  if (found === undefined) throw new Error(`No table ${anchor}`)
  return found.rows.map(({ cells }) =>
    cells.map((cell) => cell.map((part) => words(draft, part)).join(' / ')),
  )
}

function figures(draft: DraftDocument, start: string): BlockOf<'figure'>[] {
  return blocksOf(draft).flatMap((block) =>
    block.kind === 'figure' && block.anchor.startsWith(start) ? [block] : [],
  )
}

/** The plain text from a heading to the next of its level or a higher one. */
function sectionText(draft: DraftDocument, anchor: string): string {
  const all = blocksOf(draft)
  const start = all.findIndex((block) => block.kind === 'heading' && block.anchor === anchor)
  const head = all[start]
  if (head?.kind !== 'heading') throw new Error(`No heading ${anchor}`)
  const rest = all.slice(start + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= head.level)
  return (end < 0 ? rest : rest.slice(0, end))
    .map((block) => {
      if (block.kind === 'paragraph' || block.kind === 'note') return words(draft, block.content)
      if (block.kind === 'list') return block.items.map((item) => words(draft, item)).join('\n')
      if (block.kind === 'table') return tableRows(draft, block.anchor).join('\n')
      return block.kind === 'prompt' ? block.text : ''
    })
    .join('\n')
}

/** The ballots of the draft, in its order. */
const BALLOTS = [...STUDY.records.ballot.values()]
  .filter(({ isPractice }) => !isPractice)
  .toSorted((first, second) => (first.position < second.position ? -1 : 1))

function roundsOf(study: BuiltStudy, ballotId: string) {
  return [...study.records.round.values()]
    .filter((round) => round.ballotId === ballotId)
    .toSorted((first, second) => first.number - second.number)
}

function ballotTitled(title: string) {
  const found = BALLOTS.find((ballot) => ballot.title === title)
  if (found === undefined) throw new Error(`No ballot ${title}`)
  return { ballot: found, position: BALLOTS.indexOf(found) + 1 }
}

describe('the stability of scores between rounds', () => {
  it('is worked out again from the answers', () => {
    const { ballot, position } = ballotTitled('Priorities')
    const [first, second] = roundsOf(STUDY, ballot.id)
    if (first === undefined || second === undefined) throw new Error('The fixture has no two rounds.')
    const scores = (roundId: string, itemId: string) =>
      new Map(
        (STUDY.responses.get(roundId) ?? []).flatMap(({ voterToken, answers }) => {
          const answer = answers.get(itemId)
          return answer?.kind === 'score' ? [[voterToken, answer.value] as const] : []
        }),
      )
    const shown = tableRows(DRAFT, `table-stability-${position}`)
    expect(shown).toHaveLength(second.itemIds.length)
    for (const [index, itemId] of second.itemIds.entries()) {
      const [before, after] = [scores(first.id, itemId), scores(second.id, itemId)]
      const pairs = [...before].flatMap(([voter, score]) => {
        const now = after.get(voter)
        return now === undefined ? [] : [[score, now] as const]
      })
      const moved = pairs.filter(([was, is]) => was !== is).length
      const test = wilcoxonSignedRank(pairs.map(([was, is]) => is - was))
      const fell = pairs.filter(([was, is]) => was >= 7 && is < 7).length
      const rose = pairs.filter(([was, is]) => was < 7 && is >= 7).length
      const row = shown[index]
      expect(row?.[3]).toMatch(new RegExp(`^${moved}/${pairs.length} \\(\\d+%\\)$`))
      expect(row?.[4]).toContain(test === null ? 'Nobody changed' : pWords(test.p))
      expect(row?.[5]).toBe(
        `${fell}/${pairs.length}; ${rose}/${pairs.length} / ${pWords(exactMcnemarP(fell, rose))}`,
      )
    }
  })

  it('is told of in the analysis, and only where there is any', () => {
    expect(sectionText(DRAFT, 'analysis')).toContain('Wilcoxon’s signed-rank test')
    const { stability: _, ...input } = draftInput(STUDY)
    const without = buildDraft(input)
    expect(sectionText(without, 'analysis')).not.toContain('Wilcoxon')
    expect(blocksOf(without).some((block) => 'anchor' in block && block.anchor.includes('stability'))).toBe(
      false,
    )
  })
})

describe('the full voting tables', () => {
  it('count every answer of the whole panel', () => {
    const { ballot, position } = ballotTitled('What goes into the outcome set')
    const rounds = roundsOf(STUDY, ballot.id)
    const shown = tableRows(DRAFT, `table-votes-${position}`).filter(([, , who]) => who === 'Whole panel')
    expect(shown).toHaveLength(rounds.reduce((sum, { itemIds }) => sum + itemIds.length, 0))
    const items = [...STUDY.records.ballotItem.values()].filter((item) => item.ballotId === ballot.id)
    const expected = items.flatMap((item) =>
      rounds
        .filter(({ itemIds }) => itemIds.includes(item.id))
        .map((round) => {
          const answers = (STUDY.responses.get(round.id) ?? []).map((each) => each.answers.get(item.id))
          const given = answers.flatMap((answer) => (answer?.kind === 'score' ? [answer.value] : []))
          const unable = answers.filter((answer) => answer?.kind === 'unable').length
          const counts = Array.from(
            { length: 9 },
            (_, score) => given.filter((each) => each === score + 1).length,
          )
          return [given.length, ...counts, unable, answers.length - given.length - unable].map(String)
        }),
    )
    expect(shown.map((row) => row.slice(3))).toEqual(expected)
  })

  it('show no group that may not be shown', () => {
    for (const position of BALLOTS.keys()) {
      const who = tableRows(DRAFT, `table-votes-${position + 1}`).map((row) => row[2])
      expect(new Set(who)).toEqual(
        who.includes('PPIE') ? new Set(['Whole panel', 'PPIE']) : new Set(['Whole panel']),
      )
    }
  })
})

describe('how items went through the rounds', () => {
  it('is drawn for every ballot, with counts that the record has', () => {
    expect(figures(DRAFT, 'figure-flow-')).toHaveLength(BALLOTS.length)
    const { ballot, position } = ballotTitled('What goes into the outcome set')
    const [first, second] = roundsOf(STUDY, ballot.id)
    const verdicts = (STUDY.results.get(first?.id ?? '')?.items ?? []).map(({ pooled }) => pooled.verdict)
    const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
    const [figure] = figures(DRAFT, `figure-flow-${position}`)
    expect(figure?.alternativeText).toContain('8 items on the ballot (6 cards, 1 theme, 1 written for it).')
    expect(figure?.alternativeText).toContain(`not voted on again: ${count('in')} in, ${count('out')} out.`)
    expect(figure?.alternativeText).toContain(`Round 2, ${second?.itemIds.length} items, 17 voters`)
    expect(figure?.svg).toContain('<svg')
  })

  it('is told with what was reworded, merged and left out, and why', () => {
    const text = sectionText(DRAFT, 'items-changed')
    const { ballot } = ballotTitled('What goes into the outcome set')
    const [first, second] = roundsOf(STUDY, ballot.id)
    const left = first?.itemIds.filter((id) => !second?.itemIds.includes(id)).length ?? 0
    const named = text
      .split('\n')
      .filter((one) => one.startsWith('“What goes into the outcome set”, after round 1'))
      .flatMap((one) => one.match(/I\d+/g) ?? [])
    expect(named).toHaveLength(left)
    expect(text).toMatch(/\(in: the share needed for “in” is reached\)/)
    const reworded = [...STUDY.records.statementWording.values()].filter(({ number }) => number > 1)
    expect(tableRows(DRAFT, 'table-reworded')).toHaveLength(reworded.length)
    for (const { text: wording } of reworded) expect(text).toContain(wording)
  })
})

describe('a ballot of MoSCoW', () => {
  it('has a figure with the counts of every item', () => {
    const { ballot, position } = ballotTitled('Must it be there')
    const found = figures(DRAFT, `figure-results-${position}-`)
    expect(found).toHaveLength(1)
    const [round] = roundsOf(STUDY, ballot.id)
    const most = Math.max(
      ...(STUDY.results.get(round?.id ?? '')?.items ?? []).map(({ pooled }) =>
        pooled.kind === 'moscow' ? pooled.must : 0,
      ),
    )
    expect(found[0]?.alternativeText).toContain(`${most}/17 (`)
    expect(found[0]?.svg).toContain(`>${most}/17 (`)
  })
})

describe('what the methods tell of the record', () => {
  it('says which rounds were held in which workshop', () => {
    const text = sectionText(DRAFT, 'design')
    expect(text).toContain('Workshop in Southampton, 12 March 2026, with rounds 1 and 2 of “Priorities”')
    expect(tableRows(DRAFT, 'table-workshops').map(([name]) => name)).toContain('Workshop in Southampton')
  })

  it('counts where cards came from, by the log and the workshops', () => {
    const built = consensusStudy()
    const [first, second, third] = [...built.records.card.values()]
    if (!first || !second || !third) throw new Error('The fixture has no three cards.')
    built.records.card.set(third.id, { ...third, workshopId: null })
    const input = draftInput(built)
    const activity = {
      ...input.activity,
      counts: input.activity?.counts ?? [],
      firstAt: null,
      lastAt: null,
      cardOrigins: new Map([
        [first.id, 'template' as const],
        [second.id, 'brought-in' as const],
      ]),
    }
    const text = sectionText(buildDraft({ ...input, activity }), 'items-gathered')
    expect(text).toContain('1 came with the template')
    expect(text).toContain('1 was brought in from elsewhere')
    expect(text).toContain('1 was written outside any workshop')
  })

  it('says which agreed items were voted on again', () => {
    const text = sectionText(DRAFT, 'feedback')
    expect(text).toContain('In “Priorities” items that had been agreed were voted on again: ')
    expect(text).toContain(
      'In “What goes into the outcome set” no item was voted on again once it had been agreed.',
    )
  })

  it('never calls an earlier survey a vote of the room', () => {
    const built = consensusStudy()
    const [ballot] = built.records.ballot.values()
    if (ballot === undefined) throw new Error('The fixture has no ballot.')
    built.records.ballot.set(ballot.id, { ...ballot, broughtFrom: 'Survey of 2025' })
    const draft = buildDraft(draftInput(built))
    const rules = sectionText(draft, 'rules')
    expect(rules).toContain('they were brought in from “Survey of 2025”')
    expect(rules).toContain('when the answers were brought in and so were known already')
    expect(rules).not.toMatch(/seats in the room|On phones and tablets|before anybody could vote|17\/18/)
    expect(sectionText(draft, 'participation')).not.toContain('seats in the room |')
    expect(tableRows(draft, `table-participation-${ballot.id}`).at(-1)).toEqual([
      'All who answered',
      '17',
      '17',
    ])
    expect(sectionText(draft, 'limits')).toContain('was brought in from an earlier survey')
    const asked = promptsOf(draft).map(({ key }) => key)
    expect(asked).toEqual(
      expect.arrayContaining([`ballot.when:${ballot.id}`, 'feedback.elsewhere', 'anonymity.elsewhere']),
    )
    expect(danglingReferences(draft)).toEqual([])
  })

  it('says where too few answered every item to tell how alike they answered', () => {
    const input = draftInput(consensusStudy())
    const results = new Map([...input.results].map(([id, each]) => [id, { ...each, agreement: null }]))
    expect(sectionText(buildDraft({ ...input, results }), 'results')).toContain(
      'Round 1 as a whole: no Kendall’s W, as fewer than 5 voters answered every item.',
    )
  })

  it('warns of a small panel, and once', () => {
    const text = sectionText(DRAFT, 'limits')
    expect(text.match(/The panel was small/g)).toHaveLength(1)
    expect(text).toContain('with 17 voters one answer moves a share by 5.9 percentage points')
    expect(text).toMatch(/SPLW in (1\d) of \1 rounds/)
  })
})

describe('the summary of the activity log', () => {
  it('counts by kind and day, and adds up', () => {
    const rows = tableRows(DRAFT, 'table-activity')
    expect(rows.map(([day]) => day)).toEqual(['2 March 2026', '12 March 2026', 'All'])
    expect(rows.at(-1)).toEqual(['All', '1', '15', '2', '18'])
    expect(sectionText(DRAFT, 'activity-log')).toContain('18 lines, the first of 2 March 2026, 09:00 UTC')
  })

  it('tells many days by the month', () => {
    const input = draftInput(STUDY)
    const counts = Array.from({ length: 90 }, (_, day) => ({
      day: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
      name: 'card.added' as const,
      count: 2,
    }))
    const cardOrigins = new Map<string, 'written'>()
    const span = { firstAt: '2026-01-01T09:00:00.000Z', lastAt: '2026-03-31T09:00:00.000Z' }
    const rows = tableRows(
      buildDraft({ ...input, activity: { counts, cardOrigins, ...span } }),
      'table-activity',
    )
    expect(rows).toEqual([
      ['January 2026', '62', '62'],
      ['February 2026', '56', '56'],
      ['March 2026', '62', '62'],
      ['All', '180', '180'],
    ])
  })
})
