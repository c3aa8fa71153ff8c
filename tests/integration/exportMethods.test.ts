import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Answer } from '#shared/domain/ballot/answer'
import { sentencesOfRule } from '#shared/domain/consensus/describeRule'
import { kendallsW } from '#shared/domain/consensus/kendallsW'
import { median } from '#shared/domain/consensus/quantile'
import { buildDraft } from '#shared/domain/draft/buildDraft'
import { captionLabels, plainText, promptsOf, referenceTexts } from '#shared/domain/draft/documentNumbers'
import type { Block, BlockOf, Inline } from '#shared/domain/draft/draftDocument'
import { writeMarkdown } from '../../electron/host/export/writeMarkdown.ts'
import { csvFiles } from '../support/csvFiles.ts'
import { draftInput } from '../support/consensusStudy.ts'
import { methodsStudy, NOTE, REASON, STATEMENT } from '../support/methodsStudy.ts'
import { readCsv } from '../support/readCsv.ts'

type Row = Record<string, string>

const STUDY = methodsStudy()
const DRAFT = buildDraft(draftInput(STUDY))
const BLOCKS: Block[] = DRAFT.sections.flatMap((section) => section.blocks)
const REFERENCES = referenceTexts(DRAFT)
const TABLES = csvFiles({ ...STUDY, activity: [] })
const BALLOTS = [...STUDY.records.ballot.values()].toSorted((first, second) =>
  first.position < second.position ? -1 : 1,
)

function rows(name: string): Row[] {
  return readCsv(TABLES.find((table) => table.name === `${name}.csv`)?.content ?? '')
}

function words(content: readonly Inline[]): string {
  return plainText(content, REFERENCES)
}

function tableRows(anchor: string): string[][] {
  const found = BLOCKS.find(
    (block): block is BlockOf<'table'> => block.kind === 'table' && block.anchor === anchor,
  )
  if (found === undefined) throw new Error(`No table ${anchor}`)
  return found.rows.map((row) => row.cells.map((cell) => cell.map(words).join(' / ')))
}

/** The words from one heading to the next of its level or a higher one. */
function sectionText(anchor: string): string {
  const start = BLOCKS.findIndex((block) => block.kind === 'heading' && block.anchor === anchor)
  const head = BLOCKS[start]
  if (head?.kind !== 'heading') throw new Error(`No heading ${anchor}`)
  const rest = BLOCKS.slice(start + 1)
  const end = rest.findIndex((block) => block.kind === 'heading' && block.level <= head.level)
  return (end < 0 ? rest : rest.slice(0, end)).map(blockText).join('\n')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return words(block.text)
    case 'paragraph':
    case 'note':
      return words(block.content)
    case 'prompt':
      return block.text
    case 'answer':
      return block.paragraphs.map(words).join('\n')
    case 'list':
      return block.items.map(words).join('\n')
    case 'figure':
      return `${words(block.caption)} ${block.alternativeText}`
    case 'table':
      return [words(block.caption), ...tableRows(block.anchor).map((cells) => cells.join(' | '))].join('\n')
  }
}

function ballotTitled(title: string) {
  const found = BALLOTS.find((ballot) => ballot.title === title)
  if (found === undefined) throw new Error(`No ballot ${title}`)
  return found
}

function resultsAnchor(title: string): string {
  return `table-results-${BALLOTS.indexOf(ballotTitled(title)) + 1}`
}

function panelRows(title: string): Row[] {
  const { id } = ballotTitled(title)
  return rows('results').filter((row) => row['ballot_id'] === id && row['who'] === 'panel')
}

/** What was answered, from the exported rows alone. */
function answered(row: Row, column: 'score' | 'rank' | 'dots' | 'moscow'): string[] {
  return rows('responses')
    .filter((each) => ['ballot_id', 'round', 'item'].every((key) => each[key] === row[key]))
    .flatMap((each) => (each['answer'] === column ? [each[column] ?? ''] : []))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('practice', () => {
  const practice = ballotTitled('Which biscuit')
  const rounds = [...STUDY.records.round.values()].filter((round) => round.ballotId === practice.id)

  it('was voted on in the fixture, and is found nowhere in what goes home', () => {
    expect(rounds.map((round) => STUDY.responses.get(round.id)?.length)).toEqual([17])
    const everything = [JSON.stringify(DRAFT), ...TABLES.map((table) => table.content)].join('\n')
    for (const trace of [practice.title, practice.id, ...rounds.map((round) => round.id)]) {
      expect(everything).not.toContain(trace)
    }
    expect(everything).toContain('Must it be there')
    expect(rows('ballots')).toHaveLength(BALLOTS.length - 1)
  })
})

describe('the tables of every method', () => {
  it('hold results that can be worked out again from the responses', () => {
    let compared = 0
    for (const row of rows('results').filter((each) => each['who'] === 'panel')) {
      const scores = answered(row, 'score').map(Number)
      const ranks = answered(row, 'rank').map(Number)
      const chosen = answered(row, 'moscow')
      switch (row['method']) {
        case 'top-k':
          expect([row['points'], row['voters'], row['firsts']].map(Number)).toEqual([
            sum(ranks.map((rank) => 4 - rank)),
            ranks.length,
            ranks.filter((rank) => rank === 1).length,
          ])
          break
        case 'borda':
          expect(Number(row['points'])).toBe(sum(ranks.map((rank) => 8 - rank)))
          break
        case 'dots':
          expect(Number(row['points'])).toBe(sum(answered(row, 'dots').map(Number)))
          break
        case 'moscow':
          for (const category of ['must', 'should', 'could', 'wont']) {
            expect(Number(row[category])).toBe(chosen.filter((each) => each === category).length)
          }
          break
        default: {
          const sorted = scores.toSorted((first, second) => first - second)
          expect(Number(row['n'])).toBe(scores.length)
          expect(row['median']).toBe(String(median(sorted)))
          for (let score = 0; score <= 10; score += 1) {
            const shown = row[`score_${score}`]
            if (shown !== '') expect(Number(shown)).toBe(scores.filter((each) => each === score).length)
          }
          expect(sum([row['low'], row['mid'], row['high']].map(Number))).toBe(scores.length)
        }
      }
      compared += 1
    }
    // Twelve items twice; six of the framework once; eight of nine methods once, and those that went on a second time.
    const wentOn =
      rows('rounds')
        .filter((row) => row['round'] === '2')
        .at(-1)
        ?.['items']?.split(' ') ?? []
    expect(compared).toBe(24 + 6 + 9 * 8 + wentOn.length)
  })

  it('leave empty what a method has no figure for', () => {
    const [moscow] = panelRows('Must it be there')
    expect([moscow?.['median'], moscow?.['place'], moscow?.['score_1'], moscow?.['i_cvi']]).toEqual([
      '',
      '',
      '',
      '',
    ])
    const [order] = panelRows('The first three')
    expect([order?.['must'], order?.['median'], order?.['verdict_with_unable']]).toEqual(['', '', ''])
    const [five] = panelRows('Do you agree')
    expect([five?.['score_0'], five?.['score_6'], five?.['ipras']]).toEqual(['', '', ''])
    expect(five?.['score_5']).not.toBe('')
  })

  it('ask in a later round about nothing but what went on to it', () => {
    const { id } = ballotTitled('What goes into the outcome set')
    const [first, second] = rows('rounds').filter((row) => row['ballot_id'] === id)
    const open = panelRows('What goes into the outcome set').filter(
      (row) => row['round'] === '1' && row['verdict'] !== 'in' && row['verdict'] !== 'out',
    )
    const codes = open.map((row) => row['item'])
    expect(codes.length).toBeGreaterThan(0)
    expect(first?.['items']?.split(' ')).toHaveLength(8)
    expect(second?.['items']?.split(' ')).toEqual(codes)
    const asked = rows('responses').filter((row) => row['ballot_id'] === id && row['round'] === '2')
    expect(new Set(asked.map((row) => row['item']))).toEqual(new Set(codes))
    expect(sectionText('rules')).toContain(
      `${codes.length} of 8 items went on from round 1 to round 2, those that were neither in nor out: ${codes.join(', ')}.`,
    )
  })

  it('give rules that their fingerprints fit', () => {
    const hashOf = (text = '') => createHash('sha256').update(text).digest('hex')
    for (const row of rows('ballots')) expect(hashOf(row['rule'])).toBe(row['rule_hash'])
    const [deviation] = rows('deviations')
    expect(deviation).toMatchObject({ change: 'rule', from_round: '2', reason: REASON })
    expect(hashOf(deviation?.['after'])).toBe(deviation?.['rule_hash'])
    const hashes = rows('rounds')
      .filter((row) => row['ballot_id'] === deviation?.['ballot_id'])
      .map((row) => row['rule_hash'])
    expect(hashes).toEqual([hashOf(deviation?.['before']), deviation?.['rule_hash']])
  })

  it('say in the codebook what every column means', () => {
    const book = rows('codebook').map((row) => `${row['table']} ${row['column']}`)
    const columns = TABLES.filter((table) => table.name !== 'codebook.csv').flatMap((table) => {
      const [header = ''] = table.content.replace('\ufeff', '').split('\r\n')
      return header.split(',').map((name) => `${table.name.replace('.csv', '')} ${name.replaceAll('"', '')}`)
    })
    expect(book).toEqual(columns)
    for (const row of rows('codebook')) expect(row['meaning']).toMatch(/\S{2}/)
  })

  it('keep where items come from, and what was said of results', () => {
    const sources = rows('items').filter((row) => row['ballot_id'] === ballotTitled('All in order').id)
    expect(sources.map((row) => row['source'])).toEqual([
      ...Array<string>(6).fill('card'),
      'theme',
      'written',
    ])
    const notes = rows('notes')
    expect(notes).toHaveLength([...STUDY.records.discussionNote.values()].length)
    expect(new Set(notes.map((row) => row['note']))).toEqual(new Set([NOTE]))
  })
})

describe('the draft of every method', () => {
  it('names them all on its first page', () => {
    expect(DRAFT.titlePage.subtitle).toMatch(
      /RAND\/UCLA Appropriateness Method, a percentage rule, MoSCoW, ranking by the nominal group technique, dot voting/,
    )
  })

  it('shows orders by place, with points and voters of how many', () => {
    const found = panelRows('The first three')
    const allPoints = sum(found.map((row) => Number(row['points'])))
    const shown = tableRows(resultsAnchor('The first three'))
    const places = shown.map(([, , , place]) => Number(place))
    expect(places).toEqual(places.toSorted((first, second) => first - second))
    for (const [item, , , place, points, voters, firsts] of shown) {
      const row = found.find((each) => each['item'] === item)
      expect([place, firsts]).toEqual([row?.['place'], row?.['firsts']])
      expect(points).toMatch(new RegExp(`^${row?.['points']}/${allPoints} \\(\\d+%\\)$`))
      expect(voters).toMatch(new RegExp(`^${row?.['voters']}/17 \\(\\d+%\\)$`))
    }
  })

  it('shows how MoSCoW was split', () => {
    const found = panelRows('Must it be there')
    for (const [item, , , answeredBy, ...cells] of tableRows(resultsAnchor('Must it be there'))) {
      const row = found.find((each) => each['item'] === item) ?? {}
      expect(answeredBy?.startsWith(`${row['n']}/17`)).toBe(true)
      const counts = cells.slice(0, 4).map((cell) => cell.split('/')[0])
      expect(counts).toEqual(['must', 'should', 'could', 'wont'].map((category) => row[category]))
    }
  })

  it('shows ratings on any scale', () => {
    for (const [title, scale, high] of [
      ['Do you agree', 'Scores from 1 to 5', 'agreed (4–5)'],
      ['Middle and spread', 'Scores from 0 to 10', 'scored 7–10'],
      ['Is it relevant', 'Scores from 1 to 4', 'found it relevant (3–4)'],
      ['Is it essential', 'Scores from 0 to 1', 'found it essential'],
    ] as const) {
      expect(tableRows(resultsAnchor(title))[0]?.join(' | ')).toContain(scale)
      expect(sectionText('provenance')).toContain(high)
    }
  })

  it('lists what was only put in order without saying that anybody agreed', () => {
    expect(sectionText('summary')).toContain('An order does not say how far the panel agreed.')
    const unsettled = tableRows('table-unsettled').map(([item = '']) => item.split(' ')[0])
    for (const row of panelRows('The first three')) {
      expect(row['verdict']).toBe('ranked')
      expect(unsettled).not.toContain(row['item'])
    }
  })

  it('tells of a change of plan when it was made, what stood before and after, why, and its fingerprint', () => {
    const [deviation] = STUDY.records.deviation.values()
    if (deviation?.change.kind !== 'rule') throw new Error('The fixture has no change of a rule.')
    const [before, after] = [deviation.change.before, deviation.change.after].map(sentencesOfRule)
    const [row] = tableRows('table-deviations')
    expect(row?.[0]).toBe('13 March 2026, 10:30 UTC')
    expect(row?.[2]).toContain('The rule, from round 2 on')
    expect(row?.[2]).toContain(`Before: ${before?.find((one) => !after?.includes(one))}`)
    expect(row?.[2]).toContain(`After: ${after?.find((one) => !before?.includes(one))}`)
    expect(row?.[2]).toContain(deviation.change.ruleHash)
    expect(row?.[2]).not.toContain('judged anew')
    expect(row?.[3]).toBe(REASON)
    expect(promptsOf(DRAFT).map(({ text }) => text)).toContain(
      'Author: say whether anything else was done otherwise than planned.',
    )
    expect(sectionText('rules')).toContain(
      `The rule’s fingerprint (SHA-256) is ${ballotTitled('What goes into the outcome set').ruleHash}.`,
    )
  })

  it('says of a rule that was changed after a round that the round is judged anew', () => {
    const study = methodsStudy()
    for (const [id, one] of study.records.deviation) study.records.deviation.set(id, { ...one, fromRound: 1 })
    const draft = JSON.stringify(buildDraft(draftInput(study)))
    expect(draft).toContain('1 round that had been closed already is judged anew by it')
  })

  it('names the verdicts that counting “unable” would change, and no others', () => {
    const changed = rows('results')
      .filter((row) => row['who'] === 'panel' && row['unable'] !== '0' && row['verdict_with_unable'] !== '')
      .filter((row) => row['verdict'] !== row['verdict_with_unable'])
    expect(changed.length).toBeGreaterThan(1)
    const said = sectionText('results').match(/I\d+ in round \d, from “\w+” to “\w+”/g)
    expect(said?.toSorted()).toEqual(
      changed
        .map(
          (row) =>
            `${row['item']} in round ${row['round']}, from “${row['verdict']}” to “${row['verdict_with_unable']}”`,
        )
        .toSorted(),
    )
  })

  it('gives Kendall’s W of those who answered every item', () => {
    const ballot = ballotTitled('All in order')
    const [round] = [...STUDY.records.round.values()].filter((each) => each.ballotId === ballot.id)
    const given = STUDY.responses.get(round?.id ?? '') ?? []
    const place = (answer: Answer | undefined) => (answer?.kind === 'rank' ? answer.value : null)
    const agreement = kendallsW(
      given.map(({ answers }) => (round?.itemIds ?? []).map((itemId) => place(answers.get(itemId)))),
    )
    if (agreement.kind !== 'found') throw new Error('The fixture has no W.')
    expect(sectionText('results')).toContain(
      `Kendall’s W = ${Math.round(agreement.kendallW * 100) / 100} (χ² = ${Math.round(agreement.chiSquare * 100) / 100}, 7 df,`,
    )
  })

  it('says what an item was that is no card', () => {
    const provenance = BLOCKS.flatMap((block) =>
      block.kind === 'table' && /^table-provenance-\d+$/.test(block.anchor) ? [block.anchor] : [],
    )
    const found = tableRows(`table-provenance-${BALLOTS.indexOf(ballotTitled('All in order')) + 1}`)
    expect(found.at(-2)?.[2]).toMatch(/^Theme of “Themes” [0-9a-z]{26}$/)
    expect(found.at(-1)?.slice(1, 3)).toEqual([STATEMENT, 'Written for this ballot'])
    const statements = provenance
      .flatMap(tableRows)
      .filter(([, , source]) => source?.startsWith('Statement '))
    expect(statements.map(([, , source]) => source)).toEqual([
      'Statement S6',
      'Statement S7',
      'Statement S8 / It has been reworded since.',
    ])
  })

  it('marks notes of a discussion as the facilitator’s', () => {
    const text = sectionText('discussion-notes')
    expect(text).toContain('The facilitator noted what was said')
    expect(text).toContain(NOTE.split('\n').join(' / '))
  })

  it('says of rules that draw on several methods only what they use', () => {
    const analysis = sectionText('analysis')
    expect(analysis).toContain('of type 6 and 7')
    expect(analysis).toContain('added, so that a large group cannot outvote a small one')
    expect(analysis).toContain('“unable” is part of a denominator where the rule says so')
    const text = JSON.stringify(DRAFT)
    expect(text).not.toMatch(/undefined|NaN|null null/)
  })

  it('has a count with every percentage that is not a rule’s', () => {
    const parts = [...captionLabels(DRAFT).keys()].filter((anchor) => anchor.startsWith('table-results'))
    for (const anchor of parts) {
      for (const [found] of tableRows(anchor)
        .flat()
        .join(' ')
        .matchAll(/.{0,24}\d%/g)) {
        expect(found).toMatch(/\d+(?:\/| of )\d+ \(\d+%$/)
      }
    }
  })

  it('is all there in Markdown', () => {
    const markdown = writeMarkdown(DRAFT)
    for (const { title, isPractice } of BALLOTS) expect(markdown.includes(title)).toBe(!isPractice)
  })
})

describe('a small panel', () => {
  it('is not told apart in any method’s table by group', () => {
    const groups = new Set(
      rows('results').flatMap((row) => (row['who'] === 'group' ? [row['panel_group']] : [])),
    )
    expect(groups).toEqual(new Set(['PPIE']))
    expect(new Set(rows('responses').map((row) => row['panel_group']))).toEqual(
      new Set(['PPIE', 'not shown']),
    )
  })
})
