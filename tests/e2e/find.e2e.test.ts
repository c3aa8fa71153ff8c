import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_RAM_RULE } from '#shared/domain/consensus/rule'
import type { Host } from '../../electron/host/createHost.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { cardItems, openRoom, recordsOf } from '../support/hostCalls.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { joinRoom, takePaper, voteOnAll } from '../support/roomClient.ts'
import {
  BEGINNING,
  boardOf,
  card,
  cardNamed,
  column,
  columnIn,
  END,
  isFocused,
  MIDDLE,
  openBoard,
  said,
  studyOf,
  tabTo,
  type CardToAdd,
} from './boardPage.ts'

const CARDS: readonly CardToAdd[] = [
  ['barrier', 'No transport home', 0],
  ['barrier', 'Letters arrive late', 0],
  ['enabler', 'A café near the ward', 0],
  ['training-need', 'Listening to carers', 1],
  ['idea', 'Transport volunteers', 1],
  ['barrier', 'No beds at night', 1],
]
const ALL = CARDS.map(([, text]) => text)

const composer = (page: Page) => page.getByPlaceholder('Write, then press Enter')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find cards by their words' })
const kindChip = (page: Page, kind: string) =>
  page.getByRole('search').getByRole('button', { name: new RegExp(`^${kind}`) })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Chosen cards' })
const tick = (page: Page, name: RegExp) => page.getByRole('dialog').getByRole('checkbox', { name })

/** The texts of the cards that the board shows. */
const shown = async (page: Page): Promise<string[]> => {
  const faces = await page.locator('[data-card-id]').allTextContents()
  return ALL.filter((text) => faces.some((face) => face.includes(text)))
}
async function expectShown(page: Page, texts: readonly string[]): Promise<void> {
  await expect.poll(() => shown(page)).toEqual(texts)
}

/** Pastes as somebody does who has copied it somewhere else. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', copied)
    clipboardData.setData('text/plain', copied)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

describe('adding cards from the keyboard', () => {
  it('adds one card after the other, each of a kind that the arrow keys choose', async () => {
    const { host, page } = await openBoard([['step', 'Ward round', 0]])
    await card(page, 'Ward round').focus()
    await page.keyboard.press('n')
    await composer(page).waitFor()
    await expect.poll(() => isFocused(composer(page))).toBe(true)
    await page.keyboard.type('Ask the family')
    await page.keyboard.press('Enter')
    // Else the host's answer would be read out after the kind.
    await expect.poll(() => said(page).textContent()).toContain('added to')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => said(page).textContent()).toBe('Step')
    await page.keyboard.type('Say goodbye')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.type('No lift')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => column(host, BEGINNING))
      .toEqual(['Ward round', 'Ask the family', 'Say goodbye', 'No lift'])
    const kinds = await Promise.all(
      ['Ask the family', 'Say goodbye', 'No lift'].map(async (text) => (await cardNamed(host, text))?.kind),
    )
    expect(kinds).toEqual(['idea', 'step', 'barrier'])
    await page.keyboard.press('Escape')
    await composer(page).waitFor({ state: 'detached' })
  })

  it('offers no kind in a tray that the board is not for', async () => {
    const { host, page } = await openBoard([])
    const training = boardOf(await studyOf(host), 'training')
    await page.goto(`${page.url().split('#')[0]}#/board/${training.id}/columns`)
    await page.getByRole('heading', { level: 1, name: training.name }).waitFor()
    await page.getByRole('region', { name: /^Tray/ }).getByRole('button', { name: /^Tray/ }).click()
    await page.getByRole('button', { name: /^Add a card to Tray/ }).click()
    await page.getByRole('button', { name: /Kind of card/ }).click()
    expect(await page.getByRole('option').allTextContents()).toEqual(['Training need'])
  })

  it('makes cards of a list: bullets, kinds, twins, lines that are too long, and nothing lost', async () => {
    const { host, page } = await openBoard([['barrier', 'No transport home', 0]])
    await page.getByRole('button', { name: `Add a card to ${MIDDLE}` }).press('Enter')
    await composer(page).waitFor()
    const long = 'A story that is told from its very beginning. '.repeat(12).trim()
    await paste(
      page,
      [
        '- Letters arrive late',
        'Enabler: A café',
        '',
        '1. no transport HOME',
        '- Letters arrive late',
        long,
      ].join('\n'),
    )
    await page.getByRole('button', { name: 'Paste as 5 cards' }).waitFor()
    await expectAccessible(page, 'the composer with a pasted list')
    expect(await composer(page).inputValue()).toBe('')
    await page.keyboard.press('Enter')

    const dialog = page.getByRole('dialog', { name: 'Paste a list of cards' })
    await dialog.waitFor()
    await dialog.getByText('2 cards will be added, 1 line is too long, 2 lines are there already').waitFor()
    await dialog.getByText(/^Line 6 is \d+ characters longer than the 500 of a card/).waitFor()
    await expectAccessible(page, 'the window for pasting a list')

    // Closed by accident: it is all there when it is opened again.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(composer(page))).toBe(true)
    await page.keyboard.press('Shift+Enter')
    await dialog.getByText('2 cards will be added').waitFor()

    // A twin is added only where that is asked for.
    await tabTo(page, dialog.getByRole('checkbox').last())
    await page.keyboard.press('Space')
    await tabTo(page, dialog.getByRole('button', { name: 'Add 3 cards' }))
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => column(host, MIDDLE))
      .toEqual(['Letters arrive late', 'A café', 'Letters arrive late'])
    expect((await cardNamed(host, 'A café'))?.kind).toBe('enabler')
    await page.getByText(`3 cards added to ${MIDDLE}. 1 line could not be added`).waitFor()

    // What was too long is still there to be mended.
    await page.keyboard.press('Shift+Enter')
    expect(await dialog.getByRole('textbox').inputValue()).toBe(long)
    await page.keyboard.press('Escape')

    // One step back takes all of them.
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
    await expect.poll(() => column(host, MIDDLE)).toEqual([])
  })

  it('takes a paste of several lines as one card where that is wished', async () => {
    const { host, page } = await openBoard([])
    await page.getByRole('button', { name: `Add a card to ${BEGINNING}` }).press('Enter')
    await composer(page).waitFor()
    await page.keyboard.type('They said: ')
    await paste(page, 'wait\nand wait')
    await page.getByRole('button', { name: 'As one card' }).press('Enter')
    await expect.poll(() => composer(page).inputValue()).toBe('They said: wait and wait')
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toEqual(['They said: wait and wait'])
  })
})

describe('finding cards', () => {
  it('searches words, and says how many cards are left', async () => {
    const { page } = await openBoard(CARDS)
    await card(page, 'No beds').waitFor()
    await card(page, 'No beds').focus()
    await page.keyboard.press('/')
    await expect.poll(() => isFocused(search(page))).toBe(true)
    await page.keyboard.type('TRANSPORT')
    await expectShown(page, ['No transport home', 'Transport volunteers'])
    await page.getByRole('status').filter({ hasText: '2 of 6 cards shown' }).waitFor()
    await page.keyboard.type(' cafe')
    await expectShown(page, [])
    await columnIn(page, BEGINNING).getByText('No card here fits').waitFor()
    await page.keyboard.press('Escape')
    await expectShown(page, ALL)
    await page.keyboard.type('cafe')
    await expectShown(page, ['A café near the ward'])

    // The outline has the same filter, and the other boards have their own.
    await page.getByRole('link', { name: 'Outline' }).click()
    await page.getByRole('link', { name: 'Outline' }).and(page.locator('[aria-current]')).waitFor()
    await expectShown(page, ['A café near the ward'])
    expect(await search(page).inputValue()).toBe('cafe')
    await page.getByRole('link', { name: 'Columns' }).click()
    await expectShown(page, ['A café near the ward'])
    await page.getByRole('button', { name: 'Clear' }).press('Enter')
    await expectShown(page, ALL)
    await expect.poll(() => isFocused(search(page))).toBe(true)
  })

  it('filters by kind, stage, tag and panel group, each by itself and together', async () => {
    const { host, page, ids } = await openBoard(CARDS)
    const id = (text: string) => ids.get(text) ?? ''
    await host.call('cards.tag', {
      cardIds: [id('No beds at night'), id('No transport home')],
      add: ['rural'],
      remove: [],
    })
    const written = await writeFromPhone(host, 'Nobody asks carers')
    const everything = [...ALL, written]
    const visible = async () => {
      const faces = await page.locator('[data-card-id]').allTextContents()
      return everything.filter((text) => faces.some((face) => face.includes(text)))
    }
    async function expectVisible(texts: readonly string[]): Promise<void> {
      await expect.poll(visible).toEqual(texts)
    }
    await page.getByRole('region', { name: /^Tray/ }).getByRole('button').first().click()
    await expectVisible(everything)

    await kindChip(page, 'Enabler').press('Enter')
    await expectVisible(['A café near the ward'])
    await kindChip(page, 'Barrier').press('Enter')
    await expectVisible([
      'No transport home',
      'Letters arrive late',
      'A café near the ward',
      'No beds at night',
    ])
    await page.getByRole('button', { name: 'Clear' }).press('Enter')

    const filter = page.getByRole('button', { name: /^Filter/ })
    await filter.press('Enter')
    await tick(page, /^Middle/).waitFor()
    await expectAccessible(page, 'the window of filters')
    await tick(page, /^Middle/).press('Space')
    await expectVisible(['Listening to carers', 'Transport volunteers', 'No beds at night'])
    await tick(page, /^rural 2/).press('Space')
    await expectVisible(['No beds at night'])
    await tick(page, /^Middle/).press('Space')
    await expectVisible(['No transport home', 'No beds at night'])
    await tick(page, /^rural/).press('Space')
    await tick(page, /^Public contributors 1/).press('Space')
    await expectVisible([written])
    await page.getByText('No card of this study has been voted on yet.').waitFor()
    await page.keyboard.press('Escape')

    // What is filtered by stands there, and is taken away there.
    await page.getByRole('button', { name: 'Do not filter by “Public contributors”' }).press('Enter')
    await expectVisible(everything)
    await expect.poll(() => isFocused(search(page))).toBe(true)
  })

  it('filters by the verdict of the latest vote, also of a round that is closed meanwhile', async () => {
    const { host, page, ids } = await openBoard(CARDS)
    const vote = await openVoteOn(host, [
      ids.get('No transport home') ?? '',
      ids.get('Letters arrive late') ?? '',
    ])
    await vote.answer([9, 1])
    await page.getByRole('button', { name: /^Filter/ }).press('Enter')
    await page.getByText('No card of this study has been voted on yet.').waitFor()
    await vote.close()
    await tick(page, /^In 1/).press('Space')
    await expectShown(page, ['No transport home'])
    await tick(page, /^Out 1/).press('Space')
    await expectShown(page, ['No transport home', 'Letters arrive late'])
    await tick(page, /^In/).press('Space')
    await tick(page, /^Out/).press('Space')
    await tick(page, /^Not voted on 4/).press('Space')
    await expectShown(page, ALL.slice(2))
    await page.keyboard.press('Escape')
    await expectAccessible(page, 'a filtered board')
  })

  it('gives nothing away of what was written in silence', async () => {
    const { host, page } = await openBoard(CARDS)
    const hidden = await writeFromPhone(host, 'Transport is a secret', true)
    await page.getByText('Hidden', { exact: false }).first().waitFor()
    await search(page).fill('secret')
    await page.getByRole('status').filter({ hasText: '0 of 7 cards shown' }).waitFor()
    expect(await page.content()).not.toContain(hidden)
  })

  it('puts a dragged card among those that show, and keeps the others where they are', async () => {
    const { host, page } = await openBoard(CARDS)
    await search(page).fill('no')
    await expectShown(page, ['No transport home', 'No beds at night'])
    await card(page, 'No beds').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('End')
    await expect.poll(() => said(page).textContent()).toBe(`In ${BEGINNING}, place 2 of 2.`)
    await page.keyboard.press('Space')
    await expect
      .poll(() => column(host, BEGINNING))
      .toEqual(['No transport home', 'No beds at night', 'Letters arrive late', 'A café near the ward'])
  })
})

describe('doing something with several cards', () => {
  it('chooses with x and a range, moves them together, and takes that back in one step', async () => {
    const { host, page } = await openBoard(CARDS)
    await card(page, 'No transport').focus()
    await page.keyboard.press('x')
    await expect.poll(() => said(page).textContent()).toBe('1 card chosen.')
    await page.keyboard.press('End')
    await expect.poll(() => isFocused(card(page, 'A café'))).toBe(true)
    await page.keyboard.press('Shift+X')
    await expect.poll(() => said(page).textContent()).toBe('3 cards chosen.')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => isFocused(card(page, 'Letters'))).toBe(true)
    await page.keyboard.press('x')
    await page.getByText('2 cards chosen', { exact: true }).waitFor()
    await expectAccessible(page, 'the bar of chosen cards')

    // One stop of the Tab key, with the arrow keys from button to button.
    await tabTo(page, bar(page).getByRole('button', { name: 'Move to…' }))
    await page.keyboard.press('ArrowRight')
    expect(await isFocused(bar(page).getByRole('button', { name: 'Merge…' }))).toBe(true)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor()
    await tabTo(page, page.getByRole('button', { name: /Column/ }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('End')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Move 2 cards' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => column(host, END)).toEqual(['No transport home', 'A café near the ward'])
    await bar(page).waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+z')
    await expect
      .poll(() => column(host, BEGINNING))
      .toEqual(['No transport home', 'Letters arrive late', 'A café near the ward'])
    expect(await column(host, END)).toEqual([])
  })

  it('chooses all of a column, all that show, and says what is filtered away; Escape lets go', async () => {
    const { page } = await openBoard(CARDS)
    await card(page, 'Listening').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.getByText('3 cards chosen', { exact: true }).waitFor()
    await card(page, 'No transport').click({ modifiers: ['Shift'] })
    await page.getByText('4 cards chosen', { exact: true }).waitFor()
    await search(page).fill('no')
    await page.getByText('2 of them are filtered away.').waitFor()
    await search(page).fill('transport')
    await expectShown(page, ['No transport home', 'Transport volunteers'])
    await bar(page).getByRole('button', { name: 'Choose all shown' }).press('Enter')
    await page.getByText('4 cards chosen', { exact: true }).waitFor()
    await card(page, 'Transport volunteers').focus()
    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
    expect(await isFocused(card(page, 'Transport volunteers'))).toBe(true)
    await expect.poll(() => said(page).textContent()).toBe('No card is chosen now.')
  })

  it('deletes them in one step, and forgets those that somebody else deleted', async () => {
    const { host, page, ids } = await openBoard(CARDS)
    await card(page, 'No transport').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.getByText('3 cards chosen', { exact: true }).waitFor()
    await host.call('card.delete', { cardId: ids.get('Letters arrive late') ?? '' })
    await page.getByText('2 cards chosen', { exact: true }).waitFor()
    await bar(page).getByRole('button', { name: 'Delete' }).press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toEqual([])
    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
    await expect.poll(() => column(host, BEGINNING)).toEqual(['No transport home', 'A café near the ward'])
  })

  it('tags them: what all have, what some have, and a new one', async () => {
    const { host, page, ids } = await openBoard(CARDS)
    const id = (text: string) => ids.get(text) ?? ''
    await host.call('card.edit', { cardId: id('No transport home'), tags: ['rural', 'night'] })
    await host.call('card.edit', { cardId: id('Letters arrive late'), tags: ['night'] })
    await card(page, 'No transport').focus()
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => isFocused(card(page, 'Letters'))).toBe(true)
    await page.keyboard.press('x')
    await bar(page).getByRole('button', { name: 'Tag…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Tags of 2 cards' })
    await dialog.getByText('On 1 of 2').waitFor()
    await expectAccessible(page, 'the tag window')
    expect(await dialog.getByRole('checkbox', { name: 'night' }).isChecked()).toBe(true)
    await dialog.getByRole('checkbox', { name: 'night' }).press('Space')
    await dialog.getByRole('checkbox', { name: /^complex needs/ }).press('Space')
    await dialog.getByLabel('Another tag').fill('Rural')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Another tag').fill('winter')
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const tags = async (text: string) => (await cardNamed(host, text))?.tags.toSorted()
    await expect.poll(() => tags('No transport home')).toEqual(['complex needs', 'rural', 'winter'])
    expect(await tags('Letters arrive late')).toEqual(['complex needs', 'rural', 'winter'])
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => tags('Letters arrive late')).toEqual(['night'])
  })
})

describe('a list of cards', () => {
  it('opens a card, and is there again when that is closed', async () => {
    const { page } = await openBoard(CARDS)
    await card(page, 'No beds').waitFor()
    await page.getByRole('link', { name: 'Matrix' }).click()
    await page.locator('[data-cell]').filter({ hasText: '3' }).first().press('Enter')
    const list = page.getByRole('dialog', { name: /×/ })
    await list.getByText('3 cards').waitFor()
    await expectAccessible(page, 'a list of cards')
    const row = list.getByRole('button', { name: /^Letters arrive late/ })
    await row.press('Enter')
    await page.getByRole('dialog', { name: 'Card' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Card' }).waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(row)).toBe(true)
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  })
})

/** Has a public contributor add an idea from a phone; it waits in the tray. */
async function writeFromPhone(host: Host, text: string, isSilent = false): Promise<string> {
  const room = await openRoom(host)
  if (isSilent) await host.call('room.configure', { isSilent })
  const group = (await recordsOf(host, 'panelGroup')).find(({ isPublic }) => isPublic)
  const phone = await joinRoom({ ...room, panelGroupId: group?.id ?? '' })
  onTestFinished(() => phone.close())
  await phone.socket.call('card.contribute', { cardId: randomIdentifier(), kind: 'idea', text })
  return text
}

/** A vote on these cards by as many people as a rule's figures need, all of whom answer the same. */
async function openVoteOn(host: Host, cardIds: readonly string[]) {
  const room = await openRoom(host)
  const [ballotId, roundId] = [randomIdentifier(), randomIdentifier()]
  await host.call('ballot.create', {
    ballotId,
    title: 'What matters?',
    question: 'How important is this?',
    lowLabel: 'not at all',
    highLabel: 'very',
    instructions: '',
    rule: DEFAULT_RAM_RULE,
    plannedRounds: 1,
    carryOver: 'all',
    isPractice: false,
    items: cardItems(cardIds),
  })
  const [group] = await recordsOf(host, 'panelGroup')
  const phones = await Promise.all(
    Array.from({ length: 3 }, () => joinRoom({ ...room, panelGroupId: group?.id ?? '' })),
  )
  onTestFinished(async () => {
    await Promise.all(phones.map((phone) => phone.close()))
  })
  await host.call('ballot.lock', { ballotId })
  await host.call('round.open', { ballotId, roundId })
  return {
    answer: (scores: readonly number[]) =>
      Promise.all(
        phones.map(async (phone) => {
          const paper = await takePaper(phone)
          await voteOnAll(phone, paper, (_, index) => ({ kind: 'score', value: scores[index] ?? 5 }))
        }),
      ),
    close: () => host.call('round.close', { roundId }),
  }
}
