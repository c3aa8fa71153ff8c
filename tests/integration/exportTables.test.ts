import { describe, expect, it } from 'vitest'
import type { Answer, Response } from '#shared/domain/ballot/answer'
import type { RoundResults } from '#shared/domain/ballot/ballotResults'
import { computeRoundResults } from '#shared/domain/ballot/computeRoundResults'
import { ruleInForce } from '#shared/domain/ballot/ruleInForce'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import { judgeByRam } from '#shared/domain/consensus/ramVerdict'
import { bandsOf } from '#shared/domain/consensus/ratingBands'
import { summariseRatings } from '#shared/domain/consensus/ratingSummary'
import { makeIdentifier } from '#shared/domain/identifier'
import { csvFiles } from '../support/csvFiles.ts'
import { blankStudy, consensusStudy, seededBytes } from '../support/consensusStudy.ts'
import type { BuiltStudy } from '../support/consensusStudy.ts'
import { methodsStudy } from '../support/methodsStudy.ts'
import { readCsv } from '../support/readCsv.ts'

type Row = Record<string, string>

function tablesOf(study: BuiltStudy): Record<string, Row[]> {
  const tables = csvFiles({ ...study, activity: [] })
  return Object.fromEntries(tables.map(({ name, content }) => [name, readCsv(content)]))
}

function rowsOf(tables: Record<string, Row[]>, name: string): Row[] {
  const rows = tables[name]
  if (!rows) throw new Error(`No ${name}`)
  return rows
}

/** The same study after each answer was changed, counted anew. */
function withAnswers(
  change: (answer: Answer, voter: number, item: number, round: number) => Answer,
): BuiltStudy {
  const study = consensusStudy()
  for (const [roundIndex, [roundId, responses]] of [...study.responses].entries()) {
    const changed = responses.map((response, voter): Response => ({
      ...response,
      answers: new Map(
        [...response.answers].map(([itemId, answer], item) => [
          itemId,
          change(answer, voter, item, roundIndex + 1),
        ]),
      ),
    }))
    study.responses.set(roundId, changed)
    study.results.set(
      roundId,
      computeRoundResults({
        rule: DEFAULT_RAM_RULE,
        roundNumber: roundIndex + 1,
        items: [...study.records.ballotItem.values()],
        groups: [...study.records.panelGroup.values()],
        responses: changed,
        smallGroupThreshold: 5,
      }),
    )
  }
  return study
}

/** Two public contributors cannot score the first item in round 1: four scores are left, too few to be shown. */
function withGroupHiddenForOneItem(): BuiltStudy {
  return withAnswers((answer, voter, item, round) =>
    round === 1 && item === 0 && voter < 2 ? { kind: 'unable' } : answer,
  )
}

/** The same answers by voters with other tokens, stored in another order, and counted anew from these. */
function withOtherTokens(study: BuiltStudy): BuiltStudy {
  const bytes = seededBytes(12)
  const tokens = new Map<string, string>()
  const responses = new Map<string, Response[]>()
  const results = new Map<string, RoundResults>()
  for (const [roundId, given] of study.responses) {
    const renamed = given.map((response): Response => {
      const voterToken = tokens.get(response.voterToken) ?? makeIdentifier(bytes)
      tokens.set(response.voterToken, voterToken)
      return { ...response, voterToken, answers: new Map([...response.answers].toReversed()) }
    })
    const shuffled = renamed
      .map((response) => ({ response, at: (bytes(1)[0] ?? 0) * 256 + (bytes(1)[0] ?? 0) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ response }) => response)
    responses.set(roundId, shuffled)
    const round = study.records.round.get(roundId)
    const ballot = study.records.ballot.get(round?.ballotId ?? '')
    if (!round || !ballot) throw new Error('A response without its round.')
    const counted = computeRoundResults({
      rule: ruleInForce(ballot, study.records.deviation.values(), round.number),
      roundNumber: round.number,
      items: round.itemIds.map((id) => ({ id })),
      groups: [...study.records.panelGroup.values()],
      responses: shuffled,
      smallGroupThreshold: 5,
    })
    results.set(roundId, counted)
  }
  return { records: study.records, responses, results }
}

describe('the tables', () => {
  it('are all there, with the same columns for a blank study', () => {
    const names = csvFiles({ ...consensusStudy(), activity: [] })
    expect(names.map(({ name }) => name)).toEqual(
      [
        ['workshops', 'groups', 'cards', 'columns', 'placements', 'links'],
        ['statements', 'wordings', 'statement_sources'],
        ['ballots', 'items', 'rounds', 'responses', 'results', 'stability', 'participation'],
        ['deviations', 'notes', 'activity', 'codebook'],
      ]
        .flat()
        .map((name) => `${name}.csv`),
    )
    const firstLine = (content: string) => content.split('\r\n')[0]
    const blank = csvFiles({ ...blankStudy(), activity: [] })
    expect(blank.map(({ content }) => firstLine(content))).toEqual(
      names.map(({ content }) => firstLine(content)),
    )
    for (const { content } of names) expect(content.startsWith('\ufeff')).toBe(true)
  })

  it('name cards, stages and links so that they can be joined', () => {
    const tables = tablesOf(consensusStudy())
    const cards = new Map(rowsOf(tables, 'cards.csv').map((row) => [row['card_id'], row]))
    const stages = new Map(rowsOf(tables, 'columns.csv').map((row) => [row['column_id'], row['name']]))
    expect(cards.size).toBe(15)
    const placed = rowsOf(tables, 'placements.csv').map(
      (row) => `${cards.get(row['card_id'])?.['text']} → ${stages.get(row['column_id'])}`,
    )
    expect(placed).toContain('Thin referral information → Referral and consent, self-referral included')
    const links = rowsOf(tables, 'links.csv').map(
      (row) =>
        `${cards.get(row['from_card_id'])?.['text']} ${row['type']} ${cards.get(row['to_card_id'])?.['text']}`,
    )
    expect(links).toContain('Thin referral information addressed-by Information governance and consent')
    const merges = rowsOf(tables, 'links.csv').map((row) =>
      [row['type'] === 'duplicates', row['merge_reason'], row['merge_decided_by']].join(': '),
    )
    expect(new Set(merges)).toEqual(new Set(['true: They say the same.: The room', 'false: : ']))
    expect(new Set(rowsOf(tables, 'cards.csv').map((row) => row['is_hidden']))).toEqual(new Set(['FALSE']))
  })

  it('keep the words and the group of a card that was written in silence and never revealed', () => {
    const study = consensusStudy()
    const [card] = study.records.card.values()
    if (!card) throw new Error('The fixture has no card.')
    const secret = { text: 'Said in confidence', note: 'By one of us', tags: ['ward 7'] }
    study.records.card.set(card.id, { ...card, ...secret, isHidden: true })
    const tables = tablesOf(study)
    expect(rowsOf(tables, 'cards.csv').find((row) => row['card_id'] === card.id)).toMatchObject({
      text: 'not shown',
      note: 'not shown',
      tags: 'not shown',
      panel_group: 'not shown',
      is_hidden: 'TRUE',
    })
    expect(JSON.stringify(tables)).not.toMatch(/Said in confidence|By one of us|ward 7/)
  })

  it('hold results that can be worked out again from the responses', () => {
    const tables = tablesOf(consensusStudy())
    const responses = rowsOf(tables, 'responses.csv')
    let compared = 0
    for (const row of rowsOf(tables, 'results.csv')) {
      if (row['who'] !== 'panel' && row['who'] !== 'group') continue
      const scores = responses
        .filter((each) => each['item'] === row['item'] && each['round'] === row['round'])
        .filter((each) => row['who'] === 'panel' || each['panel_group'] === row['panel_group'])
        .flatMap((each) => (each['answer'] === 'score' ? [Number(each['score'])] : []))
      const summary = summariseRatings(scores, bandsOf(DEFAULT_RAM_RULE), DEFAULT_RAM_RULE.quantileType)
      const judged = { ...summary, ...judgeByRam(summary, DEFAULT_RAM_RULE) }
      expect([row['n'], row['median'], row['q1'], row['ipras'], row['verdict']]).toEqual(
        [judged.n, judged.median, judged.q1, judged.ipras, judged.verdict].map(String),
      )
      compared += 1
    }
    // Twelve items in two rounds, for the panel and for the one group that may be shown.
    expect(compared).toBe(48)
  })

  it('count who voted by group and by channel', () => {
    const rows = rowsOf(tablesOf(consensusStudy()), 'participation.csv').filter((row) => row['round'] === '1')
    const said = rows.map(
      (row) => `${row['who']} ${row['name']} ${row['voted']}/${row['of']} ${row['results_shown']}`,
    )
    expect(said).toEqual([
      'panel  17/18 shown',
      'group PPIE 6/17 shown',
      'group SPLW 7/17 would-reveal-another',
      'group Commissioners 4/17 too-few',
      'channel phone 13/17 ',
      'channel tablet 3/17 ',
      'channel paper 1/17 ',
      'channel elsewhere 0/17 ',
    ])
  })
})

describe('responses', () => {
  it('carry no key, no channel and no small group of the file', () => {
    const study = consensusStudy()
    const contents = csvFiles({ ...study, activity: [] })
    for (const { content } of contents) {
      for (const { voterToken } of [...study.responses.values()].flat())
        expect(content).not.toContain(voterToken)
    }
    const rows = rowsOf(tablesOf(study), 'responses.csv')
    expect(Object.keys(rows[0] ?? {})).not.toContain('channel')
    const groups = Map.groupBy(rows, (row) => row['panel_group'])
    expect(new Set(groups.keys())).toEqual(new Set(['PPIE', 'not shown']))
  })

  it('keep one key for a voter’s rows where the groups are the same crowd throughout', () => {
    const rows = rowsOf(tablesOf(consensusStudy()), 'responses.csv')
    const byKey = Map.groupBy(rows, (row) => row['voter_key'])
    expect(byKey.size).toBe(17)
    for (const own of byKey.values()) {
      expect(own).toHaveLength(24)
      expect(new Set(own.map((row) => row['panel_group'])).size).toBe(1)
    }
  })

  it('give the same bytes in whatever order they are stored and whatever the tokens are', () => {
    for (const study of [consensusStudy(), methodsStudy(), withGroupHiddenForOneItem()]) {
      const before = csvFiles({ ...study, activity: [] })
      expect(csvFiles({ ...withOtherTokens(study), activity: [] })).toEqual(before)
    }
  })

  it('have keys that go up with the rows, and are the same for nobody on another ballot', () => {
    const keys = rowsOf(tablesOf(methodsStudy()), 'responses.csv').map((row) => row['voter_key'] ?? '')
    const byBallot = Map.groupBy(keys, (key) => key.split('-')[0])
    expect(byBallot.size).toBeGreaterThan(5)
    for (const own of byBallot.values()) expect(own).toEqual(own.toSorted())
  })

  it('are cut apart where a group is hidden for one item only', () => {
    const tables = tablesOf(withGroupHiddenForOneItem())
    const hidden = rowsOf(tables, 'results.csv').filter(
      (row) => row['item'] === 'I1' && row['round'] === '1' && row['who'] === 'group',
    )
    expect(hidden).toEqual([])
    const rows = rowsOf(tables, 'responses.csv')
    expect(rows).toHaveLength(17 * 24)
    expect(new Set(rows.map((row) => row['voter_key'])).size).toBe(rows.length)
    const groupsOf = (item: string, round: string) =>
      new Set(
        rows.filter((row) => row['item'] === item && row['round'] === round).map((row) => row['panel_group']),
      )
    expect([...groupsOf('I1', '1')]).toEqual(['not shown'])
    expect(groupsOf('I2', '1')).toEqual(new Set(['PPIE', 'not shown']))
  })

  it('never share a key where everybody together is fewer than the threshold', () => {
    const study = consensusStudy()
    for (const [roundId, responses] of study.responses) {
      // Two public contributors, a link worker and a commissioner.
      const few = responses.filter((_response, voter) => [0, 1, 6, 13].includes(voter))
      study.responses.set(roundId, few)
      study.results.set(
        roundId,
        computeRoundResults({
          rule: DEFAULT_RAM_RULE,
          roundNumber: 1,
          items: [...study.records.ballotItem.values()],
          groups: [...study.records.panelGroup.values()],
          responses: few,
          smallGroupThreshold: 5,
        }),
      )
    }
    const rows = rowsOf(tablesOf(study), 'responses.csv')
    expect(rows).toHaveLength(4 * 24)
    expect(new Set(rows.map((row) => row['voter_key'])).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row['panel_group']))).toEqual(new Set(['not shown']))
  })

  it('never tell a group of an item for which the results hide it', () => {
    const bytes = seededBytes(5)
    const study = withAnswers((answer) => ((bytes(1)[0] ?? 0) < 50 ? { kind: 'unable' } : answer))
    const tables = tablesOf(study)
    const shown = new Set(
      rowsOf(tables, 'results.csv')
        .filter((row) => row['who'] === 'group')
        .map((row) => `${row['item']} ${row['round']} ${row['panel_group']}`),
    )
    const rows = rowsOf(tables, 'responses.csv')
    const told = rows.filter((row) => row['panel_group'] !== 'not shown')
    expect(told.length).toBeGreaterThan(0)
    for (const row of told) expect(shown).toContain(`${row['item']} ${row['round']} ${row['panel_group']}`)
  })

  it('of an open round stay in the file', () => {
    const study = consensusStudy()
    for (const [id, round] of study.records.round) {
      if (round.number === 2) study.records.round.set(id, { ...round, status: 'open', closedAt: null })
    }
    const tables = tablesOf(study)
    for (const name of ['responses.csv', 'results.csv', 'participation.csv']) {
      expect(new Set(rowsOf(tables, name).map((row) => row['round']))).toEqual(new Set(['1']))
    }
  })
})
