import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RAM_RULE, type ConsensusRule } from '#shared/domain/consensus/rule'
import { RULE_PRESETS } from '#shared/domain/consensus/rulePresets'
import type { RatingReading, SurveyFacts } from '#shared/domain/exchange/ratingImport'
import { analyseText } from '../../electron/cli/analyse/analyseText.ts'
import { recordsOf } from '../support/hostCalls.ts'
import { sendFile } from '../support/importCalls.ts'
import { outcomeOf } from '../support/refusalCode.ts'
import { startTestHost } from '../support/testHost.ts'

const FACTS: SurveyFacts = {
  title: 'The first survey',
  question: 'How important is this?',
  lowLabel: 'not important',
  highLabel: 'very important',
  broughtFrom: 'an online survey of link workers',
  heldOn: '2025-03-14',
  invited: 40,
}

function reading(rule: ConsensusRule = DEFAULT_RAM_RULE): RatingReading {
  return { rule, groups: [], linksCards: true }
}

/** Eight members of the public and six link workers, two rounds, the first item a card of the study. */
function survey(cardText: string): string {
  const rows = ['Round,voter,group,item,value']
  for (let voter = 0; voter < 14; voter += 1) {
    const group = voter < 8 ? 'PPIE' : 'Link workers of the city'
    const name = `secret-person-${voter}`
    rows.push(`1,${name},${group},"${cardText.replaceAll('"', '""')}",${7 + (voter % 3)}`)
    rows.push(`1,${name},${group},A shared plan,${voter % 2 === 0 ? 2 : 8}`)
    rows.push(`1,${name},${group},Time to talk,${voter === 3 ? 'U' : 9}`)
    if (voter !== 5) rows.push(`2,${name},${group},A shared plan,${voter % 4 === 0 ? 5 : 8}`)
  }
  return rows.join('\n')
}

async function startStudy() {
  const started = startTestHost()
  await started.host.call('study.create', { templateKey: 'splw', title: 'Link workers' })
  const [card] = await recordsOf(started.host, 'card')
  return { ...started, cardText: card?.text ?? '', cardId: card?.id }
}

describe('the ratings of an earlier survey', () => {
  it('come in as finished rounds with the figures that analyse gives, and under the rules of privacy', async () => {
    const { host, cardText, cardId } = await startStudy()
    const csv = survey(cardText)
    const importId = await sendFile(host, 'ratings', csv)
    const preview = await host.call('import.checkRatings', { importId, reading: reading() })
    expect(preview).toMatchObject({
      rounds: [
        { number: 1, voters: 14, items: 3, answers: 42 },
        { number: 2, voters: 13, items: 1, answers: 13 },
      ],
      items: [
        { wording: cardText, hasCard: true },
        { wording: 'A shared plan', hasCard: false },
        { wording: 'Time to talk', hasCard: false },
      ],
      complaintCount: 0,
    })
    const groups = await recordsOf(host, 'panelGroup')
    const publicGroup = groups.find(({ shortName }) => shortName === 'PPIE')
    expect(preview.groups).toEqual([
      { words: 'PPIE', voters: 8, panelGroupId: publicGroup?.id },
      { words: 'Link workers of the city', voters: 6, panelGroupId: null },
    ])

    const { ballotId } = await host.call('import.addRatings', { importId, reading: reading(), facts: FACTS })
    const [ballot] = (await recordsOf(host, 'ballot')).filter(({ id }) => id === ballotId)
    expect(ballot).toMatchObject({
      status: 'locked',
      broughtFrom: 'an online survey of link workers',
      plannedRounds: 2,
    })
    expect(ballot?.ruleHash).toMatch(/^[0-9a-f]{64}$/)
    const items = (await recordsOf(host, 'ballotItem')).filter((item) => item.ballotId === ballotId)
    expect(items.find(({ wording }) => wording === cardText)?.cardId).toBe(cardId)
    expect(await recordsOf(host, 'panelGroup')).toHaveLength(groups.length + 1)

    const analysis = analyseText(csv, 'ram', {})
    const rounds = (await recordsOf(host, 'round')).filter((round) => round.ballotId === ballotId)
    for (const told of analysis.rounds ?? []) {
      const round = rounds.find(({ number }) => number === told.round)
      const results = await host.call('round.getResults', { roundId: round?.id ?? '' })
      expect(results.byChannel).toEqual({
        phone: 0,
        tablet: 0,
        paper: 0,
        elsewhere: told.round === 1 ? 14 : 13,
      })
    }
    const last = rounds.find(({ number }) => number === 2)
    expect(last).toMatchObject({ seatsInRoom: 40, tokensDealt: 13, status: 'closed', workshopId: null })
    const results = await host.call('round.getResults', { roundId: last?.id ?? '' })
    const [told] = analysis.items
    expect(results.items[0]?.pooled).toMatchObject({
      kind: 'rating',
      median: told?.median,
      n: told?.n,
      verdict: told?.verdict,
    })
    // Voters are the same in both rounds.
    const stability = await host.call('ballot.listStability', { ballotId })
    expect(stability[0]?.items[0]).toMatchObject({ n: 13 })
    expect((await host.call('study.getSnapshot', {})).history.undo).toBeNull()
  })

  it('leave no name of a voter in the file', async () => {
    const { host, cardText } = await startStudy()
    const importId = await sendFile(host, 'ratings', survey(cardText))
    await host.call('import.addRatings', { importId, reading: reading(), facts: FACTS })
    const { open } = await host.call('app.getState', {})
    await host.call('study.close', {})
    expect(readFileSync(open?.path ?? '').includes('secret-person')).toBe(false)
    expect(readFileSync(open?.path ?? '').includes('Link workers of the city')).toBe(true)
  })

  it('put groups where they are told to go, and tie no cards where that is not wanted', async () => {
    const { host, cardText } = await startStudy()
    const [first] = await recordsOf(host, 'panelGroup')
    const importId = await sendFile(host, 'ratings', survey(cardText))
    const wish: RatingReading = {
      rule: DEFAULT_RAM_RULE,
      linksCards: false,
      groups: [
        { words: 'PPIE', to: { kind: 'new', isPublic: true } },
        { words: 'Link workers of the city', to: { kind: 'group', panelGroupId: first?.id ?? '' } },
      ],
    }
    const before = (await recordsOf(host, 'panelGroup')).length
    const { lastRoundId } = await host.call('import.addRatings', { importId, reading: wish, facts: FACTS })
    expect((await recordsOf(host, 'panelGroup')).length).toBe(before + 1)
    expect((await recordsOf(host, 'ballotItem')).every(({ cardId }) => cardId === null)).toBe(true)
    const { groups } = await host.call('round.getResults', { roundId: lastRoundId })
    expect(groups.find(({ panelGroupId }) => panelGroupId === first?.id)?.responses).toBe(6)
  })

  it('stay out as a whole where one row cannot be counted', async () => {
    const { host } = await startStudy()
    const csv = 'voter,group,item,value\na,GP,One,9\nb,GP,One,10\nb,Nurses,Two,3\na,gp,Two,3'
    const importId = await sendFile(host, 'ratings', csv)
    const preview = await host.call('import.checkRatings', { importId, reading: reading() })
    expect(preview.complaints.map(({ line }) => line)).toEqual([3, 4, 5])
    expect(
      await outcomeOf(host.call('import.addRatings', { importId, reading: reading(), facts: FACTS })),
    ).toBe('invalid-input')
    expect(await recordsOf(host, 'ballot')).toEqual([])
    // Under another rule the same file may do.
    expect(
      await outcomeOf(host.call('import.checkRatings', { importId, reading: reading(ruleOf('borda')) })),
    ).toBe('done')
  })

  it.each([
    ['rounds with a gap', 'voter,group,item,value,round\na,GP,One,9,1\na,GP,One,9,3'],
    ['more items than a ballot holds', rowsOf(201, (row) => `a,GP,Item ${row},5`)],
    ['too many groups', rowsOf(61, (row) => `v${row},Group ${row},One,5`)],
    ['no column for the value', 'voter,group,item\na,GP,One'],
  ])('are refused with %s', async (_name, csv) => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'ratings', csv)
    expect(await outcomeOf(host.call('import.checkRatings', { importId, reading: reading() }))).toBe(
      'invalid-input',
    )
  })

  it.each(['ngt', 'dots', 'moscow', 'borda', 'likert'])('take the answers of %s', async (key) => {
    const { host } = await startStudy()
    const value = (voter: number, item: number) =>
      key === 'moscow'
        ? 'MSCW'[(voter + item) % 4]
        : key === 'dots'
          ? item === 0
            ? 1
            : 0
          : ((voter + item) % 3) + 1
    const csv = ['voter,group,item,value']
    for (let voter = 0; voter < 6; voter += 1) {
      for (let item = 0; item < 3; item += 1) csv.push(`v${voter},GP,Item ${item},${value(voter, item)}`)
    }
    const importId = await sendFile(host, 'ratings', csv.join('\n'))
    const wish = reading(ruleOf(key))
    const { lastRoundId } = await host.call('import.addRatings', { importId, reading: wish, facts: FACTS })
    const results = await host.call('round.getResults', { roundId: lastRoundId })
    expect(results.responses).toBe(6)
    const analysis = analyseText(csv.join('\n'), wish.rule.method, {})
    const items = await recordsOf(host, 'ballotItem')
    for (const { itemId, pooled } of results.items) {
      const wording = items.find(({ id }) => id === itemId)?.wording
      const told = analysis.items.find(({ item }) => item === wording)
      expect(told?.n).toBe(pooled.n)
      if (pooled.kind === 'ranking') expect(told?.score).toBe(pooled.score)
      else expect(told?.verdict).toBe(pooled.verdict)
    }
  })

  it('are not brought in while a vote is open, nor with answers that do not fit together', async () => {
    const { host } = await startStudy()
    const importId = await sendFile(host, 'ratings', 'voter,group,item,value\na,GP,One,1\na,GP,Two,3')
    const wish = reading(ruleOf('ngt'))
    const { complaints } = await host.call('import.checkRatings', { importId, reading: wish })
    expect(complaints).toHaveLength(1)
    expect(complaints[0]?.message).toContain('do not fit together')
  })
})

function ruleOf(key: string): ConsensusRule {
  const preset = RULE_PRESETS.find((one) => one.key === key)
  if (!preset) throw new Error(`There is no preset ${key}`)
  return preset.rule
}

function rowsOf(count: number, row: (index: number) => string): string {
  return ['voter,group,item,value', ...Array.from({ length: count }, (_, index) => row(index))].join('\n')
}
