import type { Locator, Page } from 'playwright-core'
import type { BoardKind } from '#shared/domain/board/board'
import { boardOrder } from '#shared/domain/board/boardOrder'
import type { CardKind } from '#shared/domain/board/card'
import { emptyRecords } from '#shared/domain/study/records'
import { makeStudyState, type StudyState } from '#shared/domain/study/studyState'
import type { Host } from '../../electron/host/createHost.ts'
import { randomIdentifier } from '../support/randomIdentifier.ts'
import { openBrowser, openFacilitatorPage, startApp } from '../support/startApp.ts'

/** The stages of a blank study. */
export const BEGINNING = 'Beginning: how it starts'
export const MIDDLE = 'Middle: what happens'
export const END = 'End: what comes after'
export const TRAY = 'Tray: not placed yet'

/** The study as the host has it on its disk. */
export async function studyOf(host: Host): Promise<StudyState> {
  const records = emptyRecords()
  for (const { kind, id, record } of (await host.call('study.getSnapshot', {})).records) {
    if (record) (records[kind] as Map<string, unknown>).set(id, record)
  }
  return makeStudyState(records)
}

export function boardOf(state: StudyState, kind: BoardKind) {
  const board = [...state.records.board.values()].find((candidate) => candidate.kind === kind)
  if (!board) throw new Error(`The study has no ${kind} board.`)
  return board
}

export async function cardNamed(host: Host, text: string) {
  return [...(await studyOf(host)).records.card.values()].find((one) => one.text === text)
}

/** The columns of a board from left to right, each with the texts of its cards in their order. */
export async function columnsOn(host: Host, kind: BoardKind): Promise<[name: string, cards: string[]][]> {
  const state = await studyOf(host)
  const { columns, cardIds } = boardOrder(state, boardOf(state, kind).id)
  return columns.map(({ id, name }) => [
    name,
    (cardIds.get(id) ?? []).map((cardId) => state.records.card.get(cardId)?.text ?? ''),
  ])
}

/** The texts of the cards of a column, on the pathway board unless it is said otherwise. */
export async function column(host: Host, name: string, kind: BoardKind = 'pathway'): Promise<string[]> {
  return (await columnsOn(host, kind)).find(([one]) => one === name)?.[1] ?? []
}

export type CardToAdd = readonly [kind: CardKind, text: string, stage: number]

/** A blank study with these cards in its three stages, open in a browser. */
export async function openBoard(cards: readonly CardToAdd[]) {
  const { host, address } = await startApp()
  await host.call('study.create', { templateKey: null, title: 'Leaving hospital' })
  const state = await studyOf(host)
  const board = boardOf(state, 'pathway')
  const stages = boardOrder(state, board.id).columns.filter(({ role }) => role === 'stage')
  const ids = new Map<string, string>()
  await Promise.all(
    cards.map(([kind, text, stage]) => {
      const cardId = randomIdentifier()
      ids.set(text, cardId)
      const columnId = stages[stage]?.id ?? ''
      return host.call('card.add', { cardId, kind, text, boardId: board.id, columnId, beforeCardId: null })
    }),
  )
  const browser = await openBrowser()
  const page = await openFacilitatorPage(browser)
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: 'Pathway' }).waitFor()
  return { host, address, browser, page, ids }
}

export const card = (page: Page, text: string) => page.locator('[data-card-id]').filter({ hasText: text })
/** What was last said to a screen reader. */
export const said = (page: Page) =>
  page.getByRole('region', { name: 'Messages' }).locator('[aria-live="assertive"]')
export const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)
export const columnIn = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
export const emptyList = (page: Page, name: string) => columnIn(page, name).getByText('Nothing here yet')

/** Goes there with the Tab key alone, as somebody without a mouse has to. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

export async function middleOf(target: Locator): Promise<{ x: number; y: number; height: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }
}

/** Drags by hand: press, a few moves, let go a little above the middle of the target. */
export async function dropOnto(page: Page, what: Locator, onto: Locator): Promise<void> {
  const from = await middleOf(what)
  const to = await middleOf(onto)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 4, { steps: 2 })
  await page.mouse.move(to.x, to.y - Math.min(8, to.height / 4), { steps: 8 })
  await page.mouse.up()
}
