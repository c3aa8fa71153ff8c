import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINK_ENDS } from '../board/link.ts'
import type { RandomBytes } from '../identifier.ts'
import { blankTemplate } from './blankTemplate.ts'
import { buildStudy } from './buildStudy.ts'
import { RECORD_KINDS, recordSchemas, type StudyRecords } from './records.ts'
import { studyTemplate, type StudyTemplate } from './studyTemplate.ts'

const createdAt = '2026-01-02T03:04:05.000Z'

/** Bytes of a counter: no two calls give the same, and every run does. */
function countingBytes(): RandomBytes {
  let count = 0
  return (length) => {
    count += 1
    const bytes = new Uint8Array(length)
    new DataView(bytes.buffer).setUint32(length - 4, count)
    return bytes
  }
}

/** Templates of any shape that the schema lets through, with cards and links spread over several boards. */
const anyTemplate: fc.Arbitrary<StudyTemplate> = fc
  .record({
    columns: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 3 }),
    cards: fc.array(
      fc.record({
        kind: fc.constantFrom('step', 'barrier', 'enabler', 'training-need', 'idea'),
        /** For each board a place on it, or none. */
        places: fc.array(fc.option(fc.nat()), { minLength: 3, maxLength: 3 }),
        firstBoard: fc.nat(),
      }),
      { maxLength: 90 },
    ),
    links: fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 30 }),
    groups: fc.integer({ min: 1, max: 8 }),
    minutes: fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 70 }),
  })
  .map(({ columns, cards, links, groups, minutes }) => {
    const boards = columns.map((count, board) => ({
      key: `board-${board}`,
      kind: board === 0 ? 'pathway' : 'custom',
      name: `Board ${board}`,
      // Only a pathway has to have columns.
      columns: Array.from({ length: board === 0 ? count + 1 : count }, (_, column) => ({
        key: `column-${column}`,
        name: `Column ${column}`,
      })),
    }))
    const placed = cards.map(({ kind, places, firstBoard }, index) => {
      const first = firstBoard % boards.length
      const chosen = boards.flatMap((board, at) => {
        const choice = at === first ? (places[at] ?? 0) : places[at]
        if (choice === null || choice === undefined) return []
        const keys = ['tray', ...board.columns.map((column) => column.key), 'parking']
        return [{ board: board.key, column: keys[choice % keys.length] }]
      })
      const place = chosen.find(({ board }) => board === `board-${first}`)
      const alsoOn = chosen.filter((other) => other !== place)
      return { key: `card-${index}`, kind, text: `Card ${index}`, ...place, alsoOn }
    })
    const barriers = placed.filter((card) => card.kind === LINK_ENDS['addressed-by'].from)
    const needs = placed.filter((card) => card.kind === LINK_ENDS['addressed-by'].to)
    const pairs = new Map<string, { type: string; from: string; to: string }>()
    for (const choice of links) {
      const from = barriers[choice.from % barriers.length]?.key
      const to = needs[choice.to % needs.length]?.key
      if (from && to) pairs.set(`${from} ${to}`, { type: 'addressed-by', from, to })
    }
    return studyTemplate.parse({
      ...blankTemplate(),
      key: 'any',
      name: 'Any',
      panelGroups: Array.from({ length: groups }, (_, index) => ({
        key: `group-${index}`,
        name: `Group ${index}`,
        shortName: `G${index}`,
        isPublic: index === 0,
      })),
      boards,
      cards: placed,
      links: [...pairs.values()],
      agenda: minutes.map((length) => ({ kind: 'map', title: 'Map', minutes: length })),
    })
  })

function expectStrictlyOrdered(positions: readonly string[]): void {
  for (const [index, position] of positions.entries()) {
    if (index > 0) expect((positions[index - 1] ?? '') < position).toBe(true)
  }
}

function idsOf(records: StudyRecords): string[] {
  return RECORD_KINDS.flatMap((kind) => [...records[kind].keys()])
}

describe('building a study from a template', () => {
  it('makes records that fit together, whatever the template', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const records = buildStudy(template, { randomBytes: countingBytes(), createdAt })
        const ids = idsOf(records)
        expect(new Set(ids).size).toBe(ids.length)
        for (const kind of RECORD_KINDS) {
          for (const [id, record] of records[kind]) {
            expect(id).toBe(record.id)
            expect(recordSchemas[kind].parse(record)).toEqual(record)
          }
        }

        for (const board of records.board.values()) {
          const columns = [...records.column.values()].filter((column) => column.boardId === board.id)
          expectStrictlyOrdered(columns.map((column) => column.position))
          const roles = columns.map((column) => column.role)
          expect(roles).toEqual(['tray', ...roles.slice(1, -1).map(() => 'stage'), 'parking'])
        }
        expectStrictlyOrdered([...records.board.values()].map((board) => board.position))
        expectStrictlyOrdered([...records.panelGroup.values()].map((group) => group.position))
        expectStrictlyOrdered([...records.agendaActivity.values()].map((activity) => activity.position))

        for (const placement of records.placement.values()) {
          expect(records.column.get(placement.columnId)?.boardId).toBe(placement.boardId)
          expect(records.card.has(placement.cardId)).toBe(true)
        }
        for (const column of records.column.values()) {
          const inColumn = [...records.placement.values()].filter(({ columnId }) => columnId === column.id)
          expectStrictlyOrdered(inColumn.map((placement) => placement.position))
        }

        // What stands where, told in the template's own words, is what the template said.
        const stands = [...records.placement.values()].map(({ cardId, columnId, boardId }) =>
          [
            records.card.get(cardId)?.text,
            records.board.get(boardId)?.name,
            columnName(records.column.get(columnId)?.name),
          ].join(' / '),
        )
        const said = template.cards.flatMap((card) =>
          [card, ...card.alsoOn].flatMap((place) => {
            // What waits in a tray has no place.
            if (place.column === 'tray') return []
            const board = template.boards.find(({ key }) => key === place.board)
            const column = board?.columns.find(({ key }) => key === place.column)
            return [[card.text, board?.name, column?.name ?? place.column].join(' / ')]
          }),
        )
        expect(stands.toSorted()).toEqual(said.toSorted())

        const keyOfText = new Map(template.cards.map((card) => [card.text, card.key]))
        const keyOf = (cardId: string) => keyOfText.get(records.card.get(cardId)?.text ?? '')
        expect(
          [...records.link.values()].map(({ type, fromCardId, toCardId }) => ({
            type,
            from: keyOf(fromCardId),
            to: keyOf(toCardId),
          })),
        ).toEqual(template.links)
      }),
      { numRuns: 60 },
    )
  })

  it('takes the given title, or the template’s', () => {
    const [named] = buildStudy(blankTemplate(), {
      randomBytes: countingBytes(),
      createdAt,
      title: 'Falls',
    }).study.values()
    const [unnamed] = buildStudy(blankTemplate(), { randomBytes: countingBytes(), createdAt }).study.values()
    expect([named?.title, unnamed?.title]).toEqual(['Falls', 'Untitled study'])
    expect(named?.createdAt).toBe(createdAt)
  })

  it('says which template it was made from, and nothing for a blank study', () => {
    const blank = buildStudy(blankTemplate(), { randomBytes: countingBytes(), createdAt })
    const other = buildStudy(
      { ...blankTemplate(), key: 'falls', name: 'Falls clinic' },
      { randomBytes: countingBytes(), createdAt },
    )
    expect([...blank.study.values(), ...other.study.values()].map((study) => study.templateName)).toEqual([
      null,
      'Falls clinic',
    ])
  })

  it('gives the blank study its three boards, each with a tray and a parking lot, and a workshop with its agenda', () => {
    const records = buildStudy(blankTemplate(), { randomBytes: countingBytes(), createdAt })
    const boards = [...records.board.values()].map((board) => {
      const columns = [...records.column.values()].filter((column) => column.boardId === board.id)
      expect([columns[0]?.name, columns.at(-1)?.name]).toEqual(['Tray: not placed yet', 'Parking lot'])
      return [board.kind, columns.slice(1, -1).map((column) => column.name)]
    })
    expect(boards).toEqual([
      ['pathway', ['Beginning: how it starts', 'Middle: what happens', 'End: what comes after']],
      ['themes', []],
      ['training', ['Core', 'Complex needs', 'System', 'Support']],
    ])
    const [workshop, ...others] = records.workshop.values()
    expect([workshop?.name, others.length]).toEqual(['Workshop 1', 0])
    expect([...records.agendaActivity.values()].map(({ workshopId }) => workshopId)).toEqual(
      Array.from({ length: blankTemplate().agenda.length }, () => workshop?.id),
    )
  })

  it('has the usual kinds of card wait in a tray, or those that the template names', () => {
    const [pathway, themes, training] = blankTemplate().boards
    if (!pathway || !themes || !training) throw new Error('The blank study has three boards.')
    const boards = [pathway, training, { ...themes, cardKinds: ['idea', 'idea', 'step'] as const }]
    const records = buildStudy(
      studyTemplate.parse({ ...blankTemplate(), boards: boards.map((board) => ({ ...board })) }),
      { randomBytes: countingBytes(), createdAt },
    )
    expect([...records.board.values()].map((board) => board.cardKinds)).toEqual([
      ['step', 'barrier', 'enabler', 'training-need', 'idea'],
      ['training-need'],
      ['idea', 'step'],
    ])
  })

  it('makes the same records from the same bytes', () => {
    const build = () => buildStudy(blankTemplate(), { randomBytes: countingBytes(), createdAt })
    expect(build()).toEqual(build())
  })

  it('shares no list with its template, so that an edit of the study leaves the template alone', () => {
    const template = { ...blankTemplate(), partners: ['Anxiety UK'] }
    const [study] = buildStudy(template, { randomBytes: countingBytes(), createdAt }).study.values()
    study?.partners.push('Another')
    expect(template.partners).toEqual(['Anxiety UK'])
  })

  it('throws at a template that nobody checked', () => {
    const card = {
      key: 'a',
      kind: 'idea',
      text: 'A',
      note: '',
      tags: [],
      board: 'pathway',
      column: 'attic',
    } as const
    const template: StudyTemplate = { ...blankTemplate(), cards: [{ ...card, tags: [], alsoOn: [] }] }
    expect(() => buildStudy(template, { randomBytes: countingBytes(), createdAt })).toThrow('attic')
  })
})

function columnName(name: string | undefined): string | undefined {
  return name === 'Parking lot' ? 'parking' : name
}
