import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boardOrder } from '#shared/domain/board/boardOrder'
import { blankTemplate } from '#shared/domain/study/blankTemplate'
import { buildStudy } from '#shared/domain/study/buildStudy'
import { makeStudyState } from '#shared/domain/study/studyState'
import { Refusal } from '#shared/domain/refusal'
import { loadTemplates } from '../../electron/host/features/study/templates.ts'

const folder = fileURLToPath(new URL('../../resources/templates', import.meta.url))
const file = join(folder, 'splw.json')

const STAGES: Record<string, string[]> = {
  'Spotting need and offering support': [
    'GP',
    'nurse',
    'receptionist',
    'community mental health',
    'VCSE',
    'the person',
    'carers',
  ],
  'Referral and consent, self-referral included': ['referrer', 'person', 'PCN administrator'],
  'Triage, allocation and waiting': ['link worker', 'manager', 'supervising GP'],
  'First contact and trust': ['link worker', 'person', 'carer', 'interpreter'],
  '"What matters to me" conversation, needs and risk': [
    'link worker',
    'person',
    'mental health or safeguarding lead',
  ],
  'Co-produced plan and goals': ['person', 'link worker', 'carer', 'multidisciplinary team (MDT)'],
  'Connecting: warm handover, going along': ['link worker', 'VCSE', 'council', 'advice services'],
  'Ongoing support, coordination and "holding"': [
    'link worker',
    'MDT',
    'community mental health',
    'pharmacist',
  ],
  'Review, closure, step-down and way back in': ['person', 'link worker', 'referrer'],
  'Across the pathway: community development, data, learning': [
    'link worker',
    'VCSE',
    'ICB/PCN',
    'commissioners',
  ],
}

/** Words by which each barrier is known, stage by stage and in order. */
const BARRIERS: Record<string, RegExp[]> = {
  spotting: [/unaware of the .*role/, /only when nothing else is left/, /underserved groups/, /stigma/],
  referral: [
    /information is thin/,
    /unsuitable or too risky/,
    /unsure why/,
    /consent is unclear/,
    /many referral routes/,
  ],
  triage: [/above capacity/, /wait with no contact/, /weighting for complexity/, /eligible/],
  'first-contact': [
    /phone-only/,
    /language and interpreting/,
    /earlier service failures/,
    /fluctuating symptoms/,
  ],
  'what-matters': [
    /too little time/,
    /suicidality or trauma/,
    /physical and mental conditions interact/,
    /repeated assessments/,
  ],
  plan: [/fix is expected/, /light-touch/, /not visible to clinicians/, /stall with setbacks/],
  connecting: [
    /vcse .*short-term/,
    /close or have waiting lists/,
    /transport, cost and rurality/,
    /inaccessible/,
    /out of date/,
  ],
  ongoing: [
    /left out of mdt/,
    /no named mental health contact/,
    /substitute for mental health/,
    /supervision is weak/,
  ],
  review: [/session caps/, /no way back in/, /not fed back to the referrer/],
  across: [
    /no record access/,
    /isolation/,
    /pay, progression and turnover/,
    /community development is unfunded/,
  ],
}

const ENABLERS = [
  /trusted referrer explains/,
  /consistent, named worker/,
  /length and venue are flexible/,
  /goes along .*first time/,
  /gp or mdt champion/,
  /access to records is shared/,
  /co-location/,
  /named mental health liaison/,
  /clear scope sheet/,
  /caseload is adjusted for complexity/,
  /reflective supervision is protected/,
  /peer network/,
  /live directory, and vcse .*funded/,
  /feedback loop to referrers/,
]

const TRAINING_NEEDS: Record<string, RegExp[]> = {
  core: [
    /personalised care and "what matters"/,
    /plan writing/,
    /motivational interviewing and health coaching/,
    /solution- and strengths-based/,
    /safeguarding adults and children/,
    /information governance and consent/,
    /equality and cultural competence/,
    /lone working/,
  ],
  'complex-needs': [
    /mental health awareness and first aid/,
    /suicide awareness and escalation/,
    /trauma-informed practice/,
    /long-term condition knowledge \(pain, fatigue, diabetes, copd, cardiac\)/,
    /how physical and mental health interact/,
    /counselling and active listening/,
    /boundaries and endings/,
    /domestic abuse and substance use/,
    /neurodiversity and learning disability/,
    /bereavement/,
  ],
  system: [
    /benefits, housing and debt/,
    /community asset mapping/,
    /mdt communication and gp systems/,
    /outcome measures and coding/,
  ],
  support: [
    /clinical and reflective supervision, with debrief/,
    /induction and shadowing, peer support and a career pathway/,
  ],
}

/** The training board's columns, and the tag by which a training need stands in each. */
const LEVELS: Record<string, { name: string; tag: string }> = {
  core: { name: 'Core', tag: 'core' },
  'complex-needs': { name: 'Complex needs', tag: 'complex needs' },
  system: { name: 'System', tag: 'system' },
  support: { name: 'Support', tag: 'support' },
}

const AGENDA = [
  ['welcome', 15],
  ['welcome', 15],
  ['welcome', 15],
  ['map', 35],
  ['break', 15],
  ['gather', 30],
  ['theme', 15],
  ['vote', 10],
  ['break', 10],
  ['discuss', 15],
  ['vote', 10],
  ['close', 10],
]

const template = loadTemplates(folder).find(({ key }) => key === 'splw') ?? blankTemplate()

function textsOf(kind: string): string[] {
  return template.cards.filter((card) => card.kind === kind).map((card) => card.text.toLowerCase())
}

/** Each pattern finds exactly one of the texts, and no text is left over. */
function expectOneEach(texts: readonly string[], patterns: readonly RegExp[]): void {
  expect(patterns.map((pattern) => texts.filter((text) => pattern.test(text)).length)).toEqual(
    patterns.map(() => 1),
  )
  expect(texts).toHaveLength(patterns.length)
}

describe('the social prescribing template', () => {
  it('has the ten stages, who acts at each, and what each is for', () => {
    const columns = template.boards[0]?.columns ?? []
    expect(columns.map(({ name, actors }) => [name, actors])).toEqual(Object.entries(STAGES))
    expect(columns.filter((column) => !/^[A-Z].{20,}\.$/u.test(column.purpose))).toEqual([])
  })

  it('has the pathway first, a themes board without themes yet, and the training board', () => {
    expect(template.boards.map(({ kind, name }) => [kind, name])).toEqual([
      ['pathway', 'Pathway'],
      ['themes', 'Themes'],
      ['training', 'Training'],
    ])
    const [, themes, training] = template.boards
    expect(themes?.columns).toEqual([])
    expect(training?.columns.map(({ key, name }) => [key, name])).toEqual(
      Object.entries(LEVELS).map(([key, { name }]) => [key, name]),
    )
    expect(training?.columns.filter((column) => !/^[A-Z].{20,}\.$/u.test(column.purpose))).toEqual([])
    // Who acts at a level is for the room to say: the source names nobody.
    expect(training?.columns.flatMap((column) => column.actors)).toEqual([])
  })

  it('has every barrier at its stage', () => {
    for (const [stage, patterns] of Object.entries(BARRIERS)) {
      const here = template.cards.filter((card) => card.kind === 'barrier' && card.column === stage)
      expectOneEach(
        here.map((card) => card.text.toLowerCase()),
        patterns,
      )
    }
    expect(textsOf('barrier')).toHaveLength(41)
  })

  it('has every enabler and every training need, each need at its one level of training', () => {
    expectOneEach(textsOf('enabler'), ENABLERS)
    for (const [level, patterns] of Object.entries(TRAINING_NEEDS)) {
      const tag = LEVELS[level]?.tag ?? ''
      const needs = template.cards.filter((card) => card.kind === 'training-need' && card.tags.includes(tag))
      expectOneEach(
        needs.map((card) => card.text.toLowerCase()),
        patterns,
      )
      expect(needs.map((card) => card.alsoOn)).toEqual(
        needs.map(() => [{ board: 'training', column: level }]),
      )
    }
    expect(template.cards.filter((card) => card.kind !== 'training-need' && card.alsoOn.length > 0)).toEqual(
      [],
    )
    expect(textsOf('training-need')).toHaveLength(24)
    expect(template.cards).toHaveLength(41 + 14 + 24)
  })

  it('writes tags as words that people read', () => {
    expect([...new Set(template.cards.flatMap((card) => card.tags))].toSorted()).toEqual([
      'complex needs',
      'core',
      'long-term',
      'support',
      'system',
    ])
  })

  it('puts every card in a stage and writes it as a phrase with a capital', () => {
    expect(template.cards.filter((card) => card.column === 'tray' || card.column === 'parking')).toEqual([])
    expect(template.cards.filter((card) => !/^\p{Lu}/u.test(card.text))).toEqual([])
  })

  it('links at least 25 barriers to training needs and leaves some barriers to the coverage check', () => {
    const addressed = template.links.filter((link) => link.type === 'addressed-by')
    expect(addressed.length).toBeGreaterThanOrEqual(25)
    const covered = new Set(addressed.map((link) => link.from))
    expect(covered.size).toBeGreaterThanOrEqual(20)
    expect(textsOf('barrier').length - covered.size).toBeGreaterThanOrEqual(10)
    const easing = new Set(template.links.filter((link) => link.type === 'eased-by').map((link) => link.to))
    expect(easing.size).toBe(ENABLERS.length)
  })

  it('plans 3 hours and 15 minutes', () => {
    expect(template.agenda.map(({ kind, minutes }) => [kind, minutes])).toEqual(AGENDA)
    expect(template.agenda.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(195)
  })

  it('has six groups with their usual numbers', () => {
    expect(
      template.panelGroups.map(({ shortName, isPublic, usualMinimum, usualMaximum }) => [
        shortName,
        isPublic,
        usualMinimum,
        usualMaximum,
      ]),
    ).toEqual([
      ['PPIE', true, 6, 8],
      ['SPLW', false, 6, 8],
      ['Primary care', false, 3, 5],
      ['Mental health', false, 2, 4],
      ['VCSE', false, 4, 6],
      ['Commissioners', false, 1, 3],
    ])
  })

  it('leaves empty what its source does not say', () => {
    const { audience, geography, recruitment, publicInvolvement } = template
    expect({ audience, geography, recruitment, publicInvolvement }).toEqual({
      audience: '',
      geography: '',
      recruitment: '',
      publicInvolvement: '',
    })
    expect([template.startsOn, template.endsOn]).toEqual(['2024-10-01', '2026-03-31'])
    expect(template.partners).toHaveLength(6)
  })

  it('names nobody but the two chief investigators', () => {
    expect(template.investigators).toEqual(['Leire Ambrosio', 'Mari Carmen Portillo'])
    // A person's name has two capitalised words in a row; these are the ones that are no person.
    const organisations = [template.institution, ...template.partners, template.name, template.title].join(
      ' ',
    )
    const rest = { ...template, investigators: [], partners: [], institution: '', name: '', title: '' }
    const pairs = texts(rest).flatMap((text) => text.match(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu) ?? [])
    expect(pairs.filter((pair) => !organisations.includes(pair))).toEqual([])
    expect(organisations).not.toMatch(/Ambrosio|Portillo|\b(?:Dr|Prof|Professor|Mr|Mrs|Ms)\b/)
  })

  it('is plain two-space JSON', () => {
    const text = readFileSync(file, 'utf8')
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  })

  it('becomes a study with all of it on the boards', () => {
    let count = 0
    const records = buildStudy(template, {
      randomBytes: (length) => new Uint8Array(length).fill(++count % 256).fill(count >> 8, 0, 2),
      createdAt: '2026-01-02T03:04:05.000Z',
    })
    const columnsWith = (role: string) => [...records.column.values()].filter((each) => each.role === role)
    expect(['tray', 'stage', 'parking'].map((role) => columnsWith(role).length)).toEqual([3, 14, 3])
    expect(records.card.size).toBe(79)
    expect(records.placement.size).toBe(79 + 24)
    const state = makeStudyState(records)
    const waiting = [...records.board.values()].map((board) => {
      const { columns, cardIds } = boardOrder(state, board.id)
      return [board.name, cardIds.get(columns[0]?.id ?? '')?.length]
    })
    // No card is without a stage or a level; the themes are made on the spot, from everything.
    expect(waiting).toEqual([
      ['Pathway', 0],
      ['Themes', 79],
      ['Training', 0],
    ])
    expect(records.link.size).toBe(template.links.length)
    expect([...records.study.values()].map((study) => study.templateName)).toEqual([template.name])
  })
})

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('loading the templates of a folder', () => {
  let own: string

  beforeEach(() => {
    own = mkdtempSync(join(tmpdir(), 'linkboard-templates-'))
  })
  afterEach(() => rmSync(own, { recursive: true }))

  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(own, name), content)
  const named = (key: string) => JSON.stringify({ ...blankTemplate(), key, name: `Template ${key}` })

  function refusal(): Refusal {
    try {
      loadTemplates(own)
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
    throw new Error('It was not refused.')
  }

  it('reads each JSON file in the order of the names, with a byte-order mark or without, and nothing else', () => {
    write('b.json', `\uFEFF${named('second')}`)
    write('a.json', named('first'))
    write('notes.txt', 'not a template')
    expect(loadTemplates(own).map(({ key }) => key)).toEqual(['first', 'second'])
  })

  it('finds nothing in an empty folder', () => {
    expect(loadTemplates(own)).toEqual([])
  })

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'file-empty'],
    ['a file that is cut off', named('cut').slice(0, 200), 'file-damaged'],
    ['a file in another encoding', new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]), 'file-damaged'],
    ['a file of another program', '{"format":"mural"}', 'file-foreign'],
    [
      'a file from a newer Linkboard',
      named('new').replace('"formatVersion":1', '"formatVersion":9'),
      'file-newer',
    ],
    [
      'a template with a mistake',
      named('wrong').replace('"kind":"pathway"', '"kind":"road"'),
      'invalid-input',
    ],
    ['the key of the blank study', named('blank'), 'conflict'],
  ])('refuses %s and names it', (_what, content, code) => {
    write('mine.json', content)
    expect(refusal().code).toBe(code)
    expect(refusal().message).toContain('“mine.json”')
  })

  it('refuses two templates with one key and names both', () => {
    write('a.json', named('same'))
    write('b.json', named('same'))
    expect(refusal().message).toMatch(/“b\.json”.*“same”.*“a\.json”/)
  })

  it('says so when the folder is not there', () => {
    expect(() => loadTemplates(join(own, 'none'))).toThrow(/is not there/)
  })
})
