import { describe, expect, it } from 'vitest'
import { studyTemplate, TEMPLATE_LIMITS } from './studyTemplate.ts'

const small = {
  format: 'linkboard-template',
  formatVersion: 1,
  key: 'falls',
  name: 'Falls clinic',
  title: 'A falls clinic that works',
  startsOn: '2026-01-01',
  endsOn: '2026-06-30',
  panelGroups: [
    { key: 'public', name: 'Public contributors', shortName: 'PPIE', isPublic: true },
    { key: 'staff', name: 'Staff', shortName: 'Staff', isPublic: false, usualMinimum: 2, usualMaximum: 4 },
  ],
  boards: [
    {
      key: 'pathway',
      kind: 'pathway',
      name: 'Pathway',
      columns: [
        { key: 'referral', name: 'Referral', actors: ['GP'] },
        { key: 'visit', name: 'Visit' },
      ],
    },
  ],
  cards: [
    { key: 'waits', kind: 'barrier', text: 'Waits are long', board: 'pathway', column: 'referral' },
    { key: 'balance', kind: 'training-need', text: 'Balance tests', board: 'pathway', column: 'tray' },
    { key: 'triage', kind: 'enabler', text: 'Triage by phone', board: 'pathway', column: 'parking' },
  ],
  links: [
    { type: 'addressed-by', from: 'waits', to: 'balance' },
    { type: 'eased-by', from: 'waits', to: 'triage' },
  ],
  agenda: [{ kind: 'welcome', title: 'Welcome', minutes: 10 }],
}

type Small = typeof small

/** The problems of the small template after a change, as `path: message`. */
function problemsAfter(change: (template: Small & Record<string, unknown>) => void): string[] {
  const template: Small & Record<string, unknown> = structuredClone(small)
  change(template)
  const parsed = studyTemplate.safeParse(template)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

function first<Item>(items: Item[]): Item {
  const [item] = items
  if (item === undefined) throw new Error('The list is empty.')
  return item
}

describe('a study template', () => {
  it('may leave out what it does not know', () => {
    const parsed = studyTemplate.parse(small)
    expect(parsed).toMatchObject({ description: '', background: '', investigators: [], institution: '' })
    expect(first(parsed.cards)).toEqual({ ...first(small.cards), note: '', tags: [], alsoOn: [] })
    expect(first(parsed.panelGroups)).toMatchObject({ usualMinimum: null, usualMaximum: null })
    expect(first(parsed.boards).columns[1]).toEqual({ key: 'visit', name: 'Visit', purpose: '', actors: [] })
  })

  it('may hold no cards, links or agenda', () => {
    const { cards: _cards, links: _links, agenda: _agenda, ...rest } = small
    expect(studyTemplate.parse(rest)).toMatchObject({ cards: [], links: [], agenda: [] })
  })

  it.each<[string, (template: Small & Record<string, unknown>) => void, string]>([
    [
      'a name that the format does not have',
      (template) => (template['colour'] = 'red'),
      ': Unrecognized key: "colour"',
    ],
    [
      'another format',
      (template) => (template.format = 'mural'),
      'format: A template says "format": "linkboard-template".',
    ],
    [
      'a newer version',
      (template) => (template.formatVersion = 2),
      'formatVersion: This version of Linkboard reads templates of format version 1.',
    ],
    [
      'a key with capitals',
      (template) => (template.key = 'Falls'),
      'key: A key is 1 to 60 small letters, digits and hyphens, such as first-contact.',
    ],
    [
      'a study that ends before it starts',
      (template) => (template.endsOn = '2025-12-31'),
      'endsOn: The study ends (2025-12-31) before it starts (2026-01-01).',
    ],
    [
      'a day that is not in the calendar',
      (template) => (template.endsOn = '2026-02-30'),
      'endsOn: Invalid ISO date',
    ],
    [
      'usual numbers upside down',
      (template) => Object.assign(template.panelGroups[1] ?? {}, { usualMinimum: 5 }),
      'panelGroups.1.usualMaximum: The usual numbers of “Staff” are upside down: at least 5, at most 4.',
    ],
    [
      'two groups with one short name',
      (template) => Object.assign(template.panelGroups[1] ?? {}, { shortName: 'ppie' }),
      'panelGroups.1.shortName: Two panel groups have the same short name: “ppie”.',
    ],
    [
      'no panel group',
      (template) => (template.panelGroups = []),
      'panelGroups: A template needs at least one panel group.',
    ],
    [
      'no pathway board',
      (template) => (first(template.boards).kind = 'themes'),
      'boards: A template needs a board of the kind “pathway”.',
    ],
    [
      'a pathway without columns',
      (template) => {
        first(template.boards).columns = []
        template.cards = []
        template.links = []
      },
      'boards.0.columns: The pathway “pathway” needs at least one column.',
    ],
    [
      'a card twice on one board',
      (template) => Object.assign(first(template.cards), { alsoOn: [{ board: 'pathway', column: 'visit' }] }),
      'cards.0.alsoOn.0.board: Card “waits” is on board “pathway” twice: a card has one place on a board.',
    ],
    [
      'a further place that is not there',
      (template) => {
        template.boards.push({ key: 'themes', kind: 'themes', name: 'Themes', columns: [] })
        Object.assign(first(template.cards), { alsoOn: [{ board: 'themes', column: 'money' }] })
      },
      'cards.0.alsoOn.0.column: Card “waits” is in column “money”, which board “themes” does not have. Its columns: tray, parking.',
    ],
    [
      'a board for no kind of card',
      (template) => Object.assign(first(template.boards), { cardKinds: [] }),
      'boards.0.cardKinds: Choose at least one kind of card.',
    ],
    [
      'duplicates of two kinds',
      (template) => template.links.push({ type: 'duplicates', from: 'waits', to: 'triage' }),
      'links.2: Link “waits” duplicates “triage”: duplicates are of one kind.',
    ],
    [
      'two columns with one key',
      (template) => Object.assign(first(template.boards).columns[1] ?? {}, { key: 'referral' }),
      'boards.0.columns.1.key: Two columns of board “pathway” have the same key: “referral”.',
    ],
    [
      'two columns with one name',
      (template) => Object.assign(first(template.boards).columns[1] ?? {}, { name: 'referral' }),
      'boards.0.columns.1.name: Two columns of board “pathway” have the same name: “referral”.',
    ],
    [
      'a column that calls itself the tray',
      (template) => Object.assign(first(template.boards).columns[1] ?? {}, { key: 'tray' }),
      'boards.0.columns.1.key: Every board has a “tray” already: give this column another key.',
    ],
    [
      'a card in a column that is not there',
      (template) => (first(template.cards).column = 'home'),
      'cards.0.column: Card “waits” is in column “home”, which board “pathway” does not have. Its columns: tray, referral, visit, parking.',
    ],
    [
      'a card on a board that is not there',
      (template) => (first(template.cards).board = 'wall'),
      'cards.0.board: Card “waits” is on board “wall”, which the template does not have. Its boards: pathway.',
    ],
    [
      'two cards with one key',
      (template) => template.cards.push({ ...first(template.cards) }),
      'cards.3.key: Two cards have the same key: “waits”.',
    ],
    [
      'a card without text',
      (template) => (first(template.cards).text = '  '),
      'cards.0.text: Please write something here.',
    ],
    [
      'a link to nothing',
      (template) => (first(template.links).to = 'gait'),
      'links.0.to: Link “waits” addressed-by “gait”: there is no card “gait”.',
    ],
    [
      'a link that leads to the wrong kind',
      (template) => (first(template.links).to = 'triage'),
      'links.0.to: Link “waits” addressed-by “triage”: this link leads to a training-need card, and “triage” is of the kind enabler.',
    ],
    [
      'a link that starts at the wrong kind',
      (template) => (first(template.links).from = 'triage'),
      'links.0.from: Link “triage” addressed-by “balance”: this link starts at a barrier card, and “triage” is of the kind enabler.',
    ],
    [
      'a link from a card to itself',
      (template) => template.links.push({ type: 'duplicates', from: 'waits', to: 'waits' }),
      'links.2: Link “waits” duplicates “waits”: a card cannot be linked to itself.',
    ],
    [
      'a link that is there twice',
      (template) => template.links.push({ ...first(template.links) }),
      'links.2: Link “waits” addressed-by “balance” is there twice.',
    ],
    [
      'more cards than a study holds',
      (template) => {
        const card = first(template.cards)
        template.cards = Array.from({ length: TEMPLATE_LIMITS.cards + 1 }, (_, index) => ({
          ...card,
          key: `card-${index}`,
        }))
        template.links = []
      },
      'cards: A template holds at most 5000 cards.',
    ],
    [
      'an activity of no minutes',
      (template) => (first(template.agenda).minutes = 0),
      'agenda.0.minutes: Too small: expected number to be >=1',
    ],
  ])('is refused with %s', (_what, change, problem) => {
    expect(problemsAfter(change)).toEqual([problem])
  })

  it('may have boards without columns beside the pathway, cards on several boards, and duplicates of one kind', () => {
    expect(
      problemsAfter((template) => {
        template.boards.push({ key: 'themes', kind: 'themes', name: 'Themes', columns: [] })
        const card = Object.assign(first(template.cards), { alsoOn: [{ board: 'themes', column: 'tray' }] })
        template.cards.push({ ...card, key: 'queues', text: 'Queues are long' })
        template.links.push({ type: 'duplicates', from: 'queues', to: 'waits' })
      }),
    ).toEqual([])
  })
})
