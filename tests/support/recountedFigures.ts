import type { DocxFigure, DocxParagraph } from './docxFiguresIn.ts'

export type Row = Readonly<Record<string, string>>
/** The tables by name, as they are read from the CSV files. */
export type Tables = Readonly<Record<string, readonly Row[]>>

/** What a figure is about, and what it comes to by the tables alone. */
export interface Recounted {
  readonly what: string
  readonly part: number
  readonly whole: number
}

interface Counts {
  n: number
  unable: number
  all: number
  scores: number[]
  choices: string[]
}

/**
 * Works figures of the draft out again, from the answers wherever the tables tell them. What the document says of itself
 * (how many items of a guideline are done) is counted in its own `paragraphs`. All accounts stand in one file because each
 * of them looks things up in the same tables.
 */
export function recounter(
  tables: Tables,
  paragraphs: readonly DocxParagraph[],
): (figure: DocxFigure) => Recounted | null {
  const rows = (name: string): readonly Row[] => {
    const found = tables[name]
    if (found === undefined) throw new Error(`No table ${name}`)
    return found
  }
  const cell = (row: Row | undefined, column: string): string => row?.[column] ?? ''
  const number = (row: Row | undefined, column: string): number => Number(cell(row, column))

  const itemsByCode = new Map(rows('items').map((row) => [cell(row, 'item'), row]))
  const ballotTitled = (title: string) => rows('ballots').find((row) => row['title'] === title)
  const closedRounds = rows('rounds').filter((row) => row['method'] !== '')
  const roundOf = (ballotId: string, round: string) =>
    closedRounds.find((row) => row['ballot_id'] === ballotId && row['round'] === round)
  const codesIn = (round: Row | undefined) => cell(round, 'items').split(' ')
  const latestOf = (code: string) =>
    closedRounds
      .filter((row) => row['ballot_id'] === cell(itemsByCode.get(code), 'ballot_id'))
      .findLast((row) => codesIn(row).includes(code))
  const answersByPlace = Map.groupBy(rows('responses'), (row) =>
    [row['ballot_id'], row['round'], row['item']].join(' '),
  )
  const answersTo = (round: Row | undefined, code: string) =>
    answersByPlace.get([cell(round, 'ballot_id'), cell(round, 'round'), code].join(' ')) ?? []
  /** Every voter has a row for every item of a round. */
  const votersIn = (round: Row | undefined) => answersTo(round, codesIn(round)[0] ?? '').length
  const publicGroups = new Set(
    rows('groups').flatMap((row) => (row['is_public'] === 'TRUE' ? [cell(row, 'panel_group')] : [])),
  )

  function countOf(answers: readonly Row[]): Counts {
    const scores = answers.flatMap((row) => (row['answer'] === 'score' ? [number(row, 'score')] : []))
    const choices = answers.flatMap((row) => (row['answer'] === 'moscow' ? [cell(row, 'moscow')] : []))
    const unable = answers.filter((row) => row['answer'] === 'unable').length
    return { n: scores.length + choices.length, unable, all: answers.length, scores, choices }
  }

  function baseOf(counts: Counts, round: Row | undefined): number {
    return counts.n + (round?.['unable_counting'] === 'include' ? counts.unable : 0)
  }

  function highIn({ scores }: Counts, round: Row | undefined): number {
    return scores.filter((score) => score >= number(round, 'high_from')).length
  }

  function pointsIn(answers: readonly Row[], round: Row | undefined): number {
    const most = round?.['method'] === 'top-k' ? number(round, 'k') + 1 : codesIn(round).length
    return answers.reduce((sum, row) => {
      if (row['answer'] === 'dots') return sum + number(row, 'dots')
      return row['answer'] === 'rank' ? sum + most - number(row, 'rank') : sum
    }, 0)
  }

  /** Who handed in an order or dots: by their keys, which hold for a whole round wherever there is more than one row to one. */
  function handedIn(round: Row | undefined, head = ''): number {
    const given = codesIn(round).flatMap((code) =>
      ofSide(answersTo(round, code), round, head).filter(isPlaced),
    )
    return new Set(given.map((row) => row['voter_key'])).size
  }

  /** The item that a text names last; on another ballot if the text says so. */
  function itemOf({ before, after, table }: DocxFigure): { code: string; round: Row | undefined } | null {
    const named =
      before.match(/\bI\d+\b/g)?.at(-1) ??
      table?.above.match(/\bI\d+\b/g)?.at(-1) ??
      table?.row[0]?.match(/\bI\d+\b/)?.[0]
    if (named === undefined) return null
    const title = /^(?:[^.;]|\.\d)*?\b(?:of|in) “([^”]+)”/.exec(after)?.[1]
    const code = title === undefined ? named : onBallot(named, title)
    const said =
      /\bI\d+, round (\d+) of “[^”]*”\): (?:[^“]*)$/.exec(before)?.[1] ?? /^Round (\d+)\b/.exec(before)?.[1]
    const column = table?.header.findIndex((name) => /round/i.test(name)) ?? -1
    const inColumn = table?.row[column]
    const wanted = said ?? (inColumn !== undefined && /^\d$/.test(inColumn) ? inColumn : undefined)
    const round =
      wanted === undefined ? latestOf(code) : roundOf(cell(itemsByCode.get(code), 'ballot_id'), wanted)
    return { code, round }
  }

  /** The same card, theme or statement on another ballot. */
  function onBallot(code: string, title: string): string {
    const item = itemsByCode.get(code)
    const ballot = ballotTitled(title)
    if (item === undefined || ballot === undefined) return code
    const same = rows('items').find(
      (row) =>
        row['ballot_id'] === ballot['ballot_id'] &&
        ['card_id', 'column_id', 'statement', 'wording'].some(
          (column) => cell(row, column) !== '' && row[column] === item[column],
        ),
    )
    return cell(same, 'item') || code
  }

  /** A side of the panel: told by the answers as long as all groups that are not shown are on one of them. */
  function sideOf(answers: readonly Row[], round: Row | undefined, isPublic: boolean): readonly Row[] {
    const told = new Set(answers.map((row) => cell(row, 'panel_group')))
    const voted = rows('participation').filter(
      (row) =>
        row['ballot_id'] === round?.['ballot_id'] &&
        row['round'] === round?.['round'] &&
        row['who'] === 'group' &&
        number(row, 'voted') > 0,
    )
    const hidden = new Set(
      voted.flatMap((row) => (told.has(cell(row, 'name')) ? [] : [publicGroups.has(cell(row, 'name'))])),
    )
    if (hidden.size > 1) throw new Error('Both sides have groups that are not shown.')
    return answers.filter((row) => {
      const group = cell(row, 'panel_group')
      return (group === 'not shown' ? hidden.has(true) : publicGroups.has(group)) === isPublic
    })
  }

  /** The answers that a column is about: those of a side where it is headed so, else all. */
  function ofSide(answers: readonly Row[], round: Row | undefined, head: string): readonly Row[] {
    return SIDES.includes(head) ? sideOf(answers, round, head === SIDES[0]) : answers
  }

  const accounts: readonly ((figure: DocxFigure) => Recounted | null)[] = [
    inResultsColumn,
    ofGroupOrSide,
    inStabilityColumn,
    ofTurnout,
    ofSentence,
    ofStudy,
    ofMethod,
    ofItemInShort,
  ]
  return (figure) => {
    for (const account of accounts) {
      const found = account(figure)
      if (found !== null) return found
    }
    return null
  }

  function inResultsColumn(figure: DocxFigure): Recounted | null {
    const { table } = figure
    if (table === null || !/^Results of “.*”, by item and round$/.test(table.caption)) return null
    const found = itemOf(figure)
    const head = table.header[table.column] ?? ''
    if (found === null || (!head.includes('n/N (%)') && !/^(?:Scored|Answered), n\/N$/.test(head)))
      return null
    const { code, round } = found
    const answers = answersTo(round, code)
    const counts = countOf(answers)
    const what = `${head}: ${code}`
    if (/^(?:Scored|Answered), n\/N$/.test(head)) return { what, part: counts.n, whole: counts.all }
    const choice = /^(Must|Should|Could|Won’t), /.exec(head)?.[1]
    if (choice !== undefined) {
      const key = choice === 'Won’t' ? 'wont' : choice.toLowerCase()
      const part = counts.choices.filter((each) => each === key).length
      return { what, part, whole: baseOf(counts, round) }
    }
    if (/^(?:Points|Dots), /.test(head)) {
      const whole = codesIn(round).reduce((sum, each) => sum + pointsIn(answersTo(round, each), round), 0)
      return { what, part: pointsIn(answers, round), whole }
    }
    if (head.startsWith('Voters, '))
      return { what, part: answers.filter(isPlaced).length, whole: handedIn(round) }
    return { what, part: highIn(counts, round), whole: baseOf(counts, round) }
  }

  function ofGroupOrSide(figure: DocxFigure): Recounted | null {
    const { before, table } = figure
    const name = /^(.+): (?:must )?$/.exec(before)?.[1]
    const head = table?.header[table.column] ?? ''
    const found = itemOf(figure)
    if (name === undefined || found === null || !/^(?:By group|Public and others)/.test(head)) return null
    const answers = answersTo(found.round, found.code)
    const own = head.startsWith('By group')
      ? answers.filter((row) => row['panel_group'] === name)
      : sideOf(answers, found.round, name === 'Public')
    const counts = countOf(own)
    const isMoscow = found.round?.['method'] === 'moscow'
    const part = isMoscow
      ? counts.choices.filter((each) => each === 'must').length
      : highIn(counts, found.round)
    return { what: `${name} of ${found.code}`, part, whole: baseOf(counts, found.round) }
  }

  function inStabilityColumn(figure: DocxFigure): Recounted | null {
    const { table, before } = figure
    const title = /^How steady the scores in “(.*)” were from round to round$/.exec(table?.caption ?? '')?.[1]
    if (title === undefined || table === null) return null
    const code = /^I\d+/.exec(table.row[0] ?? '')?.[0] ?? ''
    const [from = '', to = ''] = (table.row.find((text) => /^\d to \d$/.test(text)) ?? '').split(' to ')
    const ballotId = cell(ballotTitled(title), 'ballot_id')
    const pairs = pairsOf(ballotId, code, from, to)
    const isHigh = (score: number) => score >= number(roundOf(ballotId, to), 'high_from')
    const stated = rows('stability').find(
      (row) => row['item'] === code && row['from_round'] === from && row['to_round'] === to,
    )
    const count = (column: string, isOne: (pair: readonly [number, number]) => boolean) =>
      pairs === null ? number(stated, column) : pairs.filter(isOne).length
    const whole = count('n', () => true)
    const what = `steadiness of ${code}${pairs === null ? ', as stated' : ''}`
    if ((table.header[table.column] ?? '').startsWith('Changed')) {
      return { what, part: count('changed', ([first, second]) => first !== second), whole }
    }
    return before.includes(';')
      ? { what, part: count('mcnemar_c', ([first, second]) => !isHigh(first) && isHigh(second)), whole }
      : { what, part: count('mcnemar_b', ([first, second]) => isHigh(first) && !isHigh(second)), whole }
  }

  /** Null where the keys do not go through both rounds, so that a small group cannot be followed. */
  function pairsOf(ballotId: string, code: string, from: string, to: string): [number, number][] | null {
    const earlier = answersTo(roundOf(ballotId, from), code)
    const later = answersTo(roundOf(ballotId, to), code)
    const keys = new Set(later.map((row) => row['voter_key']))
    if (!earlier.every((row) => keys.has(row['voter_key'] ?? ''))) return null
    return earlier.flatMap((row): [number, number][] => {
      const other = later.find((each) => each['voter_key'] === row['voter_key'])
      return row['answer'] === 'score' && other?.['answer'] === 'score'
        ? [[number(row, 'score'), number(other, 'score')]]
        : []
    })
  }

  function ofTurnout({ table, before, after, headings }: DocxFigure): Recounted | null {
    const shareOf = (round: Row | undefined): Recounted => ({
      what: `turnout of round ${cell(round, 'round')}`,
      part: votersIn(round),
      whole: number(round, 'seats_in_room'),
    })
    const head = table?.header[table.column] ?? ''
    const ballotOf = (text: string) => cell(ballotTitled(/“(.*)”/.exec(text)?.[1] ?? ''), 'ballot_id')
    if (table !== null && table.caption.startsWith('Rounds of “') && head.startsWith('Voted')) {
      return shareOf(roundOf(ballotOf(table.caption), table.row[0] ?? ''))
    }
    if (table !== null && table.caption.startsWith('Rounds of voting in each workshop')) {
      const workshop = rows('workshops').find((row) => row['name'] === table.row[0])
      const shares = closedRounds
        .filter((row) => row['workshop_id'] === workshop?.['workshop_id'])
        .map(shareOf)
        .toSorted((first, second) => first.part - second.part)
      return (head.startsWith('Fewest') ? shares[0] : shares.at(-1)) ?? null
    }
    if (table !== null && /^Who (?:voted|answered)/.test(table.caption)) {
      const round = roundOf(ballotOf(table.caption), /^Round (\d+)/.exec(head)?.[1] ?? '')
      const label = table.row[0] ?? ''
      const group = rows('groups').find((row) => row['name'] === label)
      const isChannel = label.startsWith('By channel: ')
      const channel = isChannel ? (/\b(phone|tablet|paper)\b/.exec(label)?.[0] ?? 'elsewhere') : undefined
      if (group === undefined && channel === undefined) return shareOf(round)
      const name = channel ?? group?.['panel_group']
      const stated = rows('participation').find(
        (row) =>
          row['ballot_id'] === round?.['ballot_id'] &&
          row['round'] === round?.['round'] &&
          row['who'] === (channel === undefined ? 'group' : 'channel') &&
          row['name'] === name,
      )
      const told = answersTo(round, codesIn(round)[0] ?? '').filter((row) => row['panel_group'] === name)
      return {
        what: `turnout of ${label}`,
        part: told.length > 0 ? told.length : number(stated, 'voted'),
        whole: votersIn(round),
      }
    }
    const inSentence = /“([^”]*)” \(round (\d+)\) $/.exec(before)
    if (inSentence !== null) return shareOf(roundOf(ballotOf(inSentence[0]), inSentence[2] ?? ''))
    if (after.startsWith(' seats in the room were given a ballot')) {
      // "Rounds 1 and 2: 23 of 24", where it was the same in all of them.
      const named = /Rounds? ([\d, and]+): $/.exec(before)?.[1]?.match(/\d+/g) ?? []
      const told = named.map((each) => {
        const round = roundOf(ballotOf(headings.at(-1) ?? ''), each)
        return [number(round, 'tokens_dealt'), number(round, 'seats_in_room')]
      })
      const [[part = Number.NaN, whole = Number.NaN] = []] = told
      const isSame = told.every(([dealt, seats]) => dealt === part && seats === whole)
      return { what: 'papers', part: isSame ? part : Number.NaN, whole }
    }
    const wentOn = /^ (?:items )?went on from round (\d+) to round (\d+)/.exec(after)
    if (wentOn !== null) {
      const [from, to] = [wentOn[1] ?? '', wentOn[2] ?? ''].map((each) =>
        roundOf(ballotOf(headings.at(-1) ?? ''), each),
      )
      return { what: 'items carried over', part: codesIn(to).length, whole: codesIn(from).length }
    }
    return null
  }

  /** "median 9, 15 of 17 (88%) scored 7–9", "must 9 of 17", "26 points from 6 of 7 voters", "I1 (17 of 17 scores, 100%)". */
  function ofSentence(figure: DocxFigure): Recounted | null {
    const { before, after, words } = figure
    const found = itemOf(figure)
    if (found === null) return null
    const { code, round } = found
    const head = figure.table?.header[figure.table.column] ?? ''
    const answers = ofSide(answersTo(round, code), round, head)
    const counts = countOf(answers)
    const whole = baseOf(counts, round)
    const what = `sentence about ${code}`
    const band = /^ (?:dis)?(?:scored|agreed) \(?(\d+)–(\d+)\)?/.exec(after)
    if (band !== null) {
      const [least, most] = [Number(band[1]), Number(band[2])]
      return { what, part: counts.scores.filter((each) => each >= least && each <= most).length, whole }
    }
    if (/^ found it (?:relevant|essential)/.test(after) || / scores, /.test(words)) {
      return { what, part: highIn(counts, round), whole }
    }
    if (/^ found it not (?:relevant|essential)/.test(after)) {
      return { what, part: counts.scores.filter((each) => each <= number(round, 'low_to')).length, whole }
    }
    if (/\bmust $/.test(before) || /“Must” was most common .*\bI\d+, $/.test(before)) {
      return { what, part: counts.choices.filter((each) => each === 'must').length, whole }
    }
    if (before.endsWith(' from ') && /^ voters?/.test(after)) {
      return { what, part: answers.filter(isPlaced).length, whole: handedIn(round, head) }
    }
    return null
  }

  /** "I10 Personalised care: in (11/17)" */
  function ofItemInShort(figure: DocxFigure): Recounted | null {
    const named = /((?:\bI\d+, )+I\d+)(?!.*\bI\d)/.exec(figure.before)?.[1]?.match(/I\d+/g)
    // A card that was on several ballots: the last verdict on it.
    const code = named ? lastJudged(named) : undefined
    const found = code === undefined ? itemOf(figure) : { code, round: latestOf(code) }
    if (found === null || !/\((?:must )?$/.test(figure.before) || !figure.after.startsWith(')')) return null
    const counts = countOf(answersTo(found.round, found.code))
    const isMoscow = found.round?.['method'] === 'moscow'
    const part = isMoscow
      ? counts.choices.filter((each) => each === 'must').length
      : highIn(counts, found.round)
    return { what: `${found.code} in short`, part, whole: baseOf(counts, found.round) }
  }

  /** Examples that explain a method: from the literature, or from the binomial distribution. */
  function ofMethod({ before, after, part, whole }: DocxFigure): Recounted | null {
    const stated = before.endsWith('as in the published table: ') ? / is (\d+)%/.exec(after)?.[1] : undefined
    if (stated !== undefined) {
      const percent = Math.round((100 * part) / whole)
      return { what: 'published example', part: percent === Number(stated) ? part : Number.NaN, whole }
    }
    if (/^That takes (?:\d+ of \d+(?:, | and ))*$/.test(before)) {
      return { what: 'least that is no chance', part: leastBeyondChance(whole), whole }
    }
    return null
  }

  /** What is said of the study as a whole: its statements, its training needs, its hidden groups. */
  function ofStudy({ before, after, headings }: DocxFigure): Recounted | null {
    const statements = rows('statements')
    if (before.endsWith('Of the framework’s statements, ')) {
      const part = statements.filter((row) => row['status'] === 'agreed').length
      return { what: 'agreed statements', part, whole: statements.length }
    }
    const gap = GAPS.find((words) => before === `${words}: `)
    if (gap !== undefined) return { what: gap, ...gapCount(gap) }
    if (before === 'Done: ') return checklist(headings)
    if (before.endsWith('Of the items, ')) return itemsIn()
    if (/training needs?, of which the panel agreed on $/.test(before)) return trainingNeeds()
    const group = /(?:: |; )([^:;]+) in $/.exec(before)?.[1]
    if (group !== undefined && /^ rounds?\b/.test(after)) {
      const hidden = rows('participation').filter(
        (row) =>
          row['who'] === 'group' &&
          row['name'] === group &&
          !['shown', 'empty'].includes(cell(row, 'results_shown')),
      )
      return { what: `rounds that hide ${group}`, part: hidden.length, whole: closedRounds.length }
    }
    return null
  }

  function verdictOf(code: string): string {
    return cell(
      rows('results').findLast((row) => row['item'] === code && row['who'] === 'panel'),
      'verdict',
    )
  }

  /** Of those that were voted on. */
  function itemsIn(): Recounted {
    const voted = [...itemsByCode.keys()].filter((code) => latestOf(code) !== undefined)
    return { what: 'items that are in', ...share(voted, (code) => verdictOf(code) === 'in') }
  }

  function trainingNeeds(): Recounted {
    const needs = liveCards('training-need')
    const agreed = needs.filter((id) => {
      const codes = rows('items').flatMap((row) =>
        survivorOf(cell(row, 'card_id')) === id && latestOf(cell(row, 'item')) !== undefined
          ? [cell(row, 'item')]
          : [],
      )
      return verdictOf(lastJudged(codes)) === 'in'
    })
    return { what: 'training needs', part: agreed.length, whole: needs.length }
  }

  /** The last of these that a rule drew a line for; an order without one is no verdict. */
  function lastJudged(codes: readonly string[]): string {
    return (
      codes.findLast((code) => !['ranked', 'no-data', ''].includes(verdictOf(code))) ?? codes.at(-1) ?? ''
    )
  }

  function survivorOf(cardId: string): string {
    const merge = rows('links').find((row) => row['type'] === 'duplicates' && row['from_card_id'] === cardId)
    return merge === undefined ? cardId : survivorOf(cell(merge, 'to_card_id'))
  }

  /** Cards that stand for themselves. */
  function liveCards(kind?: string): string[] {
    return rows('cards').flatMap((row) => {
      const id = cell(row, 'card_id')
      const isLive = row['is_deleted'] === 'FALSE' && row['is_hidden'] === 'FALSE' && survivorOf(id) === id
      return isLive && (kind === undefined || row['kind'] === kind) ? [id] : []
    })
  }

  function gapCount(gap: (typeof GAPS)[number]): { part: number; whole: number } {
    const live = new Set(liveCards())
    const linked = rows('links').flatMap((row) => {
      const [from, to] = [survivorOf(cell(row, 'from_card_id')), survivorOf(cell(row, 'to_card_id'))]
      return row['type'] !== 'duplicates' && live.has(to) ? [{ from, to, type: cell(row, 'type') }] : []
    })
    const [pathway] = rows('columns').filter((row) => row['board_kind'] === 'pathway')
    const stages = rows('columns').filter(
      (row) => row['board_id'] === pathway?.['board_id'] && row['role'] === 'stage',
    )
    const statements = rows('statements')
    const agreed = statements.filter((row) => row['status'] === 'agreed')
    switch (gap) {
      case 'Barriers that no training need addresses and no enabler eases': {
        const barriers = liveCards('barrier')
        return share(barriers, (id) => linked.every(({ from }) => from !== id))
      }
      case 'Training needs that no barrier asks for': {
        const barriers = new Set(liveCards('barrier'))
        return share(liveCards('training-need'), (id) =>
          linked.every(({ from, to, type }) => to !== id || type !== 'addressed-by' || !barriers.has(from)),
        )
      }
      case 'Stages without an agreed statement':
        return share(stages, ({ column_id: id }) => agreed.every((row) => row['stage_id'] !== id))
      case 'Stages without a card':
        return share(stages, ({ column_id: id }) =>
          rows('placements').every((row) => row['column_id'] !== id || !live.has(cell(row, 'card_id'))),
        )
      case 'Agreed statements that nobody voted on':
        return share(agreed, (row) => row['status_from'] === 'decision')
      case 'Statements reworded since the vote on them':
        return share(statements, (row) => row['is_reworded'] === 'TRUE')
    }
  }

  /** The items of a guideline by the table under the same heading. */
  function checklist(headings: readonly string[]): Recounted {
    const items = new Map(
      paragraphs.flatMap(({ headings: own, table }): [string, string][] =>
        table !== null && own.join('\n') === headings.join('\n') && table.row !== table.header
          ? [[table.row[0] ?? '', table.row[2] ?? '']]
          : [],
      ),
    )
    const done = [...items.values()].filter((status) => /^(?:Done from|Written by)/.test(status))
    return { what: `items of ${headings.at(-1)}`, part: done.length, whole: items.size }
  }
}

/** The fewest heads for which so many or more of so many tosses come up in at most 5 % of tries. */
function leastBeyondChance(tosses: number): number {
  let chance = 0.5 ** tosses
  let tail = 0
  for (let heads = tosses; heads >= 0; heads -= 1) {
    tail += chance
    if (tail > 0.05) return heads + 1
    chance *= heads / (tosses - heads + 1)
  }
  return 0
}

const SIDES: readonly string[] = ['Public contributors', 'Everybody else']

const GAPS = [
  'Barriers that no training need addresses and no enabler eases',
  'Training needs that no barrier asks for',
  'Stages without an agreed statement',
  'Stages without a card',
  'Agreed statements that nobody voted on',
  'Statements reworded since the vote on them',
] as const

function share<Item>(
  items: readonly Item[],
  isPart: (item: Item) => boolean,
): { part: number; whole: number } {
  return { part: items.filter(isPart).length, whole: items.length }
}

function isPlaced(row: Row): boolean {
  return row['answer'] === 'rank' || row['answer'] === 'dots'
}
